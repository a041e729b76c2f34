package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

interface ServiceMapper {
  @Select("SELECT COUNT(*) FROM document_service WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO document_service (case_id, number, party_position, method, done_on, served_on, receiver, reason,
        witness, recording_sha256, tracking_number, consent_on, address, entrusted_organ, notice_place, proof_sha256,
        recorded_by, recorded_at)
      VALUES (#{caseId}, #{number}, #{s.party}, #{s.method}, #{s.doneOn}, #{s.servedOn}, #{s.receiver}, #{s.reason},
        #{s.witness}, #{s.recordingSha256}, #{s.trackingNumber}, #{s.consentOn}, #{s.address}, #{s.entrustedOrgan},
        #{s.noticePlace}, #{s.proofSha256}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("s") ServiceRequest.Checked service,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT s.number, s.party_position AS party, s.method, s.done_on, s.served_on, s.receiver, s.reason, s.witness,
        s.recording_sha256, s.tracking_number, s.consent_on, s.address, s.entrusted_organ, s.notice_place,
        s.proof_sha256, a.login AS recorded_by, s.recorded_at
      FROM document_service s JOIN account a ON a.id = s.recorded_by
      WHERE s.case_id = #{caseId} ORDER BY s.number
      """)
  List<KeptService> ofCase(long caseId);

  @Update(
      """
      UPDATE decision SET served_on = #{servedOn}, service_method = #{method} WHERE case_id = #{caseId}
      """)
  void complete(
      @Param("caseId") long caseId,
      @Param("servedOn") LocalDate servedOn,
      @Param("method") ServiceRequest.Method method);
}
