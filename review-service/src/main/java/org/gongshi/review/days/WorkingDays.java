package org.gongshi.review.days;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Working days in mainland China: Monday to Friday less the holidays of the yearly notice, and the
 * make-up Saturdays and Sundays of the same notice.
 */
public final class WorkingDays {
  /** A day that the notices name: a day off, or a weekend day worked to make up for one. */
  enum Special {
    HOLIDAY,
    WORKDAY
  }

  /** Dates are the calendar's in the administration's zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Map<LocalDate, Special> specials;
  private final Set<Integer> years;

  WorkingDays(Map<LocalDate, Special> specials) {
    this.specials = Map.copyOf(specials);
    this.years =
        specials.keySet().stream().map(LocalDate::getYear).collect(Collectors.toUnmodifiableSet());
  }

  /** The day on which an instant falls, Asia/Shanghai. */
  public static LocalDate dayOf(Instant instant) {
    return LocalDate.ofInstant(instant, ZONE);
  }

  /** The first instant of a day, Asia/Shanghai. */
  public static Instant startOf(LocalDate day) {
    return day.atStartOfDay(ZONE).toInstant();
  }

  /** Whether the table of the day's year is known, so that holidays are certain. */
  public boolean isCertain(LocalDate day) {
    return years.contains(day.getYear());
  }

  /** The notices that this version carries (2020 to 2026). */
  public static WorkingDays fromNotices() {
    try (InputStream in =
        Objects.requireNonNull(
            WorkingDays.class.getResourceAsStream("/working-days/holidays.json"),
            "working-days/holidays.json is missing from the class path")) {
      Map<String, String> days = new ObjectMapper().readValue(in, new TypeReference<>() {});
      return new WorkingDays(
          days.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      e -> LocalDate.parse(e.getKey()),
                      e -> e.getValue().equals("workday") ? Special.WORKDAY : Special.HOLIDAY)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isWorkingDay(LocalDate day) {
    Special special = specials.get(day);
    if (special != null) {
      return special == Special.WORKDAY;
    }
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * The {@code count}-th working day after {@code event}; the day of the event is not counted
   * (民事诉讼法 art. 85).
   *
   * @return the last day in time, provisional if a year without a notice was crossed
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
}
