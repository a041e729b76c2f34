package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

interface WithheldMapper {
  /** The review is due a year after the approval, or on the day that the last review set. */
  @Select(
      """
      <script>
      SELECT c.id AS cursor_id, c.public_id AS id, c.kind, c.organ_code, x.decided_on, d.ground, d.basis,
        DATE(DATE_ADD(d.approved_at, INTERVAL 8 HOUR)) AS kept_back_on,
        COALESCE((SELECT w.next_review_on FROM withheld_review w WHERE w.case_id = c.id ORDER BY w.number DESC LIMIT 1),
          DATE_ADD(DATE(DATE_ADD(d.approved_at, INTERVAL 8 HOUR)), INTERVAL 1 YEAR)) AS review_on,
        (SELECT COUNT(*) FROM withheld_review w WHERE w.case_id = c.id) AS reviews
      FROM law_case c JOIN disclosure d ON d.case_id = c.id JOIN decision x ON x.case_id = c.id
      WHERE c.state = 'NOT_DISCLOSED' AND d.choice = 'NOT_PUBLISHED' AND c.id &gt; #{after}
      <if test='organ != null'>AND c.organ_code = #{organ}</if>
      <if test='reviewBy != null'>HAVING review_on &lt;= #{reviewBy}</if>
      ORDER BY c.id LIMIT #{limit}
      </script>
      """)
  List<WithheldLine> page(
      @Param("after") long after,
      @Param("organ") @Nullable String organ,
      @Param("reviewBy") @Nullable LocalDate reviewBy,
      @Param("limit") int limit);

  /** How many decisions of a kind are kept back on one ground. */
  record Count(ActionKind kind, String ground, String basis, int count) {}

  @Select(
      """
      <script>
      SELECT c.kind, d.ground, d.basis, COUNT(*) AS count
      FROM law_case c JOIN disclosure d ON d.case_id = c.id
      WHERE c.state = 'NOT_DISCLOSED' AND d.choice = 'NOT_PUBLISHED'
      <if test='organ != null'>AND c.organ_code = #{organ}</if>
      GROUP BY c.kind, d.ground, d.basis ORDER BY c.kind, d.ground, d.basis
      </script>
      """)
  List<Count> counts(@Param("organ") @Nullable String organ);

  /**
   * Decisions that are kept back by quarter of their keeping back, kind and basis; a later edition
   * is no decision of its own. Days are Asia/Shanghai's.
   */
  @Select(
      """
      SELECT YEAR(q.kept_back_on) AS year, QUARTER(q.kept_back_on) AS quarter, q.kind, q.basis, COUNT(*) AS count,
        MAX(q.kept_back_on) AS latest, MAX(q.sample) AS sample
      FROM (
        SELECT c.kind, d.basis, c.sample, DATE(DATE_ADD(d.approved_at, INTERVAL 8 HOUR)) AS kept_back_on
        FROM law_case c JOIN disclosure d ON d.case_id = c.id JOIN decision x ON x.case_id = c.id
        WHERE c.state = 'NOT_DISCLOSED' AND d.choice = 'NOT_PUBLISHED' AND x.edition = 1) q
      GROUP BY YEAR(q.kept_back_on), QUARTER(q.kept_back_on), q.kind, q.basis
      ORDER BY year DESC, quarter DESC, q.kind, q.basis
      """)
  List<WithheldInQuarter> byQuarter();

  @Insert(
      """
      INSERT INTO withheld_review (case_id, number, note, next_review_on, reviewed_by, reviewed_at)
      SELECT #{caseId}, COUNT(*) + 1, #{note}, #{next}, #{by}, #{now} FROM withheld_review WHERE case_id = #{caseId}
      """)
  void review(
      @Param("caseId") long caseId,
      @Param("note") String note,
      @Param("next") LocalDate next,
      @Param("by") long by,
      @Param("now") Instant now);
}
