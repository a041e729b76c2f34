package org.gongshi.review.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NamingRuleTest {
  private final NamingRule rule = new NamingRule(NamingRule.DEFAULT, NamingRule.DEFAULT_EXAMPLE);

  @Test
  void aNameThatFitsIsTakenApart() {
    assertThat(rule.read("20261008_现场检查_海岬执法011201002_01.MP4"))
        .isInstanceOfSatisfying(
            NamingRule.Outcome.Fits.class,
            fits ->
                assertThat(fits.parts())
                    .containsEntry("date", "20261008")
                    .containsEntry("stage", "现场检查")
                    .containsEntry("certificate", "海岬执法011201002")
                    .containsEntry("number", "01"));
  }

  @ParameterizedTest
  @CsvSource({
    "2026108_现场检查_海岬执法011201002_01.mp4, 日期",
    "20261008-现场检查_海岬执法011201002_01.mp4, 日期之后的分隔符",
    "20261008_检查_海岬执法011201002_01.mp4, 环节",
    "20261008_现场检查_号_01.mp4, 执法证件号",
    "20261008_现场检查_海岬执法011201002_1.mp4, 序号",
    "20261008_现场检查_海岬执法011201002_01.exe, 扩展名",
    "20261008_现场检查_海岬执法011201002_01.mp4.exe, 扩展名之后的内容"
  })
  void aNameThatDoesNotFitIsToldByItsFirstWrongPart(String name, String part) {
    assertThat(rule.read(name)).isEqualTo(new NamingRule.Outcome.Wrong(part));
  }

  @Test
  void anOfficesOwnRuleIsCheckedWhenItIsSet() {
    NamingRule own =
        new NamingRule("(?<device>[A-Z]{2}\\d{4})-(?<date>\\d{8})\\.mp4", "AB1234-20260101.mp4");
    assertThat(own.read("AB12-20260101.mp4")).isEqualTo(new NamingRule.Outcome.Wrong("设备编号"));
    assertThatThrownBy(() -> new NamingRule("(?<date>\\d{8})", "yesterday"))
        .hasMessageContaining("example");
    assertThatThrownBy(() -> new NamingRule("[0-9]+", "1")).hasMessageContaining("no named part");
  }
}
