package org.gongshi.review.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

final class WorkingDaysTest {
  private static final Path FACTS = Path.of("../../shared/data/holidays.json");

  private final WorkingDays days = WorkingDays.fromNotices();
  private final IndependentCalendar independent = new IndependentCalendar();

  @Test
  void everyDayOf2020To2026IsWhatTheNoticesReadAnotherWaySay() {
    for (LocalDate day = IndependentCalendar.FIRST;
        !day.isAfter(IndependentCalendar.LAST);
        day = day.plusDays(1)) {
      assertThat(days.isWorkingDay(day)).as("%s", day).isEqualTo(independent.works(day));
      assertThat(days.day(day).works()).as("%s", day).isEqualTo(independent.works(day));
      assertThat(days.isCertain(day)).isTrue();
    }
  }

  @Test
  void everyDayOf2020To2026IsWhatTheSharedFactsSay() throws IOException {
    if (!Files.exists(FACTS)) {
      System.err.println("SKIPPED: " + FACTS.toAbsolutePath().normalize() + " is not there");
    }
    Assumptions.assumeTrue(Files.exists(FACTS));
    JsonNode facts = new ObjectMapper().readTree(FACTS.toFile());
    assertThat(facts.size()).isGreaterThan(200);
    for (LocalDate day = IndependentCalendar.FIRST;
        !day.isAfter(IndependentCalendar.LAST);
        day = day.plusDays(1)) {
      JsonNode fact = facts.path(day.toString());
      boolean works =
          fact.isMissingNode()
              ? day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue()
              : fact.asText().equals("workday");
      assertThat(days.isWorkingDay(day)).as("%s", day).isEqualTo(works);
    }
  }

  @Test
  void oneToThirtyWorkingDaysFromEveryDayEndWhereTheOtherCalendarEnds() {
    int compared = 0;
    for (LocalDate day = IndependentCalendar.FIRST;
        !day.isAfter(IndependentCalendar.LAST);
        day = day.plusDays(1)) {
      for (int count = 1; count <= 30; count++) {
        LocalDate expected = independent.after(day, count);
        Deadline deadline = days.after(day, count);
        if (expected == null) {
          assertThat(deadline.provisional()).as("%s + %d", day, count).isTrue();
          assertThat(deadline.lastDay()).isAfter(IndependentCalendar.LAST);
        } else {
          assertThat(deadline).as("%s + %d", day, count).isEqualTo(new Deadline(expected, false));
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(75_000);
  }

  @Test
  void allMakeUpDaysAreSaturdaysAndSundaysAndAllOfThemWork() {
    long makeUp =
        IndependentCalendar.FIRST
            .datesUntil(IndependentCalendar.LAST.plusDays(1))
            .map(days::day)
            .filter(d -> d.kind() == Day.Kind.MAKE_UP_WORKDAY)
            .peek(d -> assertThat(d.date().getDayOfWeek().getValue()).isGreaterThan(5))
            .peek(d -> assertThat(days.isWorkingDay(d.date())).isTrue())
            .count();
    assertThat(makeUp).isEqualTo(6 + 7 + 7 + 7 + 8 + 5 + 6);
  }

  @Test
  void aMakeUpSundayIsAWorkingDayAndAHolidayMondayIsNot() {
    assertThat(days.isWorkingDay(LocalDate.of(2020, 1, 19))).isTrue();
    assertThat(days.day(LocalDate.of(2020, 1, 27)))
        .isEqualTo(new Day(LocalDate.of(2020, 1, 27), Day.Kind.HOLIDAY, "春节", true));
    assertThat(days.isWorkingDay(LocalDate.of(2026, 11, 22))).isFalse();
  }

  @Test
  void sevenWorkingDaysOverNationalDayCountTheMakeUpDays() {
    // 30 September 2026: 1 to 7 October are holidays, 8 and 9 work, Saturday 10 is a make-up day.
    assertThat(days.after(LocalDate.of(2026, 9, 30), 7))
        .isEqualTo(new Deadline(LocalDate.of(2026, 10, 15), false));
  }

  @Test
  void theDayOfTheEventIsNotCounted() {
    assertThat(days.after(LocalDate.of(2026, 11, 23), 1).lastDay())
        .isEqualTo(LocalDate.of(2026, 11, 24));
  }

  @Test
  void aDeadlineThatTouchesAYearWithoutATableIsProvisionalOnEitherSide() {
    assertThat(days.after(LocalDate.of(2026, 12, 28), 20).provisional()).isTrue();
    assertThat(days.after(LocalDate.of(2026, 11, 2), 20).provisional()).isFalse();
    assertThat(days.after(LocalDate.of(2018, 12, 10), 7).provisional()).isTrue();
    assertThat(days.after(LocalDate.of(2019, 12, 30), 7).provisional()).isTrue();
    assertThat(days.after(LocalDate.of(2019, 12, 31), 7).provisional()).isFalse();
  }

  @Test
  void aLastDayOnAHolidayMovesToTheNextWorkingDay() {
    assertThat(days.onOrAfter(LocalDate.of(2026, 10, 3)).lastDay())
        .isEqualTo(LocalDate.of(2026, 10, 8));
  }

  @Test
  void theNoticeOfTheNextYearSettlesTheLastDaysOfDecember() {
    YearTable next =
        new YearTable(
            2027,
            java.util.List.of(),
            java.util.List.of(
                new YearTable.Holiday("元旦", LocalDate.of(2026, 12, 31), LocalDate.of(2027, 1, 2))),
            java.util.List.of(LocalDate.of(2026, 12, 27)));
    WorkingDays with = days.with(next);
    assertThat(with.isWorkingDay(LocalDate.of(2026, 12, 31))).isFalse();
    assertThat(with.isWorkingDay(LocalDate.of(2026, 12, 27))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2026, 12, 31))).isTrue();
  }
}
