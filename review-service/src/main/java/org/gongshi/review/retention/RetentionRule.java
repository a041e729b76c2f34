package org.gongshi.review.retention;

import java.time.LocalDate;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * One row of 案卷保管期限表, as it stands in {@code retention/rules.json}.
 *
 * @param organ credit code of the organ that has set it for itself, or null for all
 * @param reviewed whether it is for cases that needed a legal review, for those that did not, or
 *     null for both
 * @param years for which a file is kept, or null for ever (永久)
 * @param organSetting whether the term is the organ's own setting, since no statute fixes it
 * @param from first day of an end that goes by it, Asia/Shanghai
 * @param until last such day, or null while it is in force
 */
record RetentionRule(
    String code,
    String title,
    @Nullable String organ,
    Set<ActionKind> kinds,
    Set<Outcome> outcomes,
    @Nullable Boolean reviewed,
    @Nullable Integer years,
    boolean organSetting,
    LegalBasis basis,
    LocalDate from,
    @Nullable LocalDate until) {

  RetentionRule {
    kinds = Set.copyOf(kinds);
    outcomes = Set.copyOf(outcomes);
    if (years != null && (years < 1 || years > 500)) {
      throw new IllegalArgumentException("retention rule " + code + ": years must be 1 to 500");
    }
  }

  boolean isFor(EndedCase ended) {
    return (organ == null || organ.equals(ended.organCode()))
        && kinds.contains(ended.kind())
        && outcomes.contains(ended.outcome())
        && (reviewed == null || reviewed == ended.reviewRequired())
        && !ended.endedOn().isBefore(from)
        && (until == null || !ended.endedOn().isAfter(until));
  }

  /** Whether a file is kept at least as long by this rule as by {@code other}. */
  boolean keepsLongerThan(RetentionRule other) {
    return years == null || (other.years != null && years >= other.years);
  }
}
