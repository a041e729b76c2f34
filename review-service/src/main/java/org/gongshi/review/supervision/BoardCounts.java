package org.gongshi.review.supervision;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many deadlines stand where. Whoever has none that is near or overdue is not listed.
 *
 * @param nearUntil deadlines that run out by then are near, UTC
 */
record BoardCounts(
    Instant asOf,
    Instant nearUntil,
    int nearDays,
    long near,
    long overdue,
    List<OfOrgan> organs,
    List<OfPerson> people) {

  record OfOrgan(String organCode, String organName, long near, long overdue) {}

  /**
   * Of one official, or of all without a named one.
   *
   * @param person the account, or null for deadlines of which nobody is named
   */
  record OfPerson(
      String organCode,
      String organName,
      @Nullable Long person,
      @Nullable String personName,
      long near,
      long overdue) {}
}
