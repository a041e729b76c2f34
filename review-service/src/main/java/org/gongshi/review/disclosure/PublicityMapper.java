package org.gongshi.review.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface PublicityMapper {
  @Delete("DELETE FROM publicity WHERE case_id = #{caseId}")
  void forget(long caseId);

  @Insert(
      """
      INSERT INTO publicity (case_id, position, rule, basis, start_event, months, least_months, until_day)
      VALUES (#{caseId}, #{position}, #{t.rule}, #{t.basis}, #{t.startEvent}, #{t.months}, #{t.leastMonths},
        #{t.untilDay})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("position") int position,
      @Param("t") PublicityTerm term);

  @Select(
      """
      SELECT rule, basis, start_event, months, least_months, until_day FROM publicity
      WHERE case_id = #{caseId} ORDER BY position
      """)
  List<PublicityTerm> ofCase(long caseId);

  @Select("SELECT first_public_on FROM disclosure WHERE case_id = #{caseId}")
  @Nullable LocalDate firstPublicOn(long caseId);

  @Select("SELECT earliest_stop FROM disclosure WHERE case_id = #{caseId}")
  @Nullable LocalDate earliestStop(long caseId);

  @Update(
      """
      UPDATE disclosure SET first_public_on = #{publishedOn}, public_until = #{end.publicUntil},
        earliest_stop = #{end.earliestStop}
      WHERE case_id = #{caseId}
      """)
  void setEnd(
      @Param("caseId") long caseId,
      @Param("publishedOn") @Nullable LocalDate publishedOn,
      @Param("end") PublicityTerm.End end);

  /** The case whose last public day is over and that nobody else ends now, or null. */
  @Select(
      """
      SELECT c.public_id FROM disclosure d JOIN law_case c ON c.id = d.case_id
      WHERE d.public_until < #{today} AND c.state IN ('EXPORTED', 'PUBLISHED')
      ORDER BY d.public_until LIMIT 1 FOR UPDATE SKIP LOCKED
      """)
  @Nullable String nextOver(LocalDate today);
}
