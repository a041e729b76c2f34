package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/** What an organ has set for itself beyond the law; a later step keeps it. */
public interface OrganRules {
  /**
   * An action as it is proposed, or as far as it is known before.
   *
   * @param day on which it is judged, Asia/Shanghai
   */
  record Action(
      ActionKind kind,
      String organCode,
      String matter,
      @Nullable String category,
      @Nullable BigDecimal amount,
      LocalDate day) {}

  /** The rules that ask for a legal review. */
  List<FiredRule> review(Transaction tx, Action action);

  /** Whether a rule asks for a collective discussion. */
  boolean asksForDiscussion(Transaction tx, Action action);
}
