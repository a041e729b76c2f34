package org.gongshi.review.clocks;

import java.time.LocalDate;
import org.gongshi.review.days.Day;
import org.jspecify.annotations.Nullable;

/**
 * One day of a deadline: counted or not, and why.
 *
 * @param number which day of the period it is, or null where it is not counted
 */
record ExplainedDay(
    LocalDate date,
    String weekday,
    boolean counted,
    @Nullable Integer number,
    Reason reason,
    String note) {

  enum Reason {
    EVENT_DAY,
    COUNTED,
    COUNTED_MAKE_UP_WORKDAY,
    WEEKEND,
    HOLIDAY,
    PAUSED,
    MOVED_ON
  }

  static ExplainedDay event(LocalDate date) {
    return new ExplainedDay(date, weekday(date), false, null, Reason.EVENT_DAY, "起算事件发生的当日不计入");
  }

  static ExplainedDay counted(Day day, int number, boolean last, boolean workingOnly) {
    boolean makeUp = day.kind() == Day.Kind.MAKE_UP_WORKDAY;
    String which = "第" + number + (workingOnly ? "个工作日" : "日");
    String why = makeUp && workingOnly ? "，调休上班日计入" : "";
    String ends = "";
    if (last) {
      ends = day.works() ? "，期限最后一日" : "，适逢" + off(day) + "，期限顺延";
    }
    return of(
        day, number, makeUp ? Reason.COUNTED_MAKE_UP_WORKDAY : Reason.COUNTED, which + why + ends);
  }

  static ExplainedDay rested(Day day) {
    Reason reason = day.kind() == Day.Kind.HOLIDAY ? Reason.HOLIDAY : Reason.WEEKEND;
    return of(day, null, reason, off(day) + "不计入");
  }

  static ExplainedDay paused(Day day, Pause pause) {
    return of(day, null, Reason.PAUSED, pause.label() + "期间不计入");
  }

  static ExplainedDay movedOn(Day day) {
    return of(
        day, null, Reason.MOVED_ON, day.works() ? "最后一日逢休息日，顺延至本日，期限最后一日" : off(day) + "，继续顺延");
  }

  private static ExplainedDay of(Day day, @Nullable Integer number, Reason reason, String note) {
    String doubt = day.certain() ? "" : "（该年节假日安排尚未录入，暂按周末推算）";
    return new ExplainedDay(
        day.date(), weekday(day.date()), number != null, number, reason, note + doubt);
  }

  private static String off(Day day) {
    return day.kind() == Day.Kind.HOLIDAY ? day.holiday() + "放假" : weekday(day.date());
  }

  static String weekday(LocalDate date) {
    return switch (date.getDayOfWeek()) {
      case MONDAY -> "星期一";
      case TUESDAY -> "星期二";
      case WEDNESDAY -> "星期三";
      case THURSDAY -> "星期四";
      case FRIDAY -> "星期五";
      case SATURDAY -> "星期六";
      case SUNDAY -> "星期日";
    };
  }
}
