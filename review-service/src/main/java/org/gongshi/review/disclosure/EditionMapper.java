package org.gongshi.review.disclosure;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface EditionMapper {
  @Insert(
      """
      INSERT INTO edition (case_id, corrects_id, number, cause, wrong, change_authority, change_document, change_on,
        request_number, opened_by, opened_at)
      VALUES (#{caseId}, #{e.correctsKey}, #{e.number}, #{e.cause}, #{e.wrong}, #{e.changeAuthority},
        #{e.changeDocument}, #{e.changeOn}, #{e.requestNumber}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("e") Edition edition,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT e.corrects_id AS corrects_key, c.public_id AS corrects, e.number, e.cause, e.wrong, e.change_authority,
        e.change_document, e.change_on, e.request_number, e.opened_at
      FROM edition e JOIN law_case c ON c.id = e.corrects_id
      WHERE e.case_id = #{caseId}
      """)
  @Nullable Edition ofCase(long caseId);

  /** The cases that stand or are about to stand in the place of this one, latest first. */
  @Select(
      """
      SELECT c.public_id FROM edition e JOIN law_case c ON c.id = e.case_id
      WHERE e.corrects_id = #{caseId} AND c.state NOT IN ('NOT_DISCLOSED', 'REVOKED', 'CLOSED')
      ORDER BY e.case_id DESC
      """)
  List<String> successors(long caseId);

  @Select(
      """
      SELECT c.public_id FROM edition e JOIN law_case c ON c.id = e.case_id
      WHERE e.corrects_id = #{caseId}
        AND c.state IN ('DECIDED', 'SERVED', 'REDACTING', 'AWAITING_DISCLOSURE_APPROVAL', 'DEFERRED')
      ORDER BY e.case_id
      """)
  List<String> begun(long caseId);

  /** The highest number among the editions of a decision and those that were begun. */
  @Select(
      """
      SELECT GREATEST(
        COALESCE((SELECT MAX(d.edition) FROM decision d JOIN decision o ON o.case_id = #{caseId}
          WHERE d.organ_code = o.organ_code AND d.document_number = o.document_number), 1),
        COALESCE((SELECT MAX(e.number) FROM edition e WHERE e.corrects_id = #{caseId}), 1))
      """)
  int highestNumber(long caseId);
}
