package org.gongshi.review.correction;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.disclosure.Edition;
import org.jspecify.annotations.Nullable;

interface CorrectionMapper {
  String COLUMNS =
      """
      SELECT k.number, k.cause, k.wrong, k.proposal, k.proposed_by AS proposer, p.login AS proposed_by, k.proposed_at,
        d.login AS decided_by, k.decided_at, k.granted, k.note, e.public_id AS edition
      FROM correction k JOIN account p ON p.id = k.proposed_by LEFT JOIN account d ON d.id = k.decided_by
        LEFT JOIN law_case e ON e.id = k.edition_id
      """;

  @Insert(
      """
      INSERT INTO correction (case_id, open_case, number, cause, wrong, proposal, proposed_by, proposed_at)
      SELECT #{caseId}, #{caseId}, COALESCE(MAX(number), 0) + 1, #{cause}, #{wrong}, #{proposal}, #{by}, #{now}
      FROM correction WHERE case_id = #{caseId}
      """)
  void propose(
      @Param("caseId") long caseId,
      @Param("cause") Edition.Cause cause,
      @Param("wrong") String wrong,
      @Param("proposal") String proposal,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(COLUMNS + "WHERE k.open_case = #{caseId}")
  @Nullable Correction open(long caseId);

  @Select(COLUMNS + "WHERE k.case_id = #{caseId} ORDER BY k.number")
  List<Correction> ofCase(long caseId);

  @Select(COLUMNS + "WHERE k.edition_id = #{editionId}")
  @Nullable Correction ofEdition(long editionId);

  /**
   * Closes the open proposal.
   *
   * @param edition the key of the case that is to stand in its place; null where it is refused
   */
  @Update(
      """
      UPDATE correction SET decided_by = #{by}, decided_at = #{now}, granted = #{granted}, note = #{note},
        edition_id = #{edition, jdbcType=BIGINT}, open_case = NULL
      WHERE open_case = #{caseId}
      """)
  void decide(
      @Param("caseId") long caseId,
      @Param("granted") boolean granted,
      @Param("note") @Nullable String note,
      @Param("edition") @Nullable Long edition,
      @Param("by") long by,
      @Param("now") Instant now);
}
