package org.gongshi.review.legalreview;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface LegalReviewMapper {
  @Insert(
      """
      INSERT INTO legal_review (case_id, handler_id, reviewer_id, conclusion, heads, opinion, materials_sha256, reviewed_at)
      VALUES (#{caseId}, #{handlerId}, #{reviewerId}, #{conclusion}, #{heads}, #{opinion}, #{materials}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("handlerId") long handlerId,
      @Param("reviewerId") long reviewerId,
      @Param("conclusion") Opinion.Conclusion conclusion,
      @Param("heads") String heads,
      @Param("opinion") String opinion,
      @Param("materials") String materials,
      @Param("now") Instant now);

  @Select(
      """
      SELECT id, reviewer_id, materials_sha256 FROM legal_review
      WHERE case_id = #{caseId} AND conclusion = 'PASSED' ORDER BY id DESC LIMIT 1
      """)
  @Nullable PassedReview passed(long caseId);
}
