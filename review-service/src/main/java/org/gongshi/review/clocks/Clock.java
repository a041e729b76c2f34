package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.days.WorkingDays;

/**
 * What must be known to count a clock, apart from the calendar and the pauses.
 *
 * @param from the event's instant; its day, Asia/Shanghai, is not counted
 * @param length in {@code unit}, the extension included
 */
record Clock(ClockKind kind, Instant from, ClockUnit unit, int length) {

  LocalDate startDay() {
    return WorkingDays.dayOf(from);
  }
}
