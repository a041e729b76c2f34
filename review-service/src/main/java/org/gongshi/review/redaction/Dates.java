package org.gongshi.review.redaction;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The ways in which a date of birth is written. */
final class Dates {
  private static final String ONES = "〇一二三四五六七八九";

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
        form("%d%02d%02d", y, m, d),
        spelt(y) + "年" + counted(m) + "月" + counted(d) + "日",
        spelt(y) + "年" + counted(m) + "月" + counted(d) + "号");
  }

  /** 一九九〇, digit by digit; the shadow makes ○ and 零 the same. */
  private static String spelt(int year) {
    StringBuilder spelt = new StringBuilder();
    Integer.toString(year).chars().forEach(c -> spelt.append(ONES.charAt(c - '0')));
    return spelt.toString();
  }

  /** 一 to 三十一. */
  private static String counted(int number) {
    String tens = number < 10 ? "" : number < 20 ? "十" : ONES.charAt(number / 10) + "十";
    return number % 10 == 0 ? tens : tens + ONES.charAt(number % 10);
  }

  private static String form(String pattern, int year, int month, int day) {
    return String.format(Locale.ROOT, pattern, year, month, day);
  }
}
