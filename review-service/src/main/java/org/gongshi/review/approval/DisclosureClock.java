package org.gongshi.review.approval;

import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.days.WorkingDays;

/** How long a decision may take to become public (国办发〔2018〕118号; plan, part 1, 3 (1)). */
public record DisclosureClock(WorkingDays workingDays) {

  /** 7 working days from the decision for licences and penalties, 20 for all others. */
  public Deadline publicBy(ActionKind kind, LocalDate decidedOn) {
    int days =
        switch (kind) {
          case LICENCE, PENALTY -> 7;
          case COERCION, FEE, INSPECTION, EXPROPRIATION_LEVY -> 20;
        };
    return workingDays.after(decidedOn, days);
  }
}
