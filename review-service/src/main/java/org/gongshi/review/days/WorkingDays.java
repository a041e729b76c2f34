package org.gongshi.review.days;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Working days in mainland China: Monday to Friday less the holidays of the yearly tables, and the
 * make-up Saturdays and Sundays of the same tables. Immutable.
 */
public final class WorkingDays {
  /** Dates are the calendar's in the administration's zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final String WORK = "";

  private final SortedMap<Integer, YearTable> tables;

  /** Each day that a table names: the holiday's name, or {@link #WORK} for a make-up workday. */
  private final Map<LocalDate, String> named = new HashMap<>();

  private WorkingDays(SortedMap<Integer, YearTable> tables) {
    this.tables = tables;
    for (YearTable table : tables.values()) { // a later notice has the last word on a December
      for (YearTable.Holiday holiday : table.holidays()) {
        for (LocalDate d = holiday.from(); !d.isAfter(holiday.to()); d = d.plusDays(1)) {
          named.put(d, holiday.name());
        }
      }
      table.workdays().forEach(d -> named.put(d, WORK));
    }
  }

  public static WorkingDays of(Collection<YearTable> tables) {
    SortedMap<Integer, YearTable> byYear = new TreeMap<>();
    tables.forEach(t -> byYear.put(t.year(), t));
    return new WorkingDays(byYear);
  }

  /** The notices that this version carries (2020 to 2026). */
  public static WorkingDays fromNotices() {
    return of(TableFiles.carried().stream().map(TableFiles.Found::table).toList());
  }

  /** The day on which an instant falls, Asia/Shanghai. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The first instant of a day, Asia/Shanghai. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** The tables that are known, by year. */
  public SortedMap<Integer, YearTable> tables() {
    return new TreeMap<>(tables);
  }

  /** Whether the table of the day's year is known, so that holidays are certain. */
  public boolean isCertain(LocalDate day) {
    return tables.containsKey(day.getYear());
  }

  public Day day(LocalDate day) {
    String name = named.get(day);
    if (name == null) {
      Day.Kind kind = isWeekend(day) ? Day.Kind.WEEKEND : Day.Kind.WORKDAY;
      return new Day(day, kind, "", isCertain(day));
    }
    Day.Kind kind = name.equals(WORK) ? Day.Kind.MAKE_UP_WORKDAY : Day.Kind.HOLIDAY;
    return new Day(day, kind, name, isCertain(day));
  }

  public boolean isWorkingDay(LocalDate day) {
    String name = named.get(day);
    return name == null ? !isWeekend(day) : name.equals(WORK);
  }

  /**
   * The {@code count}-th working day after {@code event}; the day of the event is not counted
   * (民事诉讼法 art. 85).
   *
   * @return the last day in time, provisional if a year without a table was crossed
   */
  public Deadline after(LocalDate event, int count) {
    LocalDate day = event;
    boolean provisional = false;
    for (int counted = 0; counted < count; ) {
      day = day.plusDays(1);
      provisional |= !isCertain(day);
      if (isWorkingDay(day)) {
        counted++;
      }
    }
    return new Deadline(day, provisional);
  }

  /**
   * {@code day} itself, or the first working day after it: a last day on a holiday moves on (民事诉讼法
   * art. 85).
   */
  public Deadline onOrAfter(LocalDate day) {
    LocalDate moved = day;
    boolean provisional = !isCertain(moved);
    while (!isWorkingDay(moved)) {
      moved = moved.plusDays(1);
      provisional |= !isCertain(moved);
    }
    return new Deadline(moved, provisional);
  }

  /** These tables with one more, or with another for its year. */
  public WorkingDays with(YearTable table) {
    SortedMap<Integer, YearTable> all = tables();
    all.put(table.year(), table);
    return new WorkingDays(all);
  }

  @Nullable YearTable table(int year) {
    return tables.get(year);
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}
