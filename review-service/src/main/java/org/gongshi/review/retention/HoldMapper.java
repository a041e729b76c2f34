package org.gongshi.review.retention;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface HoldMapper {
  String COLUMNS =
      """
      SELECT h.id AS cursor_id, c.public_id AS id, h.number, h.reason, h.basis, p.login AS placed_by, h.placed_at,
        l.login AS lifted_by, h.lifted_at, h.lift_reason
      FROM legal_hold h JOIN law_case c ON c.id = h.case_id JOIN account p ON p.id = h.placed_by
        LEFT JOIN account l ON l.id = h.lifted_by
      """;

  @Select(COLUMNS + "WHERE h.case_id = #{caseId} ORDER BY h.number")
  List<LegalHold> ofCase(long caseId);

  @Select(
      "<script>"
          + COLUMNS
          + """
          WHERE h.id &gt; #{after}
          <if test='open'>AND h.lifted_at IS NULL</if>
          <if test='organ != null'>AND c.organ_code = #{organ}</if>
          ORDER BY h.id LIMIT #{limit}
          </script>
          """)
  List<LegalHold> page(
      @Param("after") long after,
      @Param("open") boolean open,
      @Param("organ") @Nullable String organ,
      @Param("limit") int limit);

  @Insert(
      """
      INSERT INTO legal_hold (case_id, number, reason, basis, placed_by, placed_at)
      VALUES (#{caseId}, #{number}, #{reason}, #{basis}, #{by}, #{now})
      """)
  void insert(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("reason") String reason,
      @Param("basis") String basis,
      @Param("by") long by,
      @Param("now") Instant now);

  @Update(
      """
      UPDATE legal_hold SET lifted_by = #{by}, lifted_at = #{now}, lift_reason = #{reason}
      WHERE case_id = #{caseId} AND number = #{number}
      """)
  void lift(
      @Param("caseId") long caseId,
      @Param("number") int number,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);
}
