package org.gongshi.review.disclosure;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.DisclosureChoice;
import org.jspecify.annotations.Nullable;

interface DisclosureMapper {
  @Insert(
      """
      INSERT INTO disclosure (case_id, choice, basis, proposed_by, proposed_at, approved_by, approved_at)
      VALUES (#{caseId}, #{choice}, #{basis}, #{by}, #{now}, NULL, NULL)
      ON DUPLICATE KEY UPDATE choice = VALUES(choice), basis = VALUES(basis), proposed_by = VALUES(proposed_by),
        proposed_at = VALUES(proposed_at), approved_by = NULL, approved_at = NULL
      """)
  void propose(
      @Param("caseId") long caseId,
      @Param("choice") DisclosureChoice choice,
      @Param("basis") String basis,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select("SELECT choice FROM disclosure WHERE case_id = #{caseId}")
  @Nullable DisclosureChoice choice(long caseId);

  @Update(
      "UPDATE disclosure SET approved_by = #{by}, approved_at = #{now} WHERE case_id = #{caseId}")
  void approve(@Param("caseId") long caseId, @Param("by") long by, @Param("now") Instant now);
}
