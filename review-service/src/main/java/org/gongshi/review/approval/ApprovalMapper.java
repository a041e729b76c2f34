package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.legalreview.ActFirstGround;
import org.gongshi.review.legalreview.PassedReview;
import org.gongshi.review.legalreview.Submission;
import org.jspecify.annotations.Nullable;

interface ApprovalMapper {
  @Insert(
      """
      INSERT INTO decision (case_id, handler_id, imported, review_required, review_id, reviewer_id, review_conclusion,
        approver_id, organ_code, document_number, conclusion, category, amount, decided_on, public_by,
        public_by_provisional, text_sha256, approved_at, served_on, service_method, submission_number,
        materials_sha256, act_first_ground)
      VALUES (#{caseId}, #{handlerId}, #{imported}, #{reviewRequired}, #{review.id}, #{review.reviewerId},
        IF(#{review.id, jdbcType=BIGINT} IS NULL, NULL, 'AGREE'), #{approverId}, #{organCode}, #{d.documentNumber},
        #{d.conclusion}, #{d.category}, #{d.amount}, #{d.decidedOn}, #{d.publicBy}, #{d.publicByProvisional},
        #{textSha256}, #{now}, #{d.servedOn}, NULL, #{submission.number}, #{submission.materialsSha256},
        #{actFirst, jdbcType=VARCHAR})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("handlerId") long handlerId,
      @Param("imported") boolean imported,
      @Param("reviewRequired") boolean reviewRequired,
      @Param("review") @Nullable PassedReview review,
      @Param("submission") @Nullable Submission submission,
      @Param("actFirst") @Nullable ActFirstGround actFirst,
      @Param("approverId") @Nullable Long approverId,
      @Param("organCode") String organCode,
      @Param("d") Decision decision,
      @Param("textSha256") String textSha256,
      @Param("now") Instant now);

  @Update(
      "UPDATE decision SET served_on = #{servedOn}, service_method = #{method} WHERE case_id ="
          + " #{caseId}")
  void serve(
      @Param("caseId") long caseId,
      @Param("servedOn") LocalDate servedOn,
      @Param("method") ServiceRequest.Method method);

  @Select(
      """
      SELECT document_number, conclusion, category, amount, decided_on, public_by, public_by_provisional, served_on
      FROM decision WHERE case_id = #{caseId}
      """)
  @Nullable Decision ofCase(long caseId);

  /** A decision whose publication is still owed. */
  record Owed(
      long caseId,
      String casePublicId,
      ActionKind kind,
      LocalDate decidedOn,
      LocalDate publicBy,
      boolean publicByProvisional) {}

  @Select(
      """
      SELECT d.case_id, c.public_id AS case_public_id, c.kind, d.decided_on, d.public_by, d.public_by_provisional
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
          + " #{documentNumber}")
  @Nullable Long caseOf(
      @Param("organCode") String organCode, @Param("documentNumber") String documentNumber);
}
