package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface BoardMapper {
  /** Oldest first; those under review and those whose measure went first. */
  @Select(
      """
      <script>
      SELECT c.public_id AS id, c.kind, c.organ_code, c.matter, c.late_review = 'OPEN' AS late, a.login AS reviewer,
        c.question_open, s.submitted_at, TIMESTAMPDIFF(DAY, s.submitted_at, #{now}) AS days, d.due_day,
        d.due_at IS NOT NULL AND d.due_at &lt;= #{now} AS overdue
      FROM (SELECT id FROM law_case WHERE state = 'UNDER_LEGAL_REVIEW'
          UNION SELECT f.case_id FROM act_first f JOIN law_case k ON k.id = f.case_id AND k.late_review = 'OPEN') w
        JOIN law_case c ON c.id = w.id
        JOIN review_submission s ON s.case_id = c.id
          AND s.number = (SELECT MAX(x.number) FROM review_submission x WHERE x.case_id = c.id)
        LEFT JOIN account a ON a.id = c.assigned_reviewer_id
        LEFT JOIN deadline d ON d.case_id = c.id AND d.kind IN ('LEGAL_REVIEW', 'LATE_REVIEW') AND d.ended_at IS NULL
      WHERE 1 = 1
      <if test='organ != null'>AND c.organ_code = #{organ}</if>
      <if test='reviewer != null'>AND c.assigned_reviewer_id = #{reviewer}</if>
      ORDER BY s.submitted_at, c.id LIMIT 500
      </script>
      """)
  List<Waiting> waiting(
      @Param("organ") @Nullable String organ,
      @Param("reviewer") @Nullable Long reviewer,
      @Param("now") Instant now);

  @Select(
      """
      <script>
      SELECT o.code AS organ_code, o.name AS organ_name,
        (SELECT COUNT(*) FROM review_submission s JOIN law_case k ON k.id = s.case_id
          WHERE k.organ_code = o.code AND s.for_review AND s.submitted_at &gt;= #{from} AND s.submitted_at &lt; #{until})
          AS submitted,
        COUNT(r.id) AS reviewed,
        COALESCE(SUM(r.conclusion = 'AGREE'), 0) AS agreed,
        COALESCE(SUM(r.conclusion = 'AGREE_WITH_CHANGES'), 0) AS agreed_with_changes,
        COALESCE(SUM(r.conclusion = 'SEND_BACK'), 0) AS sent_back,
        COALESCE(SUM(r.late), 0) AS late,
        (SELECT COUNT(*) FROM review_question q JOIN law_case k ON k.id = q.case_id
          WHERE k.organ_code = o.code AND q.asked_at &gt;= #{from} AND q.asked_at &lt; #{until}) AS questions,
        COALESCE(ROUND(AVG(TIMESTAMPDIFF(SECOND, s.submitted_at, r.reviewed_at)) / 86400, 1), 0) AS average_days
      FROM organ o
        LEFT JOIN law_case c ON c.organ_code = o.code
          AND c.id IN (SELECT x.case_id FROM legal_review x WHERE x.reviewed_at &gt;= #{from} AND x.reviewed_at &lt; #{until})
        LEFT JOIN legal_review r ON r.case_id = c.id AND r.reviewed_at &gt;= #{from} AND r.reviewed_at &lt; #{until}
        LEFT JOIN review_submission s ON s.case_id = r.case_id AND s.number = r.submission_number
      <if test='organ != null'>WHERE o.code = #{organ}</if>
      GROUP BY o.code, o.name ORDER BY o.code
      </script>
      """)
  List<ReviewStatistics.OfOrgan> byOrgan(
      @Param("organ") @Nullable String organ,
      @Param("from") Instant from,
      @Param("until") Instant until);

  @Select(
      """
      <script>
      SELECT COUNT(*) FROM legal_review r JOIN law_case c ON c.id = r.case_id
      WHERE r.reviewed_at &gt;= #{from} AND r.reviewed_at &lt; #{until}
        AND JSON_UNQUOTE(JSON_EXTRACT(r.heads, #{path})) = 'PROBLEM'
      <if test='organ != null'>AND c.organ_code = #{organ}</if>
      </script>
      """)
  int problems(
      @Param("organ") @Nullable String organ,
      @Param("path") String path,
      @Param("from") Instant from,
      @Param("until") Instant until);
}
