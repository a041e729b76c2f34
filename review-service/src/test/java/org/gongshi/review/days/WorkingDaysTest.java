package org.gongshi.review.days;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

final class WorkingDaysTest {
  private final WorkingDays days = WorkingDays.fromNotices();

  @Test
  void aMakeUpSundayIsAWorkingDayAndAHolidayMondayIsNot() {
    assertThat(days.isWorkingDay(LocalDate.of(2020, 1, 19))).isTrue();
    assertThat(days.isWorkingDay(LocalDate.of(2020, 1, 27))).isFalse();
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
  void aDeadlineThatReachesAYearWithoutANoticeIsProvisional() {
    assertThat(days.after(LocalDate.of(2026, 12, 28), 20).provisional()).isTrue();
    assertThat(days.after(LocalDate.of(2026, 11, 2), 20).provisional()).isFalse();
  }

  @Test
  void aLastDayOnAHolidayMovesToTheNextWorkingDay() {
    assertThat(days.onOrAfter(LocalDate.of(2026, 10, 3)).lastDay())
        .isEqualTo(LocalDate.of(2026, 10, 8));
  }
}
