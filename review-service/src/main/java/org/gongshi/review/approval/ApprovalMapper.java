package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.legalreview.PassedReview;
import org.jspecify.annotations.Nullable;

interface ApprovalMapper {
  @Insert(
      """
      INSERT INTO decision (case_id, handler_id, imported, review_required, review_id, reviewer_id, review_conclusion,
        approver_id, organ_code, document_number, conclusion, category, amount, decided_on, public_by,
        public_by_provisional, text_sha256, approved_at, served_on, service_method)
      VALUES (#{caseId}, #{handlerId}, #{imported}, #{reviewRequired}, #{review.id}, #{review.reviewerId},
        IF(#{review.id, jdbcType=BIGINT} IS NULL, NULL, 'PASSED'), #{approverId}, #{organCode}, #{d.documentNumber},
        #{d.conclusion}, #{d.category}, #{d.amount}, #{d.decidedOn}, #{d.publicBy}, #{d.publicByProvisional},
        #{textSha256}, #{now}, #{d.servedOn}, NULL)
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("handlerId") long handlerId,
      @Param("imported") boolean imported,
      @Param("reviewRequired") boolean reviewRequired,
      @Param("review") @Nullable PassedReview review,
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

  @Select(
      "SELECT case_id FROM decision WHERE organ_code = #{organCode} AND document_number ="
          + " #{documentNumber}")
  @Nullable Long caseOf(
      @Param("organCode") String organCode, @Param("documentNumber") String documentNumber);
}
