package org.gongshi.review.recording;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * One row of the rule table, as it stands in {@code recording/rules.json}.
 *
 * @param planItem where the three systems' plan says so
 * @param from first day in force, Asia/Shanghai
 * @param until last day in force, or null while it is
 */
record RecordingRule(
    String id,
    String title,
    Condition when,
    Target records,
    boolean wholeCourse,
    Step before,
    LegalBasis basis,
    String planItem,
    LocalDate from,
    @Nullable LocalDate until) {

  /** Everything named here holds together; null or absent asks for nothing. */
  record Condition(
      @Nullable List<Stage> stages,
      @Nullable List<Field> fields,
      @Nullable List<Measure> measures,
      @Nullable Boolean notCooperated,
      @Nullable Boolean lifeHealthOrMajorProperty,
      @Nullable Boolean leftAtPlace) {

    boolean holds(Facts facts) {
      return (stages == null || stages.stream().anyMatch(facts.stages()::contains))
          && (fields == null || fields.stream().anyMatch(f -> f == facts.field()))
          && (measures == null || measures.stream().anyMatch(facts.measures()::contains))
          && (notCooperated == null || notCooperated != facts.notCooperated().isEmpty())
          && (lifeHealthOrMajorProperty == null
              || lifeHealthOrMajorProperty == (facts.lifeOrHealth() || facts.majorProperty()))
          && (leftAtPlace == null || leftAtPlace == facts.leftAtPlace());
    }
  }

  /** Which stages a rule wants recorded. */
  enum Target {
    ON_SITE_INSPECTION,
    RANDOM_INSPECTION,
    INVESTIGATION,
    EVIDENCE_PRESERVATION,
    HEARING,
    COERCION,
    SERVICE,
    STAGES_WITHOUT_COOPERATION,
    ON_SITE_STAGES_HELD;

    Set<Stage> of(Facts facts) {
      return switch (this) {
        case ON_SITE_INSPECTION -> EnumSet.of(Stage.ON_SITE_INSPECTION);
        case RANDOM_INSPECTION -> EnumSet.of(Stage.RANDOM_INSPECTION);
        case INVESTIGATION -> EnumSet.of(Stage.INVESTIGATION);
        case EVIDENCE_PRESERVATION -> EnumSet.of(Stage.EVIDENCE_PRESERVATION);
        case HEARING -> EnumSet.of(Stage.HEARING);
        case COERCION -> EnumSet.of(Stage.COERCION);
        case SERVICE -> EnumSet.of(Stage.SERVICE);
        case STAGES_WITHOUT_COOPERATION -> facts.notCooperated();
        case ON_SITE_STAGES_HELD -> {
          Set<Stage> held = facts.held();
          held.removeIf(s -> !s.isOnSite());
          yield held;
        }
      };
    }
  }

  boolean isInForceOn(LocalDate day) {
    return !day.isBefore(from) && (until == null || !day.isAfter(until));
  }
}
