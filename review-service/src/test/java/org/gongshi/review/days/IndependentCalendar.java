package org.gongshi.review.days;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The working days of 2020 to 2026 worked out another way than the program does: typed in from the
 * notices as ranges, kept as a bit per day, and counted by prefix sums and a binary search.
 */
final class IndependentCalendar {
  static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
  static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  /** Year, days off as month.day or month.day-month.day, then after / the days worked instead. */
  private static final String[] NOTICES = {
    "2020 1.1 1.24-2.2 4.4-4.6 5.1-5.5 6.25-6.27 10.1-10.8 / 1.19 4.26 5.9 6.28 9.27 10.10",
    "2021 1.1-1.3 2.11-2.17 4.3-4.5 5.1-5.5 6.12-6.14 9.19-9.21 10.1-10.7"
        + " / 2.7 2.20 4.25 5.8 9.18 9.26 10.9",
    "2022 1.1-1.3 1.31-2.6 4.3-4.5 4.30-5.4 6.3-6.5 9.10-9.12 10.1-10.7 12.31"
        + " / 1.29 1.30 4.2 4.24 5.7 10.8 10.9",
    "2023 1.1-1.2 1.21-1.27 4.5 4.29-5.3 6.22-6.24 9.29-10.6"
        + " / 1.28 1.29 4.23 5.6 6.25 10.7 10.8",
    "2024 1.1 2.10-2.17 4.4-4.6 5.1-5.5 6.10 9.15-9.17 10.1-10.7"
        + " / 2.4 2.18 4.7 4.28 5.11 9.14 9.29 10.12",
    "2025 1.1 1.28-2.4 4.4-4.6 5.1-5.5 5.31-6.2 10.1-10.8 / 1.26 2.8 4.27 9.28 10.11",
    "2026 1.1-1.3 2.15-2.23 4.4-4.6 5.1-5.5 6.19-6.21 9.25-9.27 10.1-10.7"
        + " / 1.4 2.14 2.28 5.9 9.20 10.10",
  };

  private final BitSet works = new BitSet();

  /** {@code upTo[i]} working days lie on the first i days from {@link #FIRST}. */
  private final int[] upTo;

  IndependentCalendar() {
    int length = index(LAST) + 1;
    for (int i = 0; i < length; i++) {
      works.set(i, FIRST.plusDays(i).getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0);
    }
    for (String notice : NOTICES) {
      String[] words = notice.split(" ");
      int year = Integer.parseInt(words[0]);
      boolean worked = false;
      for (String word : Arrays.asList(words).subList(1, words.length)) {
        if (word.equals("/")) {
          worked = true;
          continue;
        }
        String[] ends = word.split("-");
        int from = index(date(year, ends[0]));
        int to = index(date(year, ends[ends.length - 1]));
        works.set(from, to + 1, worked);
      }
    }
    upTo = new int[length + 1];
    for (int i = 0; i < length; i++) {
      upTo[i + 1] = upTo[i] + (works.get(i) ? 1 : 0);
    }
  }

  boolean works(LocalDate day) {
    return works.get(index(day));
  }

  /** The count-th working day after the event, or null if it lies beyond the tables. */
  LocalDate after(LocalDate event, int count) {
    int wanted = upTo[index(event) + 1] + count;
    if (upTo[upTo.length - 1] < wanted) {
      return null;
    }
    int at = Arrays.binarySearch(upTo, wanted);
    while (upTo[at - 1] == wanted) {
      at--;
    }
    return FIRST.plusDays(at - 1);
  }

  private static LocalDate date(int year, String monthAndDay) {
    String[] parts = monthAndDay.split("\\.");
    return LocalDate.of(year, Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  private static int index(LocalDate day) {
    return (int) (day.toEpochDay() - FIRST.toEpochDay());
  }
}
