package org.gongshi.review.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.LegalBasis;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rule a file is kept by, until when, and what holds its destruction back. */
final class RetentionRulesTest {
  private static final String ORGAN = "1199010000HA01118C";
  private static final LocalDate ENDED = LocalDate.of(2026, 3, 5);
  private static final LegalBasis BASIS = new LegalBasis("本机关设定", "", "2026-01-01");
  private final RetentionRules shipped = RetentionRules.from(Map.of());

  @ParameterizedTest
  @EnumSource(ActionKind.class)
  void theShippedTableHasATermForEveryKindAndOutcome(ActionKind kind) {
    for (Outcome outcome : Outcome.values()) {
      for (boolean reviewed : new boolean[] {true, false}) {
        RetentionRule rule = shipped.find(ended(kind, outcome, reviewed));
        assertThat(rule).as("%s %s %s", kind, outcome, reviewed).isNotNull();
        assertThat(Objects.requireNonNull(rule).organSetting()).isTrue();
      }
    }
  }

  @Test
  void aReviewedPenaltyIsKeptThirtyYearsAndAnOrdinaryOneTen() {
    assertThat(years(ActionKind.PENALTY, Outcome.DECIDED, true)).isEqualTo(30);
    assertThat(years(ActionKind.PENALTY, Outcome.DECIDED, false)).isEqualTo(10);
    assertThat(years(ActionKind.PENALTY, Outcome.SET_ASIDE, false)).isEqualTo(30);
    assertThat(years(ActionKind.EXPROPRIATION_LEVY, Outcome.DECIDED, false)).isNull();
  }

  @Test
  void yearsAreCountedFromTheNextFirstOfJanuaryOrFromTheDay() {
    RetentionRule ten = rule("TEN", null, 10);
    assertThat(table(true, ten).keepUntil(ten, ENDED)).isEqualTo(LocalDate.of(2036, 12, 31));
    assertThat(table(false, ten).keepUntil(ten, ENDED)).isEqualTo(LocalDate.of(2036, 3, 5));
    RetentionRule ever = rule("EVER", null, null);
    assertThat(table(true, ever).keepUntil(ever, ENDED)).isNull();
  }

  @Test
  void anOrgansOwnTermGoesBeforeThatOfAllAndOfSeveralTheLongest() {
    RetentionRule ten = rule("TEN", null, 10);
    RetentionRule twenty = rule("TWENTY", null, 20);
    RetentionRule own = rule("OWN", ORGAN, 5);
    RetentionRule others = rule("OTHERS", "91350100M000100Y43", 50);
    EndedCase penalty = ended(ActionKind.PENALTY, Outcome.DECIDED, false);
    assertThat(table(true, ten, twenty, others).find(penalty)).isEqualTo(twenty);
    assertThat(table(true, twenty, own, others).find(penalty)).isEqualTo(own);
    assertThat(table(true, others).find(penalty)).isNull();
  }

  @Test
  void aTableThatContradictsItselfIsRefused() {
    RetentionRule ten = rule("TEN", null, 10);
    assertThatThrownBy(() -> table(true, ten, ten)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> rule("NONE", null, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aCaseHasNotEndedWhileItsDecisionIsPublic() {
    Set<CaseState> running = EnumSet.allOf(CaseState.class);
    running.removeIf(state -> Outcome.of(state, false) != null);
    assertThat(running).contains(CaseState.PUBLISHED, CaseState.EXPORTED, CaseState.DEFERRED);
    assertThat(running).doesNotContain(CaseState.NOT_DISCLOSED, CaseState.EXPIRED);
    assertThat(Outcome.of(CaseState.WITHDRAWN, true)).isEqualTo(Outcome.SET_ASIDE);
    assertThat(Outcome.of(CaseState.CLOSED, false)).isEqualTo(Outcome.WITHOUT_DECISION);
  }

  @Test
  void nothingIsDestroyedBeforeTheDayAfterTheLast() {
    Retention ten = retention(10, LocalDate.of(2036, 12, 31));
    assertThat(why(ten, LocalDate.of(2036, 12, 31), false)).isEqualTo("RETENTION_RUNS");
    assertThat(why(ten, LocalDate.of(2037, 1, 1), false)).isEqualTo("");
    assertThat(why(ten, LocalDate.of(2037, 1, 1), true)).isEqualTo("STILL_NEEDED");
    assertThat(why(retention(null, null), LocalDate.of(2999, 1, 1), false))
        .isEqualTo("RETENTION_RUNS");
    assertThat(why(null, LocalDate.of(2037, 1, 1), false)).isEqualTo("RETENTION_RUNS");
  }

  @Test
  void anOpenHoldGoesBeforeEverythingAndALiftedOneHoldsNothing() {
    Retention over = retention(10, LocalDate.of(2036, 12, 31));
    Problem held = keeping(over, List.of(hold(null))).on(LocalDate.of(2037, 1, 1));
    assertThat(Objects.requireNonNull(held).code()).isEqualTo("CASE_ON_HOLD");
    assertThat(held.basis()).isEqualTo("法院函");
    assertThat(keeping(over, List.of(hold(Instant.EPOCH))).on(LocalDate.of(2037, 1, 1))).isNull();
  }

  @Test
  void aLaterEndNeverShortensATerm() {
    LocalDate last = LocalDate.of(2036, 12, 31);
    assertThat(retention(10, last).isLongerThan(last.minusDays(1))).isTrue();
    assertThat(retention(10, last).isLongerThan(last.plusDays(1))).isFalse();
    assertThat(retention(10, last).isLongerThan(null)).isFalse();
    assertThat(retention(null, null).isLongerThan(last)).isTrue();
  }

  private static String why(Retention retention, LocalDate on, boolean stillNeeded) {
    Problem problem = new Keeping("x", retention, List.of(), stillNeeded, BASIS).on(on);
    return problem == null ? "" : problem.code();
  }

  private static Keeping keeping(Retention retention, List<LegalHold> holds) {
    return new Keeping("x", retention, holds, false, BASIS);
  }

  private static LegalHold hold(Instant lifted) {
    return new LegalHold(1, "x", 1, "诉讼", "法院函", "a", Instant.EPOCH, "b", lifted, "已结");
  }

  private static Retention retention(Integer years, LocalDate last) {
    return new Retention(
        1, Outcome.DECIDED, ENDED, "R", "1", "依据", true, years, last, Instant.EPOCH, false);
  }

  private Integer years(ActionKind kind, Outcome outcome, boolean reviewed) {
    return Objects.requireNonNull(shipped.find(ended(kind, outcome, reviewed))).years();
  }

  private static EndedCase ended(ActionKind kind, Outcome outcome, boolean reviewed) {
    return new EndedCase(ORGAN, kind, outcome, reviewed, ENDED);
  }

  private static RetentionRules table(boolean fromNextYear, RetentionRule... rules) {
    return new RetentionRules("1", "", fromNextYear, BASIS, List.of(rules));
  }

  private static RetentionRule rule(String code, String organ, Integer years) {
    return new RetentionRule(
        code,
        code,
        organ,
        EnumSet.allOf(ActionKind.class),
        EnumSet.allOf(Outcome.class),
        null,
        years,
        true,
        BASIS,
        LocalDate.of(1990, 1, 1),
        null);
  }
}
