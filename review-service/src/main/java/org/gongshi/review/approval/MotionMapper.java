package org.gongshi.review.approval;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface MotionMapper {
  String MOTION =
      """
      SELECT m.id, c.public_id AS case_id, m.number, m.kind, m.reason, m.to_organ, m.clock, m.length, a.login AS requested_by,
        m.requested_at, d.granted, d.answer, b.login AS decided_by, d.decided_at
      FROM motion m JOIN law_case c ON c.id = m.case_id JOIN account a ON a.id = m.requested_by
        LEFT JOIN motion_decision d ON d.case_id = m.case_id AND d.number = m.number
        LEFT JOIN account b ON b.id = d.decided_by
      """;

  @Insert(
      """
      INSERT INTO motion (case_id, number, kind, reason, to_organ, clock, length, handler_id, requested_by, requested_at)
      VALUES (#{caseId}, #{number}, #{m.kind}, #{m.reason}, #{m.toOrgan, jdbcType=VARCHAR},
        #{m.clock, jdbcType=VARCHAR}, #{m.length, jdbcType=INTEGER}, #{handler}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("m") MotionRequest.Checked motion,
      @Param("handler") long handler,
      @Param("by") long by,
      @Param("now") Instant now);

  @Insert(
      """
      INSERT INTO motion_decision (case_id, number, handler_id, requested_by, granted, answer, delegation_id, decided_by,
        decided_at)
      SELECT m.case_id, m.number, m.handler_id, m.requested_by, #{granted}, #{answer, jdbcType=VARCHAR},
        #{delegation, jdbcType=BIGINT}, #{by}, #{now}
      FROM motion m WHERE m.case_id = #{caseId} AND m.number = #{number}
      """)
  void decide(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("granted") boolean granted,
      @Param("answer") @Nullable String answer,
      @Param("delegation") @Nullable Long delegation,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(MOTION + "WHERE m.case_id = #{caseId} ORDER BY m.number")
  List<Motion> ofCase(long caseId);

  @Select(
      "<script>"
          + MOTION
          + """
          WHERE d.case_id IS NULL AND m.id &gt; #{after}
          <if test='organ != null'>AND c.organ_code = #{organ}</if>
          ORDER BY m.id LIMIT #{rows}
          </script>
          """)
  List<Motion> waiting(
      @Param("organ") @Nullable String organ, @Param("after") long after, @Param("rows") int rows);
}
