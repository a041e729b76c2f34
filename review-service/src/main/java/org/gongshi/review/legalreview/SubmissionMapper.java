package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface SubmissionMapper {
  @Select("SELECT COUNT(*) FROM review_submission WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO review_submission (case_id, number, for_review, materials_sha256, materials, declaration,
        submitted_by, submitted_at)
      VALUES (#{caseId}, #{number}, #{forReview}, #{m.sha256}, #{json}, #{declaration}, #{by}, #{now})
      """)
  void write(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("forReview") boolean forReview,
      @Param("m") Materials materials,
      @Param("json") String json,
      @Param("declaration") @Nullable String declaration,
      @Param("by") long by,
      @Param("now") Instant now);

  default void insert(
      long caseId,
      int number,
      boolean forReview,
      Materials materials,
      @Nullable String declaration,
      long by,
      Instant now) {
    write(caseId, number, forReview, materials, materials.json(), declaration, by, now);
  }

  @Insert(
      """
      INSERT INTO submitted_materials (case_id, number, sha256) VALUES (#{caseId}, #{number}, #{sha256})
      ON DUPLICATE KEY UPDATE number = VALUES(number), sha256 = VALUES(sha256)
      """)
  void setCurrent(
      @Param("caseId") long caseId, @Param("number") int number, @Param("sha256") String sha256);

  @Select(
      "SELECT number, sha256 AS materials_sha256 FROM submitted_materials WHERE case_id ="
          + " #{caseId}")
  @Nullable Submission current(long caseId);

  @Select(
      """
      SELECT s.number, s.for_review, s.materials_sha256, s.materials, s.declaration, a.login AS submitted_by,
        s.submitted_at
      FROM review_submission s JOIN account a ON a.id = s.submitted_by
      WHERE s.case_id = #{caseId} ORDER BY s.number
      """)
  List<KeptSubmission> ofCase(long caseId);

  @Select(
      """
      SELECT s.number, s.for_review, s.materials_sha256, s.materials, s.declaration, a.login AS submitted_by,
        s.submitted_at
      FROM review_submission s JOIN account a ON a.id = s.submitted_by
      WHERE s.case_id = #{caseId} ORDER BY s.number DESC LIMIT 1
      """)
  @Nullable KeptSubmission last(long caseId);
}
