package org.gongshi.review.filereview;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface ReviewMapper {
  String COLUMNS =
      """
      SELECT r.id AS `key`, r.public_id AS id, c.public_id AS case_id, r.organ_code, c.kind, r.sheet, r.reviewer_id,
        a.login AS reviewer, r.begun_at, r.scores, r.vetoes, r.opinion, r.total, r.grade, r.finished_at
      FROM file_review r JOIN law_case c ON c.id = r.case_id JOIN account a ON a.id = r.reviewer_id
      """;

  @Select(COLUMNS + "WHERE r.case_id = #{caseKey} AND r.public_id = #{id}")
  @Nullable ReviewRow review(long caseKey, String id);

  @Select(COLUMNS + "WHERE r.case_id = #{caseKey} ORDER BY r.id")
  List<ReviewRow> ofCase(long caseKey);

  @Select(
      """
      SELECT f.number, f.item, f.text, f.rectify_by, x.answer, a.login AS answered_by, x.answered_at
      FROM file_review_finding f LEFT JOIN rectification x ON x.review_id = f.review_id AND x.number = f.number
        LEFT JOIN account a ON a.id = x.answered_by
      WHERE f.review_id = #{review} ORDER BY f.number
      """)
  List<ReviewRow.FindingRow> findings(long review);

  /** Finished reviews, in the order in which they were begun. */
  @Select(
      """
      <script>
      SELECT r.id AS `key`, r.public_id AS id, c.public_id AS case_id, r.organ_code, c.kind, r.sheet, a.login AS reviewer,
        r.total, r.grade, r.finished_at,
        (SELECT COUNT(*) FROM file_review_finding f WHERE f.review_id = r.id) AS findings,
        (SELECT COUNT(*) FROM file_review_finding f WHERE f.review_id = r.id AND NOT EXISTS (SELECT 1 FROM rectification x
          WHERE x.review_id = f.review_id AND x.number = f.number)) AS open
      FROM file_review r JOIN law_case c ON c.id = r.case_id JOIN account a ON a.id = r.reviewer_id
      WHERE r.finished_at IS NOT NULL AND r.id &gt; #{after}
      <if test='organ != null'>AND r.organ_code = #{organ}</if>
      <if test='grade != null'>AND r.grade = #{grade}</if>
      ORDER BY r.id LIMIT #{limit}
      </script>
      """)
  List<ReviewLine> page(
      @Param("after") long after,
      @Param("organ") @Nullable String organ,
      @Param("grade") @Nullable Grade grade,
      @Param("limit") int limit);

  /** Whether the account did anything in the case that its file shows; V13_1 asks the same. */
  @Select(
      """
      SELECT EXISTS (SELECT 1 FROM law_case p WHERE p.id = #{caseKey} AND p.handler_id = #{account})
        OR EXISTS (SELECT 1 FROM review_assignment p WHERE p.case_id = #{caseKey} AND p.reviewer_id = #{account})
        OR EXISTS (SELECT 1 FROM legal_review p WHERE p.case_id = #{caseKey} AND p.reviewer_id = #{account})
        OR EXISTS (SELECT 1 FROM consultation p WHERE p.case_id = #{caseKey} AND p.counsel_id = #{account})
        OR EXISTS (SELECT 1 FROM decision p WHERE p.case_id = #{caseKey} AND p.approver_id = #{account})
        OR EXISTS (SELECT 1 FROM discussion_participant p WHERE p.case_id = #{caseKey} AND p.account_id = #{account})
        OR EXISTS (SELECT 1 FROM case_document p WHERE p.case_id = #{caseKey} AND p.added_by = #{account})
        OR EXISTS (SELECT 1 FROM case_record p WHERE p.case_id = #{caseKey} AND p.registered_by = #{account})
      """)
  boolean hadPart(long caseKey, long account);

  @Insert(
      """
      INSERT INTO file_review (public_id, case_id, organ_code, open_case, sheet, reviewer_id, begun_at, scores, vetoes)
      VALUES (#{id}, #{caseKey}, #{organ}, #{caseKey}, #{sheet}, #{by}, #{now}, '[]', '[]')
      """)
  void begin(String id, long caseKey, String organ, String sheet, long by, Instant now);

  @Update(
      """
      UPDATE file_review SET scores = #{scores}, vetoes = #{vetoes}, opinion = #{opinion, jdbcType=VARCHAR}
      WHERE id = #{key}
      """)
  void score(long key, String scores, String vetoes, @Nullable String opinion);

  @Delete("DELETE FROM file_review_finding WHERE review_id = #{key}")
  void dropFindings(long key);

  @Insert(
      """
      INSERT INTO file_review_finding (review_id, number, item, text, rectify_by)
      VALUES (#{key}, #{number}, #{f.item, jdbcType=VARCHAR}, #{f.text}, #{f.rectifyBy})
      """)
  void find(long key, int number, ScoresRequest.Finding f);

  @Update(
      """
      UPDATE file_review SET open_case = NULL, total = #{total}, grade = #{grade}, finished_at = #{now} WHERE id = #{key}
      """)
  void finish(long key, BigDecimal total, Grade grade, Instant now);

  @Insert(
      """
      INSERT INTO rectification (review_id, number, answer, answered_by, answered_at)
      VALUES (#{key}, #{number}, #{answer}, #{by}, #{now})
      """)
  void answer(long key, int number, String answer, long by, Instant now);
}
