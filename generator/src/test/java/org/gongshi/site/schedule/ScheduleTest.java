package org.gongshi.site.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {

  private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

  private static List<String> next(String expression, String zone, String from, int times)
      throws Schedule.WrongException {
    Schedule schedule = Schedule.of(expression, zone, NOW);
    List<String> all = new ArrayList<>();
    Instant at = Instant.parse(from);
    for (int i = 0; i < times; i++) {
      at = schedule.after(at).orElseThrow();
      all.add(at.toString());
    }
    return all;
  }

  @Test
  void aTimeIsReadOnTheClocksOfItsZone() throws Schedule.WrongException {
    assertThat(next("0 2 * * *", "Asia/Shanghai", "2026-11-23T08:00:00Z", 2))
        .containsExactly("2026-11-23T18:00:00Z", "2026-11-24T18:00:00Z");
    assertThat(next("30 8 * * MON-FRI", "Asia/Shanghai", "2026-11-27T08:00:00Z", 1))
        .containsExactly("2026-11-30T00:30:00Z");
  }

  @Test
  void aTimeThatTheClocksSkipComesWhenTheyHaveSkippedIt() throws Schedule.WrongException {
    assertThat(next("30 2 * * *", "Europe/Berlin", "2027-03-27T12:00:00Z", 2))
        .containsExactly("2027-03-28T01:30:00Z", "2027-03-29T00:30:00Z");
  }

  @Test
  void aTimeThatTheClocksShowTwiceComesOnce() throws Schedule.WrongException {
    assertThat(next("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "60 2 * * *    | 第 1 段“60”不是有效的分钟",
        "0 24 * * *    | 第 2 段“24”不是有效的小时",
        "0 2 0 * *     | 第 3 段“0”不是有效的日",
        "0 2 * 13 *    | 第 4 段“13”不是有效的月",
        "0 2 * * 周一   | 第 5 段“周一”不是有效的星期",
        "0 2 * *       | 应当有 5 段",
        "0 0 2 * * *   | 应当有 5 段",
        "0 0 31 2 *    | 永远不会执行",
        "*/0 * * * *   | 第 1 段“*/0”不是有效的分钟"
      })
  void aWrongExpressionIsToldWithItsField(String expression, String told) {
    assertThatThrownBy(() -> Schedule.of(expression, "Asia/Shanghai", NOW))
        .isInstanceOf(Schedule.WrongException.class)
        .hasMessageContaining(told);
  }

  @Test
  void anUnknownZoneIsTold() {
    assertThatThrownBy(() -> Schedule.of("0 2 * * *", "Asia/Beijing", NOW))
        .hasMessageContaining("没有名为“Asia/Beijing”的时区");
  }
}
