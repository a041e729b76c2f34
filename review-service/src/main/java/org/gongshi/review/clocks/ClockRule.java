package org.gongshi.review.clocks;

import java.time.LocalDate;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.identifiers.LegalBasis;

/**
 * How long a clock runs, by one version of the law.
 *
 * @param length in {@code unit}, at least 1
 * @param extension how much may be added once, in {@code unit}; 0 where the law gives none
 * @param appliesTo the kinds of action that it is for; empty for all
 * @param statutory whether the law fixes it; a setting may shorten such a length, never lengthen it
 * @param yields 从其规定: whether the law gives way to another rule, so that a setting may lengthen it
 */
public record ClockRule(
    ClockUnit unit,
    int length,
    int extension,
    LegalBasis basis,
    Set<ActionKind> appliesTo,
    boolean statutory,
    boolean yields) {

  public ClockRule {
    appliesTo = Set.copyOf(appliesTo);
    if (length < 1 || extension < 0) {
      throw new IllegalArgumentException("a clock runs for at least one unit");
    }
  }

  static ClockRule law(ClockUnit unit, int length, LegalBasis basis, ActionKind... appliesTo) {
    return new ClockRule(unit, length, 0, basis, Set.of(appliesTo), true, false);
  }

  /** A length that no statute fixes; every organ may set its own. */
  static ClockRule setting(int workingDays, LegalBasis basis, ActionKind... appliesTo) {
    return new ClockRule(
        ClockUnit.WORKING_DAYS, workingDays, 0, basis, Set.of(appliesTo), false, false);
  }

  ClockRule extendable(int by) {
    return new ClockRule(unit, length, by, basis, appliesTo, statutory, yields);
  }

  ClockRule yielding() {
    return new ClockRule(unit, length, extension, basis, appliesTo, statutory, true);
  }

  boolean isFor(ActionKind kind) {
    return appliesTo.isEmpty() || appliesTo.contains(kind);
  }

  boolean isInForceOn(LocalDate day) {
    return !LocalDate.parse(basis.since()).isAfter(day);
  }
}
