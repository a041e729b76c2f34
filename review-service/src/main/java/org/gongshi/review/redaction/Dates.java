package org.gongshi.review.redaction;

import java.time.LocalDate;
import java.util.List;

/** The ways in which a date of birth is written. */
final class Dates {
  private Dates() {}

  static List<String> forms(LocalDate day) {
    int y = day.getYear();
    int m = day.getMonthValue();
    int d = day.getDayOfMonth();
    return List.of(
        "%d年%d月%d日".formatted(y, m, d),
        "%d年%02d月%02d日".formatted(y, m, d),
        "%d-%02d-%02d".formatted(y, m, d),
        "%d-%d-%d".formatted(y, m, d),
        "%d/%02d/%02d".formatted(y, m, d),
        "%d/%d/%d".formatted(y, m, d),
        "%d.%02d.%02d".formatted(y, m, d),
        "%d.%d.%d".formatted(y, m, d),
        "%d%02d%02d".formatted(y, m, d));
  }
}
