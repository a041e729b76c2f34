package org.gongshi.review.statistics;

import java.math.BigDecimal;
import java.util.List;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface StatisticsMapper {
  /** Finished reviews of some cases' files, and their totals added up. */
  record Reviewed(long excellent, long passed, long failed, BigDecimal points) {}

  @Select(
      """
      <script>
      SELECT COALESCE(SUM(grade = 'EXCELLENT'), 0) AS excellent, COALESCE(SUM(grade = 'PASSED'), 0) AS passed,
        COALESCE(SUM(grade = 'FAILED'), 0) AS failed, COALESCE(SUM(total), 0) AS points
      FROM file_review WHERE finished_at IS NOT NULL AND case_id IN
      <foreach collection="keys" item="key" open="(" separator="," close=")">#{key}</foreach>
      </script>
      """)
  Reviewed reviewed(@Param("keys") List<Long> keys);
}
