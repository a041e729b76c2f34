package org.gongshi.review.days;

import java.time.LocalDate;

/**
 * What a day is.
 *
 * @param holiday the holiday's name, or "" on all other days
 * @param certain whether the table of the day's year is known
 */
public record Day(LocalDate date, Kind kind, String holiday, boolean certain) {

  /** 工作日, 休息日, 放假, 调休上班. */
  public enum Kind {
    WORKDAY,
    WEEKEND,
    HOLIDAY,
    MAKE_UP_WORKDAY
  }

  public boolean works() {
    return kind == Kind.WORKDAY || kind == Kind.MAKE_UP_WORKDAY;
  }
}
