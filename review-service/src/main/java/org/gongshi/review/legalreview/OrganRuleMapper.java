package org.gongshi.review.legalreview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.OrganRules;
import org.jspecify.annotations.Nullable;

interface OrganRuleMapper {
  String COLUMNS =
      """
      SELECT r.id, r.organ_code, r.effect, r.kind, r.test, r.amount_from, r.word, r.basis, r.effective_from,
        r.ends_before, a.login AS set_by, r.set_at, r.end_reason
      FROM organ_rule r JOIN account a ON a.id = r.set_by
      """;

  /** The rules of an effect that fire for an action. */
  @Select(
      COLUMNS
          + """
          WHERE r.organ_code = #{a.organCode} AND r.effect = #{effect}
            AND r.effective_from <= #{a.day} AND (r.ends_before IS NULL OR r.ends_before > #{a.day})
            AND (r.kind IS NULL OR r.kind = #{a.kind})
            AND ((r.test = 'AMOUNT' AND #{a.amount, jdbcType=DECIMAL} >= r.amount_from)
              OR (r.test = 'CATEGORY' AND INSTR(#{a.category, jdbcType=VARCHAR}, r.word) > 0)
              OR (r.test = 'MATTER' AND INSTR(#{a.matter}, r.word) > 0))
          ORDER BY r.id
          """)
  List<OrganRule> firing(
      @Param("effect") OrganRule.Effect effect, @Param("a") OrganRules.Action action);

  @Select(
      COLUMNS + "WHERE #{organ, jdbcType=VARCHAR} IS NULL OR r.organ_code = #{organ} ORDER BY r.id")
  List<OrganRule> all(@Param("organ") @Nullable String organ);

  @Select(COLUMNS + "WHERE r.id = #{id}")
  @Nullable OrganRule byId(long id);

  /** The key that the server has given to a row that is being written. */
  final class Key {
    long id;
  }

  @Insert(
      """
      INSERT INTO organ_rule (organ_code, effect, kind, test, amount_from, word, basis, effective_from, set_by, set_at)
      VALUES (#{organ}, #{effect}, #{kind, jdbcType=VARCHAR}, #{test}, #{amountFrom, jdbcType=DECIMAL},
        #{word, jdbcType=VARCHAR}, #{basis}, #{from}, #{by}, #{now})
      """)
  @Options(useGeneratedKeys = true, keyProperty = "key.id")
  void insert(
      @Param("key") Key key,
      @Param("organ") String organ,
      @Param("effect") OrganRule.Effect effect,
      @Param("kind") @Nullable ActionKind kind,
      @Param("test") OrganRule.Test test,
      @Param("amountFrom") @Nullable BigDecimal amountFrom,
      @Param("word") @Nullable String word,
      @Param("basis") String basis,
      @Param("from") LocalDate from,
      @Param("by") long by,
      @Param("now") Instant now);

  @Update(
      """
      UPDATE organ_rule SET ends_before = #{day}, ended_by = #{by}, end_reason = #{reason}
      WHERE id = #{id} AND ends_before IS NULL
      """)
  int end(
      @Param("id") long id,
      @Param("day") LocalDate day,
      @Param("by") long by,
      @Param("reason") String reason);
}
