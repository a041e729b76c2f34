package org.gongshi.review.clocks;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.gongshi.review.days.WorkingDays;
import org.jspecify.annotations.Nullable;

/** Counts clocks. Pure: the same clock, pauses and calendar give the same days. */
final class Counting {
  private Counting() {}

  /** Hears of every day that is looked at, in order. */
  interface Teller {
    /** The day is counted, as number {@code number}. */
    void counted(LocalDate day, int number);

    /** The day is no working day, and the clock counts none but those. */
    void rested(LocalDate day);

    /** The clock stands still on this day. */
    void stopped(LocalDate day, Pause reason);

    /** The days are all counted, but the last was a day off; so is this day, or it ends here. */
    void movedOn(LocalDate day);
  }

  private static final Teller NOBODY =
      new Teller() {
        @Override
        public void counted(LocalDate day, int number) {}

        @Override
        public void rested(LocalDate day) {}

        @Override
        public void stopped(LocalDate day, Pause reason) {}

        @Override
        public void movedOn(LocalDate day) {}
      };

  static Due due(Clock clock, List<Stop> stops, WorkingDays days) {
    return due(clock, stops, days, NOBODY);
  }

  static Due due(Clock clock, List<Stop> stops, WorkingDays days, Teller teller) {
    List<Stop> stopping =
        stops.stream()
            .filter(s -> clock.kind().isStoppedBy(s.reason()))
            .sorted(Comparator.comparing(Stop::from))
            .toList();
    return switch (clock.unit()) {
      case HOURS -> hours(clock, stopping);
      case DAYS -> days(clock, stopping, days, false, teller);
      case WORKING_DAYS -> days(clock, stopping, days, true, teller);
    };
  }

  private static Due days(
      Clock clock, List<Stop> stops, WorkingDays days, boolean workingOnly, Teller teller) {
    LocalDate day = clock.startDay();
    boolean provisional = false;
    int counted = 0;
    boolean ended = false;
    while (!ended) {
      day = day.plusDays(1);
      Stop stop = covering(stops, day);
      if (stop != null && stop.until() == null) {
        teller.stopped(day, stop.reason());
        return Due.UNKNOWN;
      }
      if (stop != null) {
        teller.stopped(day, stop.reason());
        continue;
      }
      boolean works = days.isWorkingDay(day);
      if (counted == clock.length()) {
        teller.movedOn(day);
        ended = works;
      } else if (workingOnly && !works) {
        teller.rested(day);
      } else {
        teller.counted(day, ++counted);
        ended = counted == clock.length() && works;
      }
      // A calendar day counts whatever it is; only whether it may be the last depends on a table.
      provisional |= (workingOnly || counted == clock.length()) && !days.isCertain(day);
    }
    return new Due(day, WorkingDays.startOf(day.plusDays(1)), provisional);
  }

  private static @Nullable Stop covering(List<Stop> stops, LocalDate day) {
    Stop found = null;
    for (Stop stop : stops) {
      if (stop.covers(day)) {
        if (stop.until() == null) {
          return stop;
        }
        found = found == null ? stop : found;
      }
    }
    return found;
  }

  private static Due hours(Clock clock, List<Stop> stops) {
    Instant end = clock.from().plus(Duration.ofHours(clock.length()));
    Instant stoppedUntil = clock.from();
    for (Stop stop : stops) {
      Instant from = later(stop.from(), stoppedUntil);
      if (!from.isBefore(end)) {
        continue;
      }
      Instant until = stop.until();
      if (until == null) {
        return Due.UNKNOWN;
      }
      if (until.isAfter(from)) {
        end = end.plus(Duration.between(from, until));
        stoppedUntil = until;
      }
    }
    return new Due(WorkingDays.dayOf(end), end, false);
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
