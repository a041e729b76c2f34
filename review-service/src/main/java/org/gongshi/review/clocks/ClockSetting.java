package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A length that an organ set for itself, in force from a day on.
 *
 * @param organCode the organ, or "" for all
 * @param length in the unit of the rule
 * @param extension in the unit of the rule; 0 for none
 */
record ClockSetting(
    ClockKind kind,
    String organCode,
    LocalDate since,
    int length,
    int extension,
    String putBy,
    Instant putAt) {

  /**
   * The rule with this setting: a law's length may be shortened, and lengthened where it yields.
   */
  ClockRule applyTo(ClockRule rule) {
    boolean free = !rule.statutory() || rule.yields();
    return new ClockRule(
        rule.unit(),
        free ? length : Math.min(length, rule.length()),
        free ? extension : Math.min(extension, rule.extension()),
        rule.basis(),
        rule.appliesTo(),
        rule.statutory(),
        rule.yields());
  }
}
