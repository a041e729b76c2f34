package org.gongshi.review.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

interface DelegationMapper {
  String COLUMNS =
      """
      SELECT g.id, g.organ_code, g.delegator_id, a.login AS delegator, b.login AS deputy, g.kinds, g.amount_up_to,
        g.from_day, g.to_day, g.basis, g.made_at, g.revoked_at, g.revoke_reason
      FROM delegation g JOIN account a ON a.id = g.delegator_id JOIN account b ON b.id = g.deputy_id
      """;

  /** A row; {@code kinds} are separated by commas. */
  record Row(
      long id,
      String organCode,
      long delegatorId,
      String delegator,
      String deputy,
      @Nullable String kinds,
      @Nullable BigDecimal amountUpTo,
      LocalDate fromDay,
      LocalDate toDay,
      String basis,
      Instant madeAt,
      @Nullable Instant revokedAt,
      @Nullable String revokeReason) {

    Delegation delegation() {
      return new Delegation(
          id,
          organCode,
          delegatorId,
          delegator,
          deputy,
          kinds == null
              ? null
              : Arrays.stream(kinds.split(",", -1)).map(ActionKind::valueOf).toList(),
          amountUpTo,
          fromDay,
          toDay,
          basis,
          madeAt,
          revokedAt,
          revokeReason);
    }
  }

  /** The key that the server gives to a row that is being written. */
  final class Key {
    long id;
  }

  @Insert(
      """
      INSERT INTO delegation (organ_code, delegator_id, deputy_id, kinds, amount_up_to, from_day, to_day, basis, made_at)
      VALUES (#{organ}, #{delegator}, #{deputy}, #{kinds, jdbcType=VARCHAR}, #{amountUpTo, jdbcType=DECIMAL}, #{from},
        #{to}, #{basis}, #{now})
      """)
  @Options(useGeneratedKeys = true, keyProperty = "key.id")
  void insert(
      @Param("key") Key key,
      @Param("organ") String organ,
      @Param("delegator") long delegator,
      @Param("deputy") long deputy,
      @Param("kinds") @Nullable String kinds,
      @Param("amountUpTo") @Nullable BigDecimal amountUpTo,
      @Param("from") LocalDate from,
      @Param("to") LocalDate to,
      @Param("basis") String basis,
      @Param("now") Instant now);

  @Select(
      COLUMNS
          + "WHERE g.deputy_id = #{deputy} AND g.organ_code = #{organ} ORDER BY g.id FOR UPDATE")
  List<Row> ofDeputy(@Param("deputy") long deputy, @Param("organ") String organ);

  @Select(
      COLUMNS
          + "WHERE #{organ, jdbcType=VARCHAR} IS NULL OR g.organ_code = #{organ} ORDER BY g.id DESC"
          + " LIMIT 500")
  List<Row> all(@Param("organ") @Nullable String organ);

  @Select(COLUMNS + "WHERE g.id = #{id}")
  @Nullable Row byId(long id);

  @Update(
      """
      UPDATE delegation SET revoked_at = #{now}, revoked_by = #{by}, revoke_reason = #{reason}
      WHERE id = #{id} AND revoked_at IS NULL
      """)
  int revoke(
      @Param("id") long id,
      @Param("by") long by,
      @Param("reason") String reason,
      @Param("now") Instant now);
}
