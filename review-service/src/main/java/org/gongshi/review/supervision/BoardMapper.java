package org.gongshi.review.supervision;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.gongshi.review.clocks.ClockKind;
import org.jspecify.annotations.Nullable;

/** Reads the deadlines by the indexes by_due, by_organ_and_due and by_person_and_due. */
interface BoardMapper {
  /**
   * What a board is narrowed to; null means all.
   *
   * @param after deadlines that run out later than this
   * @param until and not later than this
   */
  record Filter(
      @Nullable String organ,
      @Nullable Long person,
      @Nullable ClockKind kind,
      Instant after,
      Instant until) {}

  String COLUMNS =
      """
      SELECT d.id AS deadline_id, d.kind, c.public_id AS case_id, d.subject, d.organ_code, o.name AS organ_name,
        d.responsible_id AS person, a.display_name AS person_name, d.start_day, d.due_day, d.due_at, d.provisional
      FROM deadline d JOIN organ o ON o.code = d.organ_code LEFT JOIN law_case c ON c.id = d.case_id
      LEFT JOIN account a ON a.id = d.responsible_id
      """;

  String FILTER =
      """
      <if test='f.organ != null'>AND d.organ_code = #{f.organ}</if>
      <if test='f.person != null'>AND d.responsible_id = #{f.person}</if>
      <if test='f.kind != null'>AND d.kind = #{f.kind}</if>
      """;

  @Select(
      "<script>"
          + COLUMNS
          + """
          WHERE d.state = 'RUNNING' AND d.due_at &gt; #{f.after} AND d.due_at &lt;= #{f.until}
          <if test='id != null'>AND d.due_at &gt;= #{at} AND (d.due_at &gt; #{at} OR d.id &gt; #{id})</if>
          """
          + FILTER
          + "ORDER BY d.due_at, d.id LIMIT #{limit}</script>")
  List<BoardItem> running(
      @Param("f") Filter filter,
      @Param("at") @Nullable Instant at,
      @Param("id") @Nullable Long id,
      @Param("limit") int limit);

  @Select(
      "<script>"
          + COLUMNS
          + "WHERE d.state = 'PAUSED' AND d.due_at IS NULL <if test='id != null'>AND d.id &gt;"
          + " #{id}</if>"
          + FILTER
          + "ORDER BY d.id LIMIT #{limit}</script>")
  List<BoardItem> paused(
      @Param("f") Filter filter, @Param("id") @Nullable Long id, @Param("limit") int limit);

  /** By organ and person, those that run out by {@code until}. */
  @Select(
      """
      <script>
      SELECT n.organ_code, o.name AS organ_name, n.person, a.display_name AS person_name, n.near, n.overdue
      FROM (
        SELECT d.organ_code, d.responsible_id AS person, SUM(d.due_at &gt; #{now}) AS near,
          SUM(d.due_at &lt;= #{now}) AS overdue
        FROM deadline d
        WHERE d.state = 'RUNNING' AND d.due_at &lt;= #{until}
        <if test='organ != null'>AND d.organ_code = #{organ}</if>
        GROUP BY d.organ_code, d.responsible_id) n
      JOIN organ o ON o.code = n.organ_code
      LEFT JOIN account a ON a.id = n.person
      ORDER BY n.overdue DESC, n.near DESC, n.organ_code, n.person
      </script>
      """)
  List<BoardCounts.OfPerson> counts(
      @Param("organ") @Nullable String organ,
      @Param("now") Instant now,
      @Param("until") Instant until);
}
