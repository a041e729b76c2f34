package org.gongshi.review.redaction;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

interface ManualCutMapper {
  @Insert(
      """
      INSERT INTO manual_cut (case_id, number, field, start_at, end_at, text_sha256, kind, ground, reason, added_by,
        added_at)
      SELECT #{caseId}, COALESCE(MAX(number), 0) + 1, #{field}, #{start}, #{end}, #{textSha256}, #{kind}, #{ground},
        #{reason}, #{by}, #{now}
      FROM manual_cut WHERE case_id = #{caseId}
      """)
  void add(
      @Param("caseId") long caseId,
      @Param("field") ManualCut.Field field,
      @Param("start") int start,
      @Param("end") int end,
      @Param("textSha256") String textSha256,
      @Param("kind") CutKind kind,
      @Param("ground") CutGround ground,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT m.number, m.field, m.start_at, m.end_at, m.text_sha256, m.kind, m.ground, m.reason, a.login AS added_by,
        m.added_at, r.login AS removed_by
      FROM manual_cut m JOIN account a ON a.id = m.added_by LEFT JOIN account r ON r.id = m.removed_by
      WHERE m.case_id = #{caseId} ORDER BY m.number
      """)
  List<ManualCut> ofCase(long caseId);

  @Update(
      """
      UPDATE manual_cut SET removed_by = #{by}, removed_at = #{now}
      WHERE case_id = #{caseId} AND number = #{number} AND removed_by IS NULL
      """)
  int remove(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("by") long by,
      @Param("now") Instant now);

  /**
   * One that stands goes along to the edition of a case. One at a time: MariaDB 11.4.5 finds
   * columns null in the second row of such a statement where a trigger runs before the writing.
   */
  @Insert(
      """
      INSERT INTO manual_cut (case_id, number, field, start_at, end_at, text_sha256, kind, ground, reason, added_by,
        added_at)
      SELECT #{to}, number, field, start_at, end_at, text_sha256, kind, ground, reason, added_by, #{now}
      FROM manual_cut WHERE case_id = #{from} AND number = #{number}
      """)
  void carry(
      @Param("from") long from,
      @Param("number") int number,
      @Param("to") long to,
      @Param("now") Instant now);
}
