package org.gongshi.review.search;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.jspecify.annotations.Nullable;

interface SearchMapper {
  /**
   * One page of a list, or the end of its reach.
   *
   * @param sql of {@link Listing}, whose only variable parts are constants of the program; every
   *     value is a parameter of its own
   */
  @Select("${sql}")
  List<Place> places(@Param("sql") String sql, @Param("l") Listing listing);

  @Select("SELECT id FROM account WHERE login = #{login}")
  @Nullable Long account(String login);

  /** What a list shows of these cases, in no order. */
  @Select(
      """
      <script>
      SELECT e.case_id, c.public_id, e.kind, e.state, c.title, e.organ_code, o.name AS organ_name,
        h.login AS handler, h.display_name AS handler_name, e.imported, c.sample, d.document_number, e.decided_on,
        e.public_by, (e.due_on IS NOT NULL AND e.due_on &lt; #{today}) AS overdue, e.filed_at, e.updated_at
      FROM case_entry e JOIN law_case c ON c.id = e.case_id JOIN organ o ON o.code = e.organ_code
        JOIN account h ON h.id = e.handler_id LEFT JOIN decision d ON d.case_id = e.case_id
      WHERE e.case_id IN <foreach item='id' collection='ids' open='(' separator=',' close=')'>#{id}</foreach>
      </script>
      """)
  List<CaseSummary> summaries(@Param("ids") List<Long> ids, @Param("today") LocalDate today);

  @Select(
      """
      <script>
      SELECT t.case_id, NULL AS at FROM case_text t JOIN case_entry e ON e.case_id = t.case_id
      WHERE MATCH (t.words) AGAINST (#{words} IN BOOLEAN MODE)
      <if test='before != null'>AND t.case_id &lt; #{before}</if>
      <if test='organ != null'>AND e.organ_code = #{organ}</if>
      <if test='kind != null'>AND e.kind = #{kind}</if>
      <if test='state != null'>AND e.state = #{state}</if>
      ORDER BY t.case_id DESC LIMIT #{limit}
      </script>
      """)
  List<Place> found(
      @Param("words") String words,
      @Param("before") @Nullable Long before,
      @Param("organ") @Nullable String organ,
      @Param("kind") @Nullable ActionKind kind,
      @Param("state") @Nullable CaseState state,
      @Param("limit") int limit);

  @Select("SELECT case_id FROM case_text_due LIMIT #{limit} FOR UPDATE SKIP LOCKED")
  List<Long> due(int limit);

  /**
   * Whether a text is due that was changed for good; changes that are not yet made do not count.
   */
  @Select("SELECT EXISTS (SELECT 1 FROM case_text_due)")
  boolean anyDue();

  @Select(
      """
      SELECT c.organ_code, c.public_id, c.title, c.matter, c.facts, c.proposed_category, d.category, d.document_number
      FROM law_case c LEFT JOIN decision d ON d.case_id = c.id WHERE c.id = #{caseId}
      """)
  CaseTexts texts(long caseId);

  @Select("SELECT name, trade_name, aliases FROM party WHERE case_id = #{caseId} ORDER BY position")
  List<CaseTexts.Names> names(long caseId);

  @Insert(
      """
      INSERT INTO case_text (case_id, words) VALUES (#{caseId}, #{words})
      ON DUPLICATE KEY UPDATE words = VALUES(words)
      """)
  void put(@Param("caseId") long caseId, @Param("words") String words);

  @Delete("DELETE FROM case_text_due WHERE case_id = #{caseId}")
  void done(long caseId);
}
