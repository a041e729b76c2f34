package org.gongshi.review.cases;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

interface ReviewRuleMapper {
  /** Forgets what is found anew each time; what was declared stays. */
  @Delete("DELETE FROM case_review_rule WHERE case_id = #{caseId} AND source <> 'DECLARED'")
  void forget(long caseId);

  @Insert(
      """
      INSERT INTO case_review_rule (case_id, rule, source, basis, note, organ_rule_id, recorded_at)
      VALUES (#{caseId}, #{f.rule}, #{f.source}, #{f.basis}, #{f.note}, #{f.organRule}, #{now})
      """)
  void insert(@Param("caseId") long caseId, @Param("f") FiredRule fired, @Param("now") Instant now);

  @Select(
      """
      SELECT rule, source, basis, note, organ_rule_id AS organ_rule FROM case_review_rule WHERE case_id = #{caseId}
      ORDER BY recorded_at, rule
      """)
  List<FiredRule> ofCase(long caseId);
}
