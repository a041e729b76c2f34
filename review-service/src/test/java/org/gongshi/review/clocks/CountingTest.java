package org.gongshi.review.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.review.days.WorkingDays;
import org.junit.jupiter.api.Test;

/** Properties of the counting, over seeded clocks, pauses and days. */
final class CountingTest {
  private static final long SEED = 20261124;
  private static final int ROUNDS = 5_000;
  private static final List<ClockKind> DAILY =
      Arrays.stream(ClockKind.values())
          .filter(k -> k.rules().getFirst().unit() != ClockUnit.HOURS)
          .toList();

  private final WorkingDays days = WorkingDays.fromNotices();
  private final Random random = new Random(SEED);

  @Test
  void withoutPausesWorkingDaysEndWhereTheCalendarSaysAndCalendarDaysOnAWorkingDay() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      Due due = Counting.due(clock, List.of(), days);
      LocalDate expected =
          clock.unit() == ClockUnit.WORKING_DAYS
              ? days.after(clock.startDay(), clock.length()).lastDay()
              : days.onOrAfter(clock.startDay().plusDays(clock.length())).lastDay();
      assertThat(due.day()).as("%s", clock).isEqualTo(expected);
      assertThat(due.at()).isEqualTo(WorkingDays.startOf(expected.plusDays(1)));
    }
  }

  @Test
  void pausesMoveTheLastDayAsIfTheirDaysDidNotExist() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      List<Stop> stops = stops(clock);
      Set<LocalDate> gone = gone(clock, stops);
      Due due = Counting.due(clock, stops, days);
      assertThat(due.day()).as("%s %s", clock, stops).isEqualTo(without(clock, gone));
    }
  }

  @Test
  void overlappingPausesCountOnceWhateverTheirOrder() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      List<Stop> stops = stops(clock);
      List<Stop> doubled = new ArrayList<>(stops);
      doubled.addAll(stops);
      java.util.Collections.shuffle(doubled, random);
      assertThat(Counting.due(clock, doubled, days)).isEqualTo(Counting.due(clock, stops, days));
    }
  }

  @Test
  void aPauseNeverBringsTheLastDayForwardAndALongerOneNeverEither() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      List<Stop> stops = stops(clock);
      Due before = Counting.due(clock, stops, days);
      Instant from = clock.from().plus(Duration.ofHours(random.nextInt(2000)));
      List<Stop> more = new ArrayList<>(stops);
      more.add(new Stop(reason(clock), from, from.plus(Duration.ofHours(random.nextInt(500)))));
      assertThat(Counting.due(clock, more, days).day()).isAfterOrEqualTo(before.day());
    }
  }

  @Test
  void aPauseThatTheLawDoesNotKnowForThisClockChangesNothing() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      for (Pause pause : Pause.values()) {
        if (!clock.kind().isStoppedBy(pause)) {
          List<Stop> stops = List.of(new Stop(pause, clock.from(), null));
          assertThat(Counting.due(clock, stops, days))
              .isEqualTo(Counting.due(clock, List.of(), days));
        }
      }
    }
  }

  @Test
  void aPauseThatBeginsAfterTheLastDayHealsNothingAndOneThatLastsLeavesTheEndOpen() {
    for (int i = 0; i < ROUNDS; i++) {
      Clock clock = clock();
      if (Arrays.stream(Pause.values()).noneMatch(clock.kind()::isStoppedBy)) {
        continue;
      }
      Due due = Counting.due(clock, List.of(), days);
      Stop after = new Stop(reason(clock), WorkingDays.startOf(due.day()), null);
      assertThat(Counting.due(clock, List.of(after), days)).isEqualTo(due);
      Stop within = new Stop(reason(clock), clock.from(), null);
      assertThat(Counting.due(clock, List.of(within), days)).isEqualTo(Due.UNKNOWN);
    }
  }

  @Test
  void theExplanationTellsEveryDayOnceInOrderAndCountsTheWholeLength() {
    for (int i = 0; i < ROUNDS / 5; i++) {
      Clock clock = clock();
      List<Stop> stops = stops(clock);
      List<LocalDate> told = new ArrayList<>();
      int[] counted = {0};
      Due due =
          Counting.due(
              clock,
              stops,
              days,
              new Counting.Teller() {
                @Override
                public void counted(LocalDate day, int number) {
                  assertThat(number).isEqualTo(++counted[0]);
                  told.add(day);
                }

                @Override
                public void rested(LocalDate day) {
                  assertThat(days.isWorkingDay(day)).isFalse();
                  told.add(day);
                }

                @Override
                public void stopped(LocalDate day, Pause reason) {
                  assertThat(clock.kind().isStoppedBy(reason)).isTrue();
                  told.add(day);
                }

                @Override
                public void movedOn(LocalDate day) {
                  told.add(day);
                }
              });
      assertThat(told)
          .containsExactlyElementsOf(
              clock.startDay().plusDays(1).datesUntil(due.day().plusDays(1)).toList());
      assertThat(counted[0]).isEqualTo(clock.length());
    }
  }

  @Test
  void hoursRunDayAndNightFromTheInstant() {
    Instant from = Instant.parse("2026-10-01T15:59:59Z");
    Due due =
        Counting.due(
            new Clock(ClockKind.ON_SITE_REPORT, from, ClockUnit.HOURS, 24), List.of(), days);
    assertThat(due.at()).isEqualTo(Instant.parse("2026-10-02T15:59:59Z"));
    assertThat(due.day()).isEqualTo("2026-10-02");
    assertThat(due.provisional()).isFalse();
  }

  @Test
  void theDayOfAnEventIsTheDayInShanghai() {
    Clock late =
        new Clock(
            ClockKind.EVIDENCE_REGISTRATION,
            Instant.parse("2026-11-22T16:00:00Z"), // Monday, 23 November, midnight in Shanghai
            ClockUnit.WORKING_DAYS,
            1);
    assertThat(Counting.due(late, List.of(), days).day()).isEqualTo("2026-11-24");
    Clock early = new Clock(late.kind(), late.from().minusNanos(1000), late.unit(), 1);
    assertThat(Counting.due(early, List.of(), days).day()).isEqualTo("2026-11-23");
  }

  /** The long way: drop the days that are gone, then take the n-th that counts. */
  private LocalDate without(Clock clock, Set<LocalDate> gone) {
    List<LocalDate> left =
        clock
            .startDay()
            .plusDays(1)
            .datesUntil(clock.startDay().plusYears(2))
            .filter(d -> !gone.contains(d))
            .toList();
    if (clock.unit() == ClockUnit.WORKING_DAYS) {
      return left.stream().filter(days::isWorkingDay).skip(clock.length() - 1).findFirst().get();
    }
    return left.stream().skip(clock.length() - 1).filter(days::isWorkingDay).findFirst().get();
  }

  private static Set<LocalDate> gone(Clock clock, List<Stop> stops) {
    Set<LocalDate> gone = new TreeSet<>();
    for (Stop stop : stops) {
      if (clock.kind().isStoppedBy(stop.reason())) {
        LocalDate from = WorkingDays.dayOf(stop.from());
        LocalDate until = WorkingDays.dayOf(stop.until());
        from.datesUntil(until).map(d -> d.plusDays(1)).forEach(gone::add);
      }
    }
    return gone;
  }

  private Clock clock() {
    ClockKind kind = DAILY.get(random.nextInt(DAILY.size()));
    LocalDate day = LocalDate.of(2020, 1, 1).plusDays(random.nextInt(6 * 365));
    Instant from = WorkingDays.startOf(day).plusSeconds(random.nextInt(86_400));
    ClockUnit unit = random.nextBoolean() ? ClockUnit.DAYS : ClockUnit.WORKING_DAYS;
    return new Clock(kind, from, unit, 1 + random.nextInt(60));
  }

  private List<Stop> stops(Clock clock) {
    List<Stop> stops = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      Instant from = clock.from().plus(Duration.ofHours(random.nextInt(2500) - 500));
      Pause pause = Pause.values()[random.nextInt(Pause.values().length)];
      stops.add(new Stop(pause, from, from.plus(Duration.ofHours(random.nextInt(800)))));
    }
    return stops;
  }

  private Pause reason(Clock clock) {
    return Arrays.stream(Pause.values())
        .filter(clock.kind()::isStoppedBy)
        .findFirst()
        .orElse(Pause.HEARING);
  }
}
