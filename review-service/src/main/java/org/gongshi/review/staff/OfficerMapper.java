package org.gongshi.review.staff;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

interface OfficerMapper {
  String COLUMNS =
      "SELECT certificate, organ_code, name, title, category, valid_until FROM enforcement_officer"
          + " ";

  @Select(COLUMNS + "WHERE certificate = #{certificate}")
  @Nullable RegisteredOfficer officer(String certificate);

  @Select(
      COLUMNS
          + """
          WHERE certificate > #{after} AND (#{organ, jdbcType=VARCHAR} IS NULL OR organ_code = #{organ, jdbcType=VARCHAR})
          ORDER BY certificate LIMIT #{limit}
          """)
  List<RegisteredOfficer> page(String after, @Nullable String organ, int limit);

  @Insert(
      """
      INSERT INTO enforcement_officer (certificate, organ_code, name, title, category, valid_until, updated_at)
      VALUES (#{o.certificate}, #{o.organCode}, #{o.name}, #{o.title}, #{o.category}, #{o.validUntil}, #{now})
      ON DUPLICATE KEY UPDATE organ_code = VALUES(organ_code), name = VALUES(name), title = VALUES(title),
        category = VALUES(category), valid_until = VALUES(valid_until), updated_at = VALUES(updated_at)
      """)
  void put(RegisteredOfficer o, Instant now);

  @Select(
      """
      SELECT COUNT(*) FROM enforcement_officer
      WHERE organ_code = #{organ} AND (valid_until IS NULL OR valid_until >= #{day})
      """)
  int count(String organ, LocalDate day);

  /** Enabled accounts of the organ that may review. */
  @Select(
      """
      SELECT COUNT(DISTINCT a.id) FROM account a JOIN account_role r ON r.account_id = a.id
      WHERE a.organ_code = #{organ} AND r.role = 'LEGAL_REVIEWER' AND NOT a.disabled
      """)
  int reviewers(String organ);

  @Select(
      "SELECT code, name FROM organ WHERE #{organ, jdbcType=VARCHAR} IS NULL OR code = #{organ,"
          + " jdbcType=VARCHAR} ORDER BY code")
  List<org.gongshi.review.registers.Organ> organs(@Nullable String organ);
}
