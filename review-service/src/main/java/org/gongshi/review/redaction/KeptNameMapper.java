package org.gongshi.review.redaction;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface KeptNameMapper {
  @Insert(
      """
      INSERT INTO kept_name (case_id, field, start_at, end_at, text_sha256, reason, note, settled_by, settled_at)
      VALUES (#{caseId}, #{field}, #{start}, #{end}, #{textSha256}, #{reason}, #{note}, #{by}, #{now})
      """)
  void keep(
      @Param("caseId") long caseId,
      @Param("field") ManualCut.Field field,
      @Param("start") int start,
      @Param("end") int end,
      @Param("textSha256") String textSha256,
      @Param("reason") KeptName.Reason reason,
      @Param("note") @Nullable String note,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT k.field, k.start_at, k.end_at, k.text_sha256, k.reason, k.note, a.login AS settled_by, k.settled_at
      FROM kept_name k JOIN account a ON a.id = k.settled_by
      WHERE k.case_id = #{caseId} ORDER BY k.id
      """)
  List<KeptName> ofCase(long caseId);

  @Select("SELECT id FROM kept_name WHERE case_id = #{caseId} ORDER BY id")
  List<Long> ids(long caseId);

  /** One goes along to the edition of a case; one at a time, as {@link ManualCutMapper#carry}. */
  @Insert(
      """
      INSERT INTO kept_name (case_id, field, start_at, end_at, text_sha256, reason, note, settled_by, settled_at)
      SELECT #{to}, field, start_at, end_at, text_sha256, reason, note, settled_by, settled_at
      FROM kept_name WHERE id = #{id}
      """)
  void carry(@Param("id") long id, @Param("to") long to);
}
