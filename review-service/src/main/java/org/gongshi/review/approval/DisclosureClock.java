package org.gongshi.review.approval;

import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.ClockRule;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;

/** How long a decision may take to become public (国办发〔2018〕118号; plan, part 1, 3 (1)). */
public record DisclosureClock(YearTables tables) {

  /**
   * 7 working days from the decision for licences and penalties, 20 for all others: the rule of
   * {@link ClockKind#DISCLOSURE} in force on that day, or its first version for a decision that is
   * older than any.
   */
  public Deadline publicBy(Transaction tx, ActionKind kind, LocalDate decidedOn) {
    return publicBy(tables.in(tx), kind, decidedOn);
  }

  static Deadline publicBy(WorkingDays days, ActionKind kind, LocalDate decidedOn) {
    ClockRule rule = ClockKind.DISCLOSURE.ruleOrFirst(kind, decidedOn);
    return days.after(decidedOn, rule.length());
  }
}
