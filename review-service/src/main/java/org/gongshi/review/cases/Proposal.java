package org.gongshi.review.cases;

import java.math.BigDecimal;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 处理建议 at the end of the investigation. Raw.
 *
 * @param amountYuan with two decimals, or null where no money is due
 * @param major whether a licence is declared to be a major matter
 * @param discussionRequired whether the case is complex or major (行政处罚法 art. 57)
 */
record Proposal(
    String conclusion,
    String category,
    @Nullable BigDecimal amountYuan,
    boolean major,
    boolean discussionRequired) {

  /** An amount in yuan with two decimals; null where none is given or what is given is none. */
  static @Nullable BigDecimal yuan(Checks checks, String field, @Nullable String amount) {
    if (amount == null) {
      return null;
    }
    if (amount.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
      return new BigDecimal(amount).setScale(2);
    }
    checks.add(field, "WRONG_FORMAT", "金额以元为单位，最多两位小数，例如 3000.00。");
    return null;
  }

  /** As it is sent. */
  record Request(
      @Nullable String conclusion,
      @Nullable String category,
      @Nullable String amountYuan,
      @Nullable ReviewRule reviewReason,
      @Nullable Boolean complexOrMajor) {

    Proposal checked() {
      Checks checks = new Checks();
      BigDecimal amount = yuan(checks, "amountYuan", amountYuan);
      checks.require(
          reviewReason == null || reviewReason == ReviewRule.MAJOR_LICENCE,
          "reviewReason",
          "NOT_DECLARABLE",
          "只有重大事项行政许可需要申报，其他情形由系统判定。");
      Proposal proposal =
          new Proposal(
              checks.text("conclusion", conclusion, 20_000),
              checks.line("category", category, 100),
              amount,
              reviewReason == ReviewRule.MAJOR_LICENCE,
              Boolean.TRUE.equals(complexOrMajor));
      checks.orRefuse();
      return proposal;
    }
  }
}
