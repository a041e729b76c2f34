package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface DeferralMapper {
  @Insert(
      """
      INSERT INTO deferral (case_id, open_case, ground, asked_on, until_day, begun_at)
      SELECT case_id, case_id, ground, asked_on, deferred_until, #{now} FROM disclosure WHERE case_id = #{caseId}
      """)
  void begin(@Param("caseId") long caseId, @Param("now") Instant now);

  @Select(
      """
      SELECT ground, asked_on, until_day, begun_at, ended_at, outcome, note FROM deferral
      WHERE case_id = #{caseId} ORDER BY id
      """)
  List<Deferral> ofCase(long caseId);

  @Select(
      """
      SELECT ground, asked_on, until_day, begun_at, ended_at, outcome, note FROM deferral
      WHERE open_case = #{caseId}
      """)
  @Nullable Deferral open(long caseId);

  @Update(
      """
      UPDATE deferral SET ended_at = #{now}, outcome = #{outcome}, note = #{note}, ended_by = #{by}, open_case = NULL
      WHERE open_case = #{caseId}
      """)
  void end(
      @Param("caseId") long caseId,
      @Param("outcome") Deferral.Outcome outcome,
      @Param("note") @Nullable String note,
      @Param("by") @Nullable Long by,
      @Param("now") Instant now);

  /** The case whose deferral has run out and that nobody else takes back now, or null. */
  @Select(
      """
      SELECT c.public_id FROM deferral d JOIN law_case c ON c.id = d.open_case
      WHERE d.until_day < #{today} ORDER BY d.until_day LIMIT 1 FOR UPDATE SKIP LOCKED
      """)
  @Nullable String nextOver(LocalDate today);
}
