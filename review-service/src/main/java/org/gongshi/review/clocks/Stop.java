package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.days.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * One pause of a case. Of its days the first is still counted and the last is not, as the day of an
 * event never counts.
 *
 * @param until null while it lasts
 */
record Stop(Pause reason, Instant from, @Nullable Instant until) {

  boolean covers(LocalDate day) {
    return day.isAfter(WorkingDays.dayOf(from))
        && (until == null || !day.isAfter(WorkingDays.dayOf(until)));
  }
}
