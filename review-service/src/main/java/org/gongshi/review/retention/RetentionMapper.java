package org.gongshi.review.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface RetentionMapper {
  String COLUMNS =
      """
      SELECT case_id, outcome, ended_on, rule, rules_version, basis, organ_setting, years, keep_until, counted_at, destroyed
      FROM retention
      """;

  @Select(COLUMNS + "WHERE case_id = #{caseId}")
  @Nullable Retention of(long caseId);

  /** The public id of a case that is not counted yet and that nobody counts just now. */
  @Select(
      """
      SELECT c.public_id FROM law_case c WHERE c.id =
        (SELECT t.case_id FROM retention t WHERE t.counted_at IS NULL ORDER BY t.case_id LIMIT 1)
      FOR UPDATE SKIP LOCKED
      """)
  @Nullable String uncounted();

  @Insert(
      """
      INSERT INTO retention (case_id, organ_code, outcome, ended_on) VALUES (#{caseId}, #{organ}, #{outcome}, #{endedOn})
      ON DUPLICATE KEY UPDATE outcome = VALUES(outcome), ended_on = VALUES(ended_on)
      """)
  void end(
      @Param("caseId") long caseId,
      @Param("organ") String organ,
      @Param("outcome") Outcome outcome,
      @Param("endedOn") LocalDate endedOn);

  @Update(
      """
      UPDATE retention SET rule = #{rule}, rules_version = #{version}, basis = #{basis}, organ_setting = #{setting},
        years = #{years, jdbcType=INTEGER}, keep_until = #{keepUntil, jdbcType=DATE}, counted_at = #{now}
      WHERE case_id = #{caseId}
      """)
  void count(
      @Param("caseId") long caseId,
      @Param("rule") String rule,
      @Param("version") String version,
      @Param("basis") String basis,
      @Param("setting") boolean setting,
      @Param("years") @Nullable Integer years,
      @Param("keepUntil") @Nullable LocalDate keepUntil,
      @Param("now") Instant now);

  @Update("UPDATE retention SET destroyed = TRUE WHERE case_id = #{caseId}")
  void destroyed(long caseId);

  /** Oldest end first, read from the key. */
  @Select(
      """
      <script>
      SELECT t.case_id, c.public_id AS id, t.organ_code, c.kind, t.outcome, t.ended_on, t.rule, t.years, t.keep_until,
        EXISTS (SELECT 1 FROM legal_hold h WHERE h.case_id = t.case_id AND h.lifted_at IS NULL) AS held,
        EXISTS (SELECT 1 FROM destruction d WHERE d.open_case = t.case_id) AS proposed
      FROM retention t JOIN law_case c ON c.id = t.case_id
      WHERE NOT t.destroyed AND t.keep_until &lt; #{today}
      <if test='after != null'>
        AND (t.keep_until &gt; #{after} OR (t.keep_until = #{after} AND t.case_id &gt; #{afterCase}))
      </if>
      <if test='organ != null'>AND t.organ_code = #{organ}</if>
      ORDER BY t.keep_until, t.case_id LIMIT #{limit}
      </script>
      """)
  List<DueLine> due(
      @Param("today") LocalDate today,
      @Param("organ") @Nullable String organ,
      @Param("after") @Nullable LocalDate after,
      @Param("afterCase") long afterCase,
      @Param("limit") int limit);

  /** Whether an edition whose own term runs, or a remedy without an outcome, rests on the file. */
  @Select(
      """
      SELECT EXISTS (SELECT 1 FROM law_case e WHERE e.corrects_id = #{caseId} AND NOT EXISTS (SELECT 1 FROM retention t
          WHERE t.case_id = e.id AND t.keep_until < #{today}))
        OR EXISTS (SELECT 1 FROM remedy m WHERE m.case_id = #{caseId} AND NOT EXISTS (SELECT 1 FROM remedy_outcome o
          WHERE o.case_id = m.case_id AND o.number = m.number))
      """)
  boolean isStillNeeded(@Param("caseId") long caseId, @Param("today") LocalDate today);
}
