package org.gongshi.review.redaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The ways in which a date of birth is written. */
final class Dates {
  private Dates() {}

  static List<String> forms(LocalDate day) {
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return List.of(
        form("%d年%d月%d日", y, m, d),
        form("%d年%02d月%02d日", y, m, d),
        form("%d-%02d-%02d", y, m, d),
        form("%d-%d-%d", y, m, d),
        form("%d/%02d/%02d", y, m, d),
        form("%d/%d/%d", y, m, d),
        form("%d.%02d.%02d", y, m, d),
        form("%d.%d.%d", y, m, d),
        form("%d%02d%02d", y, m, d));
  }

  private static String form(String pattern, int year, int month, int day) {
    return String.format(Locale.ROOT, pattern, year, month, day);
  }
}
