package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * When a clock runs out. Day and instant are null while a pause lasts: nobody knows then.
 *
 * @param day the last day in time, Asia/Shanghai
 * @param at the first instant that is too late, UTC
 * @param provisional whether a year without a table was counted, or nobody knows
 */
record Due(@Nullable LocalDate day, @Nullable Instant at, boolean provisional) {
  static final Due UNKNOWN = new Due(null, null, true);

  boolean isKnown() {
    return at != null;
  }
}
