package org.gongshi.review.legalreview;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface ReviewMapper {
  String COLUMNS =
      """
      SELECT r.id, r.number, r.late, h.login AS handler, a.login AS reviewer, r.submission_number, r.materials_sha256,
        r.conclusion, r.heads, r.legality, r.reasonableness, r.changes, r.changes_checked, r.opinion, r.document,
        r.signature, r.reviewed_at
      FROM legal_review r JOIN account h ON h.id = r.handler_id JOIN account a ON a.id = r.reviewer_id
      """;

  @Insert(
      """
      INSERT INTO legal_review (case_id, handler_id, reviewer_id, number, late, submission_number, assignment_number,
        conclusion, heads, legality, reasonableness, changes, changes_checked, opinion, materials_sha256, document,
        signature, reviewed_at, approver_id)
      SELECT #{caseId}, #{handlerId}, #{reviewerId}, #{r.number}, #{r.late}, #{r.submissionNumber},
        (SELECT MAX(x.number) FROM review_assignment x WHERE x.case_id = #{caseId}), #{r.conclusion}, #{r.heads},
        #{r.legality}, #{r.reasonableness}, #{r.changes}, #{r.changesChecked}, #{r.opinion}, #{r.materialsSha256},
        #{r.document}, #{r.signature}, #{r.reviewedAt}, #{approverId, jdbcType=BIGINT}
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("handlerId") long handlerId,
      @Param("reviewerId") long reviewerId,
      @Param("approverId") @Nullable Long approverId,
      @Param("r") ReviewRow row);

  @Select("SELECT login FROM account WHERE id = #{account}")
  String login(long account);

  /** Opinions of before they were signed have no document and are left out. */
  @Select(COLUMNS + "WHERE r.case_id = #{caseId} AND r.document IS NOT NULL ORDER BY r.number")
  List<ReviewRow> ofCase(long caseId);

  @Select("SELECT COUNT(*) FROM legal_review WHERE case_id = #{caseId}")
  int count(long caseId);

  @Select(
      """
      SELECT r.id, r.reviewer_id, r.submission_number, r.materials_sha256
      FROM legal_review r JOIN submitted_materials m
        ON m.case_id = r.case_id AND m.number = r.submission_number AND m.sha256 = r.materials_sha256
      WHERE r.case_id = #{caseId} AND r.conclusion = 'AGREE' AND NOT r.late
      ORDER BY r.number DESC LIMIT 1
      """)
  @Nullable PassedReview passed(long caseId);
}
