package org.gongshi.review.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.gongshi.review.cases.ActionKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ClockKindTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @ParameterizedTest
  @CsvSource({
    "ON_SITE_REPORT, COERCION, HOURS, 24, 0, 行政强制法》第十九条",
    "EVIDENCE_REGISTRATION, PENALTY, WORKING_DAYS, 7, 0, 行政处罚法》第五十六条、第八十五条",
    "PENALTY_DECISION, PENALTY, DAYS, 90, 0, 行政处罚法》第六十条",
    "LICENCE_DECISION, LICENCE, WORKING_DAYS, 20, 10, 行政许可法》第四十二条",
    "LICENCE_DELIVERY, LICENCE, WORKING_DAYS, 10, 0, 行政许可法》第四十四条",
    "COERCION_PERIOD, COERCION, DAYS, 30, 30, 行政强制法》第二十五条",
    "SERVICE, PENALTY, WORKING_DAYS, 7, 0, 行政处罚法》第六十一条、第八十五条",
    "DISCLOSURE, PENALTY, WORKING_DAYS, 7, 0, 国办发〔2018〕118号",
    "DISCLOSURE, LICENCE, WORKING_DAYS, 7, 0, 国办发〔2018〕118号",
    "DISCLOSURE, INSPECTION, WORKING_DAYS, 20, 0, 国办发〔2018〕118号",
    "WITHDRAWAL, PENALTY, WORKING_DAYS, 3, 0, 行政处罚法》第四十八条、第八十五条",
    "THIRD_PARTY_ANSWER, PENALTY, WORKING_DAYS, 15, 0, 政府信息公开条例》第三十二条",
    "POWER_CHANGE_REPORT, LICENCE, WORKING_DAYS, 10, 0, 本机关办理时限设定"
  })
  void theTableSaysWhatTheLawSays(
      ClockKind kind, ActionKind action, ClockUnit unit, int length, int extension, String basis) {
    ClockRule rule = kind.rule(action, TODAY);
    assertThat(rule).isNotNull();
    assertThat(rule.unit()).isEqualTo(unit);
    assertThat(rule.length()).isEqualTo(length);
    assertThat(rule.extension()).isEqualTo(extension);
    assertThat(rule.basis().citation()).endsWith(basis);
  }

  @Test
  void theRuleInForceOnTheFirstDayIsTheOneThatCounts() {
    LocalDate before = LocalDate.of(2021, 7, 14);
    ClockRule old = ClockKind.SERVICE.rule(ActionKind.PENALTY, before);
    assertThat(old).isNotNull();
    assertThat(old.unit()).isEqualTo(ClockUnit.DAYS);
    assertThat(ClockKind.SERVICE.rule(ActionKind.PENALTY, before.plusDays(1)))
        .isNotNull()
        .extracting(ClockRule::unit)
        .isEqualTo(ClockUnit.WORKING_DAYS);
    assertThat(ClockKind.PENALTY_DECISION.rule(ActionKind.PENALTY, before)).isNull();
    assertThat(
            ClockKind.DISCLOSURE.ruleOrFirst(ActionKind.PENALTY, LocalDate.of(2001, 1, 1)).length())
        .isEqualTo(7);
  }

  @Test
  void everyClockHasARuleTodayForEveryActionThatItNamesAndVersionsNewestFirst() {
    for (ClockKind kind : ClockKind.values()) {
      TreeSet<ActionKind> covered = new TreeSet<>();
      for (ActionKind action : ActionKind.values()) {
        List<String> since =
            kind.rules().stream().filter(r -> r.isFor(action)).map(r -> r.basis().since()).toList();
        assertThat(since).as("%s %s", kind, action).isSortedAccordingTo((a, b) -> b.compareTo(a));
        if (kind.rule(action, TODAY) != null) {
          covered.add(action);
        }
      }
      assertThat(covered).as("%s", kind).isNotEmpty();
      assertThat(kind.label()).isNotBlank();
    }
  }
}
