package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

interface ApprovalMapper {
  @Insert(
      """
      INSERT INTO decision (case_id, handler_id, imported, review_required, review_id, reviewer_id, review_conclusion,
        approver_id, organ_code, document_number, conclusion, category, amount, decided_on, public_by,
        public_by_provisional, text_sha256, approved_at, served_on, service_method, submission_number,
        materials_sha256, act_first_ground, on_the_spot, delegation_id, delegator_id, discussion_number,
        discussion_agreed, document, signature, edition)
      VALUES (#{caseId}, #{handlerId}, #{imported}, #{reviewRequired}, #{g.review.id}, #{g.review.reviewerId},
        IF(#{g.review.id, jdbcType=BIGINT} IS NULL, NULL, 'AGREE'), #{g.approver, jdbcType=BIGINT}, #{organCode},
        #{d.documentNumber}, #{d.conclusion}, #{d.category}, #{d.amount}, #{d.decidedOn}, #{d.publicBy},
        #{d.publicByProvisional}, #{textSha256}, #{at}, #{d.servedOn}, NULL, #{g.submission.number},
        #{g.submission.materialsSha256}, #{g.actFirst, jdbcType=VARCHAR}, #{g.onTheSpot},
        #{g.delegation, jdbcType=BIGINT}, #{g.delegator, jdbcType=BIGINT}, #{g.discussion, jdbcType=INTEGER},
        IF(#{g.discussion, jdbcType=INTEGER} IS NULL, NULL, TRUE), #{g.document, jdbcType=VARCHAR},
        #{g.signature, jdbcType=VARCHAR}, #{edition})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("handlerId") long handlerId,
      @Param("imported") boolean imported,
      @Param("reviewRequired") boolean reviewRequired,
      @Param("g") Grounds grounds,
      @Param("organCode") String organCode,
      @Param("d") Decision decision,
      @Param("textSha256") String textSha256,
      @Param("edition") int edition,
      @Param("at") Instant at);

  @Select(
      """
      SELECT c.public_id AS case_id, d.organ_code, d.document_number, d.decided_on, d.category, d.amount, d.conclusion,
        d.text_sha256, COALESCE(d.approver_id, d.handler_id) AS decided_by, d.delegation_id, d.review_id,
        d.materials_sha256, d.act_first_ground, d.discussion_number, d.on_the_spot, d.approved_at, d.document,
        d.signature, NULLIF(d.edition, 1) AS edition
      FROM decision d JOIN law_case c ON c.id = d.case_id WHERE d.case_id = #{caseId}
      """)
  @Nullable DecisionRow row(long caseId);

  @Insert(
      """
      INSERT INTO decision_return (case_id, number, reason, delegation_id, returned_by, returned_at)
      SELECT #{caseId}, COUNT(*) + 1, #{reason}, #{delegation, jdbcType=BIGINT}, #{by}, #{now}
      FROM decision_return WHERE case_id = #{caseId}
      """)
  void sendBack(
      @Param("caseId") long caseId,
      @Param("reason") String reason,
      @Param("delegation") @Nullable Long delegation,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT document_number, conclusion, category, amount, decided_on, public_by, public_by_provisional, served_on
      FROM decision WHERE case_id = #{caseId}
      """)
  @Nullable Decision ofCase(long caseId);

  /**
   * A decision whose publication is still owed.
   *
   * @param decidedOn from which its days count: of a later edition, the day of the correction
   */
  record Owed(
      long caseId,
      String casePublicId,
      ActionKind kind,
      LocalDate decidedOn,
      LocalDate publicBy,
      boolean publicByProvisional) {}

  @Select(
      """
      SELECT d.case_id, c.public_id AS case_public_id, c.kind,
        IF(d.edition > 1, DATE(DATE_ADD(d.approved_at, INTERVAL 8 HOUR)), d.decided_on) AS decided_on, d.public_by,
        d.public_by_provisional
      FROM decision d JOIN law_case c ON c.id = d.case_id
      WHERE c.state IN ('DECIDED', 'SERVED', 'REDACTING', 'AWAITING_DISCLOSURE_APPROVAL', 'EXPORTED', 'DEFERRED')
        AND d.public_by >= #{first} AND d.decided_on <= #{last} AND d.case_id > #{after}
      ORDER BY d.case_id LIMIT #{limit}
      """)
  List<Owed> owedBetween(
      @Param("first") LocalDate first,
      @Param("last") LocalDate last,
      @Param("after") long after,
      @Param("limit") int limit);

  @Update(
      """
      UPDATE decision SET public_by = #{publicBy}, public_by_provisional = #{provisional} WHERE case_id = #{caseId}
      """)
  void movePublicBy(
      @Param("caseId") long caseId,
      @Param("publicBy") LocalDate publicBy,
      @Param("provisional") boolean provisional);

  @Select(
      "SELECT case_id FROM decision WHERE organ_code = #{organCode} AND document_number ="
          + " #{documentNumber} AND edition = 1")
  @Nullable Long caseOf(
      @Param("organCode") String organCode, @Param("documentNumber") String documentNumber);
}
