package org.gongshi.review.legalreview;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

interface QualificationMapper {
  String COLUMNS =
      """
      SELECT q.id, a.login, a.display_name, q.organ_code, q.certificate_number, q.obtained_on, q.reviewing_since,
        q.certificate_required, q.registered_at, q.ended_at, q.end_reason
      FROM reviewer_qualification q JOIN account a ON a.id = q.account_id
      """;

  @Insert(
      """
      INSERT INTO reviewer_qualification (account_id, organ_code, open_key, certificate_number, obtained_on,
        reviewing_since, certificate_required, registered_by, registered_at)
      VALUES (#{account}, #{organ}, CONCAT(#{account}, '/', #{organ}), #{certificate}, #{obtainedOn}, #{since},
        #{required}, #{by}, #{now})
      """)
  void insert(
      @Param("account") long account,
      @Param("organ") String organ,
      @Param("certificate") @Nullable String certificate,
      @Param("obtainedOn") @Nullable LocalDate obtainedOn,
      @Param("since") LocalDate since,
      @Param("required") boolean required,
      @Param("by") long by,
      @Param("now") Instant now);

  @Select(
      """
      SELECT id FROM reviewer_qualification
      WHERE account_id = #{account} AND organ_code = #{organ} AND ended_at IS NULL
      """)
  @Nullable Long valid(@Param("account") long account, @Param("organ") String organ);

  @Select(COLUMNS + "WHERE #{organ} IS NULL OR q.organ_code = #{organ} ORDER BY q.id")
  List<Qualification> all(@Param("organ") @Nullable String organ);

  @Select(COLUMNS + "WHERE q.id = #{id} FOR UPDATE")
  @Nullable Qualification byId(long id);

  @Update(
      """
      UPDATE reviewer_qualification SET open_key = NULL, ended_by = #{by}, ended_at = #{now}, end_reason = #{reason}
      WHERE id = #{id} AND ended_at IS NULL
      """)
  int end(
      @Param("id") long id,
      @Param("reason") String reason,
      @Param("by") long by,
      @Param("now") Instant now);
}
