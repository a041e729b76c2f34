package org.gongshi.review.legalreview;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface ActFirstMapper {
  @Insert(
      """
      INSERT INTO act_first (case_id, ground, measure, reason, declared_by, declared_at)
      VALUES (#{caseId}, #{ground}, #{measure}, #{reason}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("ground") ActFirstGround ground,
      @Param("measure") String measure,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select("SELECT ground FROM act_first WHERE case_id = #{caseId}")
  @Nullable ActFirstGround ground(long caseId);

  @Select(
      """
      SELECT f.ground, f.measure, f.reason, a.login AS declared_by, f.declared_at
      FROM act_first f JOIN account a ON a.id = f.declared_by WHERE f.case_id = #{caseId}
      """)
  @Nullable KeptActFirst ofCase(long caseId);
}
