package org.gongshi.review.legalreview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.ReviewRule;
import org.jspecify.annotations.Nullable;

/**
 * A rule that an organ has set for itself beyond the law.
 *
 * @param kind the kind of action that it is for, or null for all
 * @param amountFrom yuan, for {@link Test#AMOUNT}
 * @param word what category or matter contain, for the other tests
 * @param effectiveFrom the first day on which it holds
 * @param endsBefore the first day on which it no longer holds, or null while it does
 */
record OrganRule(
    long id,
    String organCode,
    Effect effect,
    @Nullable ActionKind kind,
    Test test,
    @Nullable BigDecimal amountFrom,
    @Nullable String word,
    String basis,
    LocalDate effectiveFrom,
    @Nullable LocalDate endsBefore,
    String setBy,
    Instant setAt,
    @Nullable String endReason) {

  enum Effect {
    REVIEW("应当进行法制审核"),
    DISCUSSION("应当集体讨论");

    private final String label;

    Effect(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  enum Test {
    AMOUNT("金额达到", ReviewRule.ORGAN_AMOUNT),
    CATEGORY("决定类别含有", ReviewRule.ORGAN_CATEGORY),
    MATTER("事项含有", ReviewRule.ORGAN_MATTER);

    private final String label;
    private final ReviewRule rule;

    Test(String label, ReviewRule rule) {
      this.label = label;
      this.rule = rule;
    }

    String label() {
      return label;
    }

    ReviewRule rule() {
      return rule;
    }
  }
}
