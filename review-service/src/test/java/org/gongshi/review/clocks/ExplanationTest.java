package org.gongshi.review.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.days.WorkingDays;
import org.junit.jupiter.api.Test;

final class ExplanationTest {
  private final WorkingDays days = WorkingDays.fromNotices();

  @Test
  void everyDayOverNationalDaySaysWhetherItCountsAndWhy() {
    Explanation explained = explain(ClockKind.SERVICE, ActionKind.PENALTY, "2026-09-30", List.of());
    assertThat(explained.days().stream().map(d -> d.date() + " " + d.note()))
        .containsExactly(
            "2026-09-30 起算事件发生的当日不计入",
            "2026-10-01 国庆节放假不计入",
            "2026-10-02 国庆节放假不计入",
            "2026-10-03 国庆节放假不计入",
            "2026-10-04 国庆节放假不计入",
            "2026-10-05 国庆节放假不计入",
            "2026-10-06 国庆节放假不计入",
            "2026-10-07 国庆节放假不计入",
            "2026-10-08 第1个工作日",
            "2026-10-09 第2个工作日",
            "2026-10-10 第3个工作日，调休上班日计入",
            "2026-10-11 星期日不计入",
            "2026-10-12 第4个工作日",
            "2026-10-13 第5个工作日",
            "2026-10-14 第6个工作日",
            "2026-10-15 第7个工作日，期限最后一日");
    assertThat(explained.summary())
        .isEqualTo(
            "“送达”的期限为7个工作日（《中华人民共和国行政处罚法》第六十一条、第八十五条）。"
                + "起算日为2026-09-30（星期三），当日不计入。最后一日为2026-10-15（星期四）。");
  }

  @Test
  void aLastDayOnAHolidayMovesOnAndSaysSo() {
    // 90 days from 3 July 2026 end on 1 October.
    Explanation explained =
        explain(ClockKind.PENALTY_DECISION, ActionKind.PENALTY, "2026-07-03", List.of());
    List<ExplainedDay> last = explained.days().subList(90, explained.days().size());
    assertThat(last.stream().map(d -> d.date() + " " + d.note()))
        .startsWith("2026-10-01 第90日，适逢国庆节放假，期限顺延", "2026-10-02 国庆节放假，继续顺延")
        .endsWith("2026-10-08 最后一日逢休息日，顺延至本日，期限最后一日");
  }

  @Test
  void aPausedDayNamesItsPauseAndTheLawBehindIt() {
    Instant from = Instant.parse("2026-11-03T02:00:00Z");
    Stop hearing = new Stop(Pause.HEARING, from, from.plusSeconds(86_400));
    Stop question = new Stop(Pause.LEGAL_QUESTION, from, null);
    Explanation explained =
        explain(
            ClockKind.LICENCE_DECISION,
            ActionKind.LICENCE,
            "2026-11-02",
            List.of(hearing, question));
    assertThat(explained.days().get(2).note()).isEqualTo("听证期间不计入");
    assertThat(explained.days().get(2).reason()).isEqualTo(ExplainedDay.Reason.PAUSED);
    assertThat(explained.pauses())
        .extracting(Explanation.Stopped::basis)
        .containsExactly("《中华人民共和国行政许可法》第四十五条");
  }

  @Test
  void aYearWithoutATableIsToldOnEveryDayOfIt() {
    Explanation explained = explain(ClockKind.SERVICE, ActionKind.PENALTY, "2026-12-30", List.of());
    assertThat(explained.days().get(1).note()).isEqualTo("第1个工作日");
    assertThat(explained.days().get(2).note()).endsWith("（该年节假日安排尚未录入，暂按周末推算）");
    assertThat(explained.summary()).contains("暂定");
  }

  @Test
  void aPauseThatLastsLeavesTheLastDayOpen() {
    Stop lasts = new Stop(Pause.APPRAISAL, Instant.parse("2026-11-04T02:00:00Z"), null);
    Explanation explained =
        explain(ClockKind.COERCION_PERIOD, ActionKind.COERCION, "2026-11-02", List.of(lasts));
    assertThat(explained.days()).hasSize(4);
    assertThat(explained.summary()).contains("待恢复后确定");
  }

  @Test
  void anHourClockHasNoDaysToTell() {
    Explanation explained =
        explain(ClockKind.ON_SITE_REPORT, ActionKind.COERCION, "2026-11-02", List.of());
    assertThat(explained.days()).isEmpty();
    assertThat(explained.summary()).contains("24小时", "自事件发生的时刻起算");
  }

  private Explanation explain(ClockKind kind, ActionKind action, String day, List<Stop> stops) {
    LocalDate start = LocalDate.parse(day);
    Instant from = WorkingDays.startOf(start).plusSeconds(36_000);
    ClockRule rule = kind.rule(action, start);
    assertThat(rule).isNotNull();
    Due due = Counting.due(new Clock(kind, from, rule.unit(), rule.length()), stops, days);
    Deadline deadline =
        new Deadline(
            1,
            1L,
            "01J0000000000000000000000A",
            action,
            "1199010000HA01118C",
            kind,
            "",
            null,
            from,
            start,
            rule.unit(),
            rule.length(),
            0,
            rule.extension(),
            rule.basis().law(),
            rule.basis().article(),
            LocalDate.parse(rule.basis().since()),
            due.day(),
            due.at(),
            due.provisional(),
            Deadline.State.of(due),
            null,
            null,
            0);
    return Explanation.of(deadline, stops, days, from);
  }
}
