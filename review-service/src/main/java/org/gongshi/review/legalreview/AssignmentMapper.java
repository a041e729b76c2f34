package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface AssignmentMapper {
  @Select("SELECT COUNT(*) FROM review_assignment WHERE case_id = #{caseId}")
  int count(long caseId);

  @Insert(
      """
      INSERT INTO review_assignment (case_id, number, qualification_id, reviewer_id, organ_code, reason, assigned_by,
        assigned_at)
      VALUES (#{caseId}, #{number}, #{qualification}, #{reviewer}, #{organ}, #{reason}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("qualification") long qualification,
      @Param("reviewer") long reviewer,
      @Param("organ") String organ,
      @Param("reason") @Nullable String reason,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT x.number, r.login AS reviewer, x.reason, b.login AS assigned_by, x.assigned_at
      FROM review_assignment x JOIN account r ON r.id = x.reviewer_id JOIN account b ON b.id = x.assigned_by
      WHERE x.case_id = #{caseId} ORDER BY x.number
      """)
  List<KeptAssignment> ofCase(long caseId);
}
