package org.gongshi.site.bake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.RegisterChanges.Change;
import org.gongshi.site.bake.RegisterChanges.Difference;
import org.gongshi.site.bake.RegisterChanges.What;
import org.gongshi.site.content.Register;
import org.gongshi.site.content.Register.Step;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisterChangesTest {

  private static final List<Register.Column> COLUMNS =
      List.of(new Register.Column("name", "名称", null), new Register.Column("limit", "时限", null));

  private static Register register(String name, Register.Entry... entries) {
    LocalDate updatedOn = LocalDate.parse("2026-10-01");
    return new Register(name, "清单", null, true, updatedOn, null, COLUMNS, Arrays.asList(entries));
  }

  private static Register.Entry entry(
      String key, String from, @Nullable String to, String name, String limit) {
    return entry(key, from, to, name, limit, null);
  }

  private static Register.Entry entry(
      String key,
      String from,
      @Nullable String to,
      String name,
      String limit,
      @Nullable String checkedOn) {
    return new Register.Entry(
        key,
        LocalDate.parse(from),
        to == null ? null : LocalDate.parse(to),
        Map.of("name", name, "limit", limit),
        "样例文件",
        checkedOn == null ? null : LocalDate.parse(checkedOn),
        null);
  }

  @Test
  void aNewVersionIsAChangeWithItsDifferencesAndItsBasis() {
    Register register =
        register(
            "matters",
            entry("a", "2026-07-01", null, "登记", "10日"),
            entry("a", "2025-01-01", "2026-06-30", "登记", "20日"));

    List<Change> changes = RegisterChanges.of(List.of(register));

    assertThat(changes).extracting(Change::what).containsExactly(What.CHANGED, What.ADDED);
    assertThat(changes.getFirst().day()).isEqualTo("2026-07-01");
    assertThat(changes.getFirst().basis()).isEqualTo("样例文件");
    assertThat(changes.getFirst().differences())
        .containsExactly(new Difference("时限", "20日", "10日"));
  }

  @Test
  void whatEndedIsToldFromTheDayAfterItsLast() {
    Register register = register("matters", entry("a", "2025-01-01", "2026-06-30", "登记", "20日"));

    Change ended = RegisterChanges.of(List.of(register)).getFirst();

    assertThat(ended.what()).isEqualTo(What.ENDED);
    assertThat(ended.day()).isEqualTo("2026-07-01");
  }

  @Test
  void whatComesBackAfterAGapIsNewAndNotAChange() {
    Register register =
        register(
            "matters",
            entry("a", "2024-01-01", "2024-12-31", "登记", "20日"),
            entry("a", "2026-01-01", null, "登记", "10日"));

    assertThat(RegisterChanges.of(List.of(register)))
        .extracting(Change::what)
        .containsExactly(What.ADDED, What.ENDED, What.ADDED);
  }

  @Test
  void aChangedOrRepealedBasisFlagsWhatRestsOnItUntilItIsCompared() {
    Register bases =
        register(
            "legal-bases",
            entry("m", "2022-01-01", "2026-08-31", "堆场办法", ""),
            entry("m", "2026-09-01", null, "堆场办法", ""),
            entry("old", "2010-01-01", "2025-12-31", "旧办法", ""),
            entry("law", "2021-07-15", null, "中华人民共和国行政处罚法", ""));
    LegalBases known = new LegalBases(List.of(bases));

    assertThat(known.concerns(entry("a", "2025-01-01", null, "处罚", "《堆场办法》第二条"))).hasSize(1);
    assertThat(known.concerns(entry("a", "2026-09-01", null, "处罚", "《堆场办法》第二条"))).isEmpty();
    assertThat(known.concerns(entry("a", "2025-01-01", null, "处罚", "《旧办法》第二条")).getFirst())
        .contains("失效");
    assertThat(known.concerns(entry("a", "2025-01-01", null, "处罚", "《行政处罚法》第二条"))).isEmpty();
    assertThat(known.concerns(entry("a", "2025-01-01", null, "罚", "《堆场办法》二条", "2026-09-02")))
        .isEmpty();
  }

  @Test
  void aTextIsCutIntoPlainWordsLinksAndGaps() {
    Register bases = register("legal-bases", entry("law", "2021-07-15", null, "中华人民共和国行政处罚法", ""));

    List<Map<String, Object>> pieces =
        new LegalBases(List.of(bases)).pieces("住［住址略］，依据《行政处罚法》第九条和《别的办法》");

    assertThat(pieces)
        .extracting(p -> p.get("text"))
        .containsExactly("住", "［住址略］", "，依据", "《行政处罚法》", "第九条和《别的办法》");
    assertThat(pieces.get(1)).containsEntry("gap", true);
    assertThat(pieces.get(3)).containsEntry("path", "registers/legal-bases/law.html");
  }

  @Test
  void everyWayOfAFlowChartIsDrawnAndToldInWords() {
    List<Step> steps =
        List.of(
            new Step("a", "立案", null, "7日内", null),
            new Step(
                "b",
                "审核",
                null,
                null,
                List.of(new Register.Next("c", "通过"), new Register.Next("a", "退回"))),
            new Step("c", "决定", null, null, List.of()));

    Map<String, Object> chart = FlowChart.of(steps);

    assertThat((List<?>) chart.get("boxes")).hasSize(3);
    assertThat((List<?>) chart.get("ways")).hasSize(3);
    assertThat(String.valueOf(chart.get("text"))).contains("通过的，转入“决定”", "退回的，转入“立案”");
  }
}
