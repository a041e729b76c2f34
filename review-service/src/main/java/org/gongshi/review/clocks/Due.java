package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;

/** When a clock runs out. */
sealed interface Due {
  /**
   * It runs out then.
   *
   * @param day the last day in time, Asia/Shanghai
   * @param at the first instant that is too late, UTC
   * @param provisional whether a year without a table was counted
   */
  record On(LocalDate day, Instant at, boolean provisional) implements Due {}

  /** Nobody knows while a pause lasts. */
  record Standing() implements Due {}
}
