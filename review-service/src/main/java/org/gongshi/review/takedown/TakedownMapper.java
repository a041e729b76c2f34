package org.gongshi.review.takedown;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.gongshi.review.cases.Exit;

interface TakedownMapper {
  @Insert(
      """
      INSERT INTO suppression (case_id, exit_kind, reason, requested_by, requested_at)
      VALUES (#{caseId}, #{exit}, #{reason}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("exit") Exit exit,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);
}
