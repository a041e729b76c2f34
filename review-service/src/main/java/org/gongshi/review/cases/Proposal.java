package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/**
 * 处理建议 at the end of the investigation. Raw.
 *
 * @param amountYuan with two decimals, or null where no money is due
 * @param declared the reasons for a legal review that the handler declares
 * @param discussionRequired whether the case is complex or major (行政处罚法 art. 57)
 */
record Proposal(
    String conclusion,
    String category,
    @Nullable BigDecimal amountYuan,
    List<Judging.Declared> declared,
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

  /**
   * Why the case needs a legal review beyond what the program finds.
   *
   * @param note the fact, or the law where it is {@link ReviewRule#BY_OTHER_LAW}
   */
  record Reason(@Nullable ReviewRule rule, @Nullable String note) {}

  /** As it is sent. */
  record Request(
      @Nullable String conclusion,
      @Nullable String category,
      @Nullable String amountYuan,
      @Nullable List<@Nullable Reason> reviewReasons,
      @Nullable Boolean complexOrMajor) {

    Proposal checked() {
      Checks checks = new Checks();
      BigDecimal amount = yuan(checks, "amountYuan", amountYuan);
      Proposal proposal =
          new Proposal(
              checks.text("conclusion", conclusion, 20_000),
              checks.line("category", category, 100),
              amount,
              declared(checks),
              Boolean.TRUE.equals(complexOrMajor));
      checks.orRefuse();
      return proposal;
    }

    private List<Judging.Declared> declared(Checks checks) {
      List<Judging.Declared> declared = new ArrayList<>();
      List<@Nullable Reason> sent =
          reviewReasons == null ? List.<@Nullable Reason>of() : reviewReasons;
      for (int i = 0; i < sent.size(); i++) {
        String at = "reviewReasons[" + i + "]";
        Reason reason = sent.get(i);
        ReviewRule rule = reason == null ? null : reason.rule();
        if (reason == null || rule == null) {
          checks.add(at, "REQUIRED", "请填写需要法制审核的情形。");
          continue;
        }
        checks.require(rule.isDeclarable(), at + ".rule", "NOT_DECLARABLE", "这一情形由系统判定，无需申报。");
        String note =
            rule == ReviewRule.BY_OTHER_LAW
                ? checks.text(at + ".note", reason.note(), 1000)
                : checks.optional(at + ".note", reason.note(), 1000);
        declared.add(new Judging.Declared(rule, note));
      }
      return declared;
    }
  }
}
