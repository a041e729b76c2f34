package org.gongshi.review.cases;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Checks;
import org.jspecify.annotations.Nullable;

/** The checks of one part of a request, each field named below {@code details}. */
record Fields(Checks checks) {
  String line(String field, @Nullable String value, int maxLength) {
    return checks.line(path(field), value, maxLength);
  }

  String text(String field, @Nullable String value, int maxLength) {
    return checks.text(path(field), value, maxLength);
  }

  @Nullable String optional(String field, @Nullable String value, int maxLength) {
    return checks.optional(path(field), value, maxLength);
  }

  <T> @Nullable T required(String field, @Nullable T value) {
    return checks.required(path(field), value);
  }

  void require(boolean holds, String field, String rule, String advice) {
    checks.require(holds, path(field), rule, advice);
  }

  /** A day that has come, not before 1990; null and a violation otherwise. */
  @Nullable LocalDate past(String field, @Nullable LocalDate day, Instant now) {
    LocalDate given = required(field, day);
    if (given != null) {
      checks.require(!given.isAfter(WorkingDays.dayOf(now)), path(field), "IN_FUTURE", "日期不能晚于今天。");
      checks.require(given.getYear() >= 1990, path(field), "TOO_EARLY", "日期过早，请核对。");
    }
    return given;
  }

  /** An instant that has come, not before 1990; null and a violation otherwise. */
  @Nullable Instant past(String field, @Nullable Instant at, Instant now) {
    Instant given = required(field, at);
    if (given != null) {
      checks.require(!given.isAfter(now), path(field), "IN_FUTURE", "时间不能晚于现在。");
      checks.require(
          WorkingDays.dayOf(given).getYear() >= 1990, path(field), "TOO_EARLY", "时间过早，请核对。");
    }
    return given;
  }

  /** That {@code later} is not before {@code earlier}, where both are given. */
  void inOrder(
      @Nullable LocalDate earlier, String field, @Nullable LocalDate later, String advice) {
    checks.require(
        earlier == null || later == null || !later.isBefore(earlier),
        path(field),
        "DATES_OUT_OF_ORDER",
        advice);
  }

  boolean areGood() {
    return checks.violations().stream().noneMatch(v -> v.field().startsWith("details"));
  }

  private static String path(String field) {
    return "details." + field;
  }
}
