package org.gongshi.review.days;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One year's holidays and make-up workdays, as the State Council's notice arranges them.
 *
 * @param notices where the arrangement is written; a later one may change an earlier one
 * @param workdays 调休上班日, Saturdays and Sundays that are worked
 */
public record YearTable(
    int year, List<Notice> notices, List<Holiday> holidays, List<LocalDate> workdays) {

  public YearTable {
    notices = List.copyOf(notices);
    holidays = List.copyOf(holidays);
    workdays = List.copyOf(workdays);
  }

  /**
   * The notice.
   *
   * @param number 文号, or null where none is known
   */
  public record Notice(String title, @Nullable String number) {}

  /**
   * 放假, days in a row.
   *
   * @param from the first day; that of the new year may lie in the December before
   */
  public record Holiday(String name, LocalDate from, LocalDate to) {}
}
