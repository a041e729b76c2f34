package org.gongshi.review;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.gongshi.review.days.WorkingDays;

/**
 * The clock of the tests' services. It runs as every clock does and tells the real time of day, but
 * a test run always begins on {@link #FIRST_DAY}: the cases of the tests were filed, decided and
 * served on fixed days before it, and their terms are over some day.
 */
public final class TestClock {
  /** A Tuesday with working days around it. */
  private static final LocalDate FIRST_DAY = LocalDate.of(2026, 11, 24);

  public static final InstantSource CLOCK = startingOn(FIRST_DAY);

  private TestClock() {}

  public static Instant now() {
    return CLOCK.instant();
  }

  /** In Shanghai. */
  public static LocalDate today() {
    return WorkingDays.dayOf(now());
  }

  private static InstantSource startingOn(LocalDate day) {
    InstantSource system = InstantSource.system();
    LocalDate real = WorkingDays.dayOf(system.instant());
    return InstantSource.offset(system, Duration.ofDays(ChronoUnit.DAYS.between(real, day)));
  }
}
