package org.gongshi.review.takedown;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface EarlyStopMapper {
  String COLUMNS =
      """
      SELECT s.applied_on, s.reason, s.proposed_by AS proposer, p.login AS proposed_by, s.proposed_at,
        d.login AS decided_by, s.decided_at, s.granted, s.note
      FROM early_stop s JOIN account p ON p.id = s.proposed_by LEFT JOIN account d ON d.id = s.decided_by
      """;

  @Insert(
      """
      INSERT INTO early_stop (case_id, open_case, applied_on, reason, proposed_by, proposed_at)
      VALUES (#{caseId}, #{caseId}, #{appliedOn}, #{reason}, #{by}, #{now})
      """)
  void propose(
      @Param("caseId") long caseId,
      @Param("appliedOn") LocalDate appliedOn,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(COLUMNS + "WHERE s.open_case = #{caseId}")
  @Nullable EarlyStop open(long caseId);

  @Select(COLUMNS + "WHERE s.case_id = #{caseId} ORDER BY s.id")
  List<EarlyStop> ofCase(long caseId);

  @Update(
      """
      UPDATE early_stop SET decided_by = #{by}, decided_at = #{now}, granted = #{granted}, note = #{note},
        open_case = NULL
      WHERE open_case = #{caseId}
      """)
  void decide(
      @Param("caseId") long caseId,
      @Param("granted") boolean granted,
      @Param("note") @Nullable String note,
      @Param("by") long by,
      @Param("now") Instant now);
}
