package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.DisclosureChoice;
import org.jspecify.annotations.Nullable;

interface DisclosureMapper {
  @Insert(
      """
      INSERT INTO disclosure (case_id, choice, ground, basis, reason, asked_on, deferred_until, proposed_by,
        proposed_at, approved_by, approved_at)
      VALUES (#{caseId}, #{d.choice}, #{d.ground}, #{d.basis}, #{d.reason}, #{d.askedOn}, #{d.deferredUntil}, #{by},
        #{now}, NULL, NULL)
      ON DUPLICATE KEY UPDATE choice = VALUES(choice), ground = VALUES(ground), basis = VALUES(basis),
        reason = VALUES(reason), asked_on = VALUES(asked_on), deferred_until = VALUES(deferred_until),
        proposed_by = VALUES(proposed_by), proposed_at = VALUES(proposed_at), approved_by = NULL, approved_at = NULL,
        public_until = NULL, earliest_stop = NULL
      """)
  void propose(
      @Param("caseId") long caseId,
      @Param("d") Proposed proposed,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT d.choice, d.ground, d.basis, d.reason, d.sent_back_note, d.asked_on, d.deferred_until, d.proposed_at, d.approved_at,
        d.first_public_on, d.public_until, d.earliest_stop, p.login AS proposed_by, a.login AS approved_by
      FROM disclosure d JOIN account p ON p.id = d.proposed_by LEFT JOIN account a ON a.id = d.approved_by
      WHERE d.case_id = #{caseId}
      """)
  @Nullable Disclosure ofCase(long caseId);

  @Update(
      """
      UPDATE disclosure SET approved_by = #{by}, approved_at = #{now}, sent_back_note = NULL
      WHERE case_id = #{caseId}
      """)
  void approve(@Param("caseId") long caseId, @Param("by") long by, @Param("now") Instant now);

  @Update("UPDATE disclosure SET sent_back_note = #{note} WHERE case_id = #{caseId}")
  void sendBack(@Param("caseId") long caseId, @Param("note") @Nullable String note);

  @Select(
      """
      <script>
      SELECT c.id AS cursor_id, c.public_id AS id, c.kind, c.state, c.organ_code, x.decided_on, x.public_by,
        x.public_by &lt; #{f.today} AND c.state IN ('DECIDED', 'SERVED', 'REDACTING', 'AWAITING_DISCLOSURE_APPROVAL',
          'EXPORTED') AS overdue, d.choice, d.ground, d.basis, d.deferred_until, d.first_public_on, d.public_until
      FROM law_case c JOIN decision x ON x.case_id = c.id LEFT JOIN disclosure d ON d.case_id = c.id
      WHERE c.id &gt; #{f.after}
      <if test='f.organ != null'>AND c.organ_code = #{f.organ}</if>
      <if test='f.choice != null'>AND d.choice = #{f.choice}</if>
      <if test='f.endsBy != null'>AND d.public_until &lt;= #{f.endsBy} AND c.state IN ('EXPORTED', 'PUBLISHED')</if>
      <if test='f.overdue'>AND x.public_by &lt; #{f.today}
        AND c.state IN ('DECIDED', 'SERVED', 'REDACTING', 'AWAITING_DISCLOSURE_APPROVAL', 'EXPORTED')</if>
      ORDER BY c.id LIMIT #{f.limit}
      </script>
      """)
  List<DisclosureLine> page(@Param("f") Filter filter);

  /** What a list is narrowed to; null means all. */
  record Filter(
      long after,
      @Nullable String organ,
      @Nullable DisclosureChoice choice,
      @Nullable LocalDate endsBy,
      boolean overdue,
      LocalDate today,
      int limit) {}

  /** What is proposed. */
  record Proposed(
      DisclosureChoice choice,
      String ground,
      String basis,
      @Nullable String reason,
      @Nullable LocalDate askedOn,
      @Nullable LocalDate deferredUntil) {}
}
