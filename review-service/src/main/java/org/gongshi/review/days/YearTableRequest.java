package org.gongshi.review.days;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** A year's table as it is sent, or as it stands in a file. */
record YearTableRequest(
    @Nullable Integer year,
    @Nullable List<@Nullable NoticeRequest> notices,
    @Nullable List<@Nullable HolidayRequest> holidays,
    @Nullable List<@Nullable LocalDate> workdays) {

  /** 全国年节及纪念日放假办法 art. 2: the days that lie on the same date every year. */
  private static final List<MonthDay> EVERY_YEAR =
      List.of(
          MonthDay.of(1, 1),
          MonthDay.of(5, 1),
          MonthDay.of(10, 1),
          MonthDay.of(10, 2),
          MonthDay.of(10, 3));

  private static final int LONGEST_HOLIDAY = 20;

  record NoticeRequest(@Nullable String title, @Nullable String number) {}

  record HolidayRequest(@Nullable String name, @Nullable LocalDate from, @Nullable LocalDate to) {}

  /**
   * The table, once nothing is wrong with it.
   *
   * @param named the year that the address or the file's name says
   */
  YearTable checked(Checks checks, int named) {
    checks.require(year != null && year == named, "year", "WRONG_YEAR", "年份应与地址或文件名中的年份一致。");
    List<YearTable.Notice> notices = notices(checks);
    Map<LocalDate, String> off = new HashMap<>();
    List<YearTable.Holiday> holidays = holidays(checks, named, off);
    List<LocalDate> workdays = workdays(checks, named, off.keySet());
    for (MonthDay day : EVERY_YEAR) {
      checks.require(
          off.containsKey(day.atYear(named)),
          "holidays",
          "STATUTORY_DAY_MISSING",
          "缺少法定节日" + day.atYear(named) + "（《全国年节及纪念日放假办法》第二条）。");
    }
    return new YearTable(named, notices, holidays, workdays);
  }

  private List<YearTable.Notice> notices(Checks checks) {
    List<YearTable.Notice> checked = new ArrayList<>();
    List<@Nullable NoticeRequest> sent = Objects.requireNonNullElse(notices, List.of());
    checks.require(!sent.isEmpty(), "notices", "REQUIRED", "请写明所依据的通知。");
    for (int i = 0; i < sent.size(); i++) {
      NoticeRequest notice = sent.get(i);
      String field = "notices[" + i + "]";
      if (notice == null) {
        checks.add(field, "REQUIRED", "请填写此项。");
        continue;
      }
      checked.add(
          new YearTable.Notice(
              checks.line(field + ".title", notice.title(), 100),
              checks.optional(field + ".number", notice.number(), 60)));
    }
    return checked;
  }

  private List<YearTable.Holiday> holidays(Checks checks, int named, Map<LocalDate, String> off) {
    List<YearTable.Holiday> checked = new ArrayList<>();
    List<@Nullable HolidayRequest> sent = Objects.requireNonNullElse(holidays, List.of());
    for (int i = 0; i < sent.size(); i++) {
      HolidayRequest holiday = sent.get(i);
      String field = "holidays[" + i + "]";
      if (holiday == null) {
        checks.add(field, "REQUIRED", "请填写此项。");
        continue;
      }
      String name = checks.line(field + ".name", holiday.name(), 20);
      LocalDate from = checks.required(field + ".from", holiday.from());
      LocalDate to = checks.required(field + ".to", holiday.to());
      if (from == null || to == null) {
        continue;
      }
      if (!isOf(from, named) || to.getYear() != named) {
        checks.add(field, "OTHER_YEAR", otherYear(named));
        continue;
      }
      if (to.isBefore(from) || to.isAfter(from.plusDays(LONGEST_HOLIDAY))) {
        checks.add(field, "WRONG_RANGE", "起止日期不对：止日不能早于起日，一次放假不超过二十天。");
        continue;
      }
      for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
        checks.require(off.put(day, name) == null, field, "TWICE", day + "重复列为放假日。");
      }
      checked.add(new YearTable.Holiday(name, from, to));
    }
    return checked;
  }

  private List<LocalDate> workdays(Checks checks, int named, Set<LocalDate> off) {
    List<LocalDate> checked = new ArrayList<>();
    Set<LocalDate> seen = new HashSet<>();
    List<@Nullable LocalDate> sent = Objects.requireNonNullElse(workdays, List.of());
    for (int i = 0; i < sent.size(); i++) {
      String field = "workdays[" + i + "]";
      LocalDate day = checks.required(field, sent.get(i));
      if (day == null) {
        continue;
      }
      checks.require(isOf(day, named), field, "OTHER_YEAR", otherYear(named));
      checks.require(isWeekend(day), field, "NOT_A_WEEKEND", day + "不是星期六或星期日，不能列为调休上班日。");
      checks.require(!off.contains(day), field, "HOLIDAY_TOO", day + "同时列为放假日，请核对。");
      checks.require(seen.add(day), field, "TWICE", day + "重复列为调休上班日。");
      checked.add(day);
    }
    return checked;
  }

  /** The new year's holiday may reach back into the December before, with its make-up day. */
  private static boolean isOf(LocalDate day, int named) {
    return day.getYear() == named
        || (day.getYear() == named - 1
            && day.getMonth() == Month.DECEMBER
            && day.getDayOfMonth() > 15);
  }

  private static String otherYear(int named) {
    return "日期应在" + named + "年之内（元旦假期可以从上年12月下旬起）。";
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
