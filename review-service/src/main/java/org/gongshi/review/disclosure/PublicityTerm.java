package org.gongshi.review.disclosure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of publicity as it was chosen for one decision.
 *
 * @param months null where a day is named
 * @param leastMonths before an early stop
 * @param untilDay the named day, or null for no end
 */
record PublicityTerm(
    String rule,
    String basis,
    PublicityRule.Start startEvent,
    @Nullable Integer months,
    int leastMonths,
    @Nullable LocalDate untilDay) {

  /**
   * When a decision stops being public.
   *
   * @param publicUntil its last public day, or null for no end or none that is known yet
   * @param earliestStop the first day on which it may be stopped early, or null
   */
  record End(@Nullable LocalDate publicUntil, @Nullable LocalDate earliestStop) {}

  /**
   * The longest of all terms wins. A period of months ends on the day of the same number, and the
   * decision stays public through that day.
   *
   * @param publishedOn the day on which it became public, or null before
   */
  static End end(List<PublicityTerm> terms, LocalDate decidedOn, @Nullable LocalDate publishedOn) {
    LocalDate latest = null;
    LocalDate stop = null;
    boolean known = !terms.isEmpty();
    for (PublicityTerm term : terms) {
      LocalDate start =
          switch (term.startEvent()) {
            case DOCUMENT -> decidedOn;
            case PUBLICATION, NAMED_DAY -> publishedOn;
          };
      Integer months = term.months();
      LocalDate end =
          months == null ? term.untilDay() : start == null ? null : start.plusMonths(months);
      known &= end != null;
      latest = later(latest, end);
      stop = later(stop, start == null ? null : start.plusMonths(term.leastMonths()));
    }
    return new End(known ? latest : null, stop);
  }

  private static @Nullable LocalDate later(@Nullable LocalDate one, @Nullable LocalDate other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.isAfter(other) ? one : other;
  }
}
