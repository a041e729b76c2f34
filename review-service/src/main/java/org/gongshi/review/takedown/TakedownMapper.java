package org.gongshi.review.takedown;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface TakedownMapper {
  String SUPPRESSION =
      """
      SELECT s.exit_kind AS `exit`, s.cause, s.reason, a.login AS requested_by, s.requested_at,
        r.public_id AS replaced_by
      FROM suppression s LEFT JOIN account a ON a.id = s.requested_by LEFT JOIN law_case r ON r.id = s.replaced_by_id
      """;

  @Insert(
      """
      INSERT INTO suppression (case_id, exit_kind, cause, reason, requested_by, requested_at, replaced_by_id)
      VALUES (#{caseId}, #{exit}, #{cause}, #{reason}, #{by}, #{now}, #{replacedBy})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("exit") String exit,
      @Param("cause") ExitCause cause,
      @Param("reason") String reason,
      @Param("by") @Nullable Long by,
      @Param("now") Instant now,
      @Param("replacedBy") @Nullable Long replacedBy);

  @Select(SUPPRESSION + "WHERE s.case_id = #{caseId}")
  @Nullable Suppression ofCase(long caseId);

  /** The public id of the last edition in the place of a corrected case. */
  @Select(
      """
      WITH RECURSIVE later (id) AS (
        SELECT replaced_by_id FROM suppression WHERE case_id = #{caseId}
        UNION
        SELECT s.replaced_by_id FROM suppression s JOIN later l ON s.case_id = l.id WHERE s.replaced_by_id IS NOT NULL)
      SELECT MAX(c.public_id) FROM later l JOIN law_case c ON c.id = l.id
        LEFT JOIN suppression s ON s.case_id = l.id
      WHERE s.replaced_by_id IS NULL
      """)
  @Nullable String currentEdition(long caseId);

  @Update("UPDATE suppression SET replaced_by_id = #{by} WHERE case_id = #{caseId}")
  void replacedBy(@Param("caseId") long caseId, @Param("by") long by);

  @Insert(
      """
      INSERT INTO emergency_takedown (case_id, requested_by, note) VALUES (#{caseId}, #{by}, #{note})
      """)
  void emergency(
      @Param("caseId") long caseId,
      @Param("by") @Nullable Long by,
      @Param("note") @Nullable String note);

  @Select(
      """
      SELECT e.requested_by AS requester, q.login AS requested_by, e.note, r.login AS reviewed_by, e.reviewed_at,
        e.outcome, e.finding
      FROM emergency_takedown e LEFT JOIN account q ON q.id = e.requested_by
        LEFT JOIN account r ON r.id = e.reviewed_by
      WHERE e.case_id = #{caseId}
      """)
  @Nullable EmergencyTakedown emergencyOf(long caseId);

  @Update(
      """
      UPDATE emergency_takedown SET reviewed_by = #{by}, reviewed_at = #{now}, outcome = #{outcome},
        finding = #{finding}
      WHERE case_id = #{caseId}
      """)
  void review(
      @Param("caseId") long caseId,
      @Param("by") long by,
      @Param("outcome") EmergencyTakedown.Outcome outcome,
      @Param("finding") String finding,
      @Param("now") Instant now);

  @Select(
      """
      <script>
      SELECT c.id AS cursor_id, c.public_id AS id, c.organ_code, s.exit_kind AS `exit`, s.cause, s.requested_at,
        e.case_id IS NOT NULL AND e.reviewed_by IS NULL AS awaits_review, r.public_id AS replaced_by
      FROM suppression s JOIN law_case c ON c.id = s.case_id LEFT JOIN emergency_takedown e ON e.case_id = s.case_id
        LEFT JOIN law_case r ON r.id = s.replaced_by_id
      WHERE c.id &gt; #{after}
      <if test='organ != null'>AND c.organ_code = #{organ}</if>
      <if test='awaitsReview'>AND e.case_id IS NOT NULL AND e.reviewed_by IS NULL</if>
      ORDER BY c.id LIMIT #{limit}
      </script>
      """)
  List<TakedownLine> page(
      @Param("after") long after,
      @Param("organ") @Nullable String organ,
      @Param("awaitsReview") boolean awaitsReview,
      @Param("limit") int limit);
}
