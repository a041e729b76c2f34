package org.gongshi.review.retention;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The retention of an ended case's file, as its row says.
 *
 * @param rule code of the rule, null until it is counted
 * @param organSetting whether the term is the organ's own setting, since no statute fixes it
 * @param years null for ever, and until it is counted
 * @param keepUntil the last day on which the file is kept, Asia/Shanghai; null for ever
 * @param countedAt null for a case that ended before there was a rule, until the service counts it
 */
record Retention(
    long caseId,
    Outcome outcome,
    LocalDate endedOn,
    @Nullable String rule,
    @Nullable String rulesVersion,
    @Nullable String basis,
    boolean organSetting,
    @Nullable Integer years,
    @Nullable LocalDate keepUntil,
    @Nullable Instant countedAt,
    boolean destroyed) {

  boolean isOver(LocalDate today) {
    return keepUntil != null && keepUntil.isBefore(today);
  }

  boolean isPermanent() {
    return countedAt != null && keepUntil == null;
  }

  /** Whether a later end would shorten it, which it never does. */
  boolean isLongerThan(@Nullable LocalDate other) {
    return countedAt != null
        && (keepUntil == null ? other != null : other != null && other.isBefore(keepUntil));
  }
}
