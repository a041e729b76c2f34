package org.gongshi.site.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.gongshi.site.search.Query.Asked;
import org.gongshi.site.search.Query.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchIndexTest {

  @TempDir Path folder;

  private SearchIndex index(List<Sample> samples) throws IOException {
    IndexUpdateTest.write(folder, samples.stream().map(Sample::decision));
    return SearchIndex.open(folder);
  }

  private static Query query(String text, Kind kind, String year, int page) {
    Years years = year == null ? null : Years.read(year).orElseThrow();
    return new Query(text, QueryWords.read(text).words(), kind, years, null, Order.RELEVANCE, page);
  }

  private static Asked ask(String text, String kind, String year, String page) {
    return Query.ask(
        Map.of("q", text, "kind", kind, "year", year, "page", page, "organ", "", "sort", "")::get);
  }

  private static Query good(String text) {
    return ((Asked.Good) ask(text, "", "", "")).query();
  }

  private static List<String> ids(SearchIndex index, String text) throws IOException {
    return ids(index, query(text, null, null, 1));
  }

  private static List<String> ids(SearchIndex index, Query query) throws IOException {
    return index.search(query).hits().stream().map(Found.Hit::id).toList();
  }

  private static Set<String> allIds(SearchIndex index, String text) throws IOException {
    Set<String> ids = new TreeSet<>();
    int total = index.search(query(text, null, null, 1)).total();
    for (int page = 1; (page - 1) * Query.PER_PAGE < total; page++) {
      ids.addAll(ids(index, query(text, null, null, page)));
    }
    return ids;
  }

  /** What the answer has to be, by looking. */
  private static boolean fits(Decision decision, String text) {
    List<String> fields =
        List.of(
            decision.title(),
            decision.documentNumber(),
            Fields.party(decision),
            Fields.body(decision));
    return QueryWords.read(text).words().stream()
        .allMatch(word -> fields.stream().anyMatch(f -> SearchText.normal(f).contains(word)));
  }

  @Test
  void everySubstringFindsExactlyTheDecisionsThatContainIt() throws IOException {
    List<Sample> samples = Sample.numbers(0, 60);
    List<Decision> decisions = samples.stream().map(Sample::decision).toList();
    long seed = 20261123;
    Random random = new Random(seed);
    try (SearchIndex index = index(samples)) {
      for (int round = 0; round < 200; round++) {
        Decision decision = decisions.get(random.nextInt(decisions.size()));
        List<String> fields =
            List.of(
                decision.title(),
                decision.documentNumber(),
                Fields.party(decision),
                Fields.body(decision));
        int[] text = fields.get(random.nextInt(fields.size())).codePoints().toArray();
        int length = Math.min(text.length, 1 + random.nextInt(9));
        int from = random.nextInt(text.length - length + 1);
        String piece = new String(text, from, length);
        if (piece.isBlank()) {
          continue;
        }
        Set<String> expected =
            decisions.stream()
                .filter(d -> fits(d, piece))
                .map(Decision::id)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(expected).contains(decision.id());
        assertThat(allIds(index, piece)).as("seed %d: %s", seed, piece).isEqualTo(expected);
      }
    }
  }

  @Test
  void rareCharactersOutsideTheBasicPlaneAreFound() throws IOException {
    try (SearchIndex index = index(List.of(Sample.number(0).party("𠀀𠂇𠃌某"), Sample.number(1)))) {
      assertThat(ids(index, "𠂇𠃌")).containsExactly(Sample.id(0));
      assertThat(ids(index, "𠃌")).containsExactly(Sample.id(0));
    }
  }

  @Test
  void bracketsWidthAndCaseDoNotMatter() throws IOException {
    Sample sample = Sample.number(0).with("documentNumber", "海岬ＡＢ监罚〔２０２６〕12号");
    try (SearchIndex index = index(List.of(sample, Sample.number(1)))) {
      for (String text : List.of("ab监罚[2026]12号", "AB监罚（2026）12", "ａｂ监罚【2026】", "〔2026〕12号")) {
        assertThat(ids(index, text)).as(text).containsExactly(Sample.id(0));
      }
    }
  }

  @Test
  void anExactDocumentNumberComesBeforeLongerOnesThatContainIt() throws IOException {
    List<Sample> samples = new ArrayList<>();
    for (int number = 0; number < 30; number++) {
      samples.add(
          Sample.number(number).with("facts", "参见海岬市监罚〔2026〕1号、海岬市监罚〔2026〕1号、海岬市监罚〔2026〕1号。"));
    }
    try (SearchIndex index = index(samples)) {
      assertThat(ids(index, "海岬市监罚〔2026〕1号").getFirst()).isEqualTo(Sample.id(0));
    }
  }

  @Test
  void equallyGoodOnesAreListedNewestFirst() throws IOException {
    List<Sample> samples =
        Stream.of("2026-08-03", "2026-10-01", "2026-09-02")
            .map(
                day ->
                    Sample.number(Integer.parseInt(day.substring(5, 7)))
                        .decidedOn(day)
                        .with("title", "同一标题")
                        .with("facts", "同一事实")
                        .with("documentNumber", "海岬罚〔2026〕7号")
                        .with("conclusion", "同一结论")
                        .with("basis", "同一依据")
                        .with("matter", "同一事项")
                        .kind(Kind.PENALTY))
            .toList();
    try (SearchIndex index = index(samples)) {
      assertThat(ids(index, "一标"))
          .hasSize(3)
          .isEqualTo(List.of(Sample.id(10), Sample.id(9), Sample.id(8)));
    }
  }

  @Test
  void allWordsHaveToOccurAndFiltersNarrow() throws IOException {
    List<Sample> samples =
        List.of(
            Sample.number(0).kind(Kind.FEE).with("title", "甲乙丙"),
            Sample.number(1).kind(Kind.PENALTY).with("title", "甲乙丁"),
            Sample.number(2).kind(Kind.PENALTY).with("title", "甲乙丁").decidedOn("2025-12-31"));
    try (SearchIndex index = index(samples)) {
      assertThat(ids(index, "乙丁 甲乙")).containsExactly(Sample.id(1), Sample.id(2));
      assertThat(ids(index, query("甲乙", Kind.FEE, null, 1))).containsExactly(Sample.id(0));
      assertThat(ids(index, query("甲乙", null, "2025", 1))).containsExactly(Sample.id(2));
      assertThat(ids(index, query("", Kind.PENALTY, null, 1))).hasSize(2);
    }
  }

  @Test
  void theIndexIsOneSegmentWithoutAnyStoredOrCompressedText() throws IOException {
    index(Sample.numbers(0, 300)).close();

    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(f -> f.getFileName().toString()).toList();
      assertThat(names).filteredOn(name -> name.endsWith(".si")).hasSize(1);
      assertThat(names).noneMatch(name -> name.endsWith(".cfs") || name.equals("write.lock"));
    }
  }

  @Test
  void noTwoCharactersOfAnyTermStandNextToEachOtherInTheBytes() throws IOException {
    index(Sample.numbers(0, 400)).close();

    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        // As bytes may begin within a character, look at Han characters only: three bytes each.
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        assertThat(text)
            .as(file.getFileName().toString())
            .doesNotContainPattern("[\\x{4e00}-\\x{9fff}][\\x{4e00}-\\x{9fff}]");
      }
    }
  }

  @Test
  void questionsBeyondTheLimitsAreRefusedByName() {
    assertThat(ask("海".repeat(101), "", "", ""))
        .isInstanceOfSatisfying(
            Asked.Refused.class, r -> assertThat(r.code()).isEqualTo("query-too-long"));
    assertThat(ask("海".repeat(100), "penalty", "2026", "200")).isInstanceOf(Asked.Good.class);
    for (String page : List.of("0", "-1", "201", "x", "99999999999")) {
      assertThat(ask("海", "", "", page))
          .isInstanceOfSatisfying(
              Asked.Refused.class, r -> assertThat(r.code()).isEqualTo("page-out-of-range"));
    }
    assertThat(ask("海", "bribe", "", "")).isInstanceOf(Asked.Refused.class);
    assertThat(ask("海", "", "26", "")).isInstanceOf(Asked.Refused.class);
  }

  @Test
  void aSnippetMarksWhatWasFoundAndEscapesEverythingElse() {
    Decision decision =
        Sample.number(0)
            .with("facts", "甲".repeat(60) + "<b>〔２０２６〕</b>" + "乙".repeat(90))
            .decision();

    assertThat(Snippet.of(decision, List.of("(2026)")))
        .contains("&lt;b&gt;<mark>〔２０２６〕</mark>&lt;/b&gt;")
        .startsWith("…甲")
        .endsWith("乙…");
  }

  @Test
  void wordsPhrasesAndWhatNarrowsAreReadAsPeopleTypeThem() {
    assertThat(good("罚款 “现场 笔录” 机关：海岬 种类:处罚 年份:2025-2026"))
        .satisfies(
            query -> {
              assertThat(query.words()).containsExactly("罚款", "现场 笔录");
              assertThat(query.organ()).isEqualTo("海岬");
              assertThat(query.kind()).isEqualTo(Kind.PENALTY);
              assertThat(query.years()).isEqualTo(new Years(2025, 2026));
            });
    assertThat(good("organ:海岬 kind:fee year:2026").kind()).isEqualTo(Kind.FEE);
    assertThat(good("\"未关闭 的").words()).containsExactly("未关闭 的");
    assertThat(good("执法机关:海岬").words()).containsExactly("执法机关:海岬");
    assertThat(ask("种类:飞行", "", "", "")).isEqualTo(Query.UNKNOWN_KIND);
    assertThat(ask("年份:二六", "", "", "")).isEqualTo(Query.MALFORMED_YEAR);
    assertThat(ask("字 ".repeat(13).strip(), "", "", ""))
        .isInstanceOfSatisfying(
            Asked.Refused.class, r -> assertThat(r.code()).isEqualTo("too-many-words"));
  }

  @Test
  void phrasesKeepTheirOrderAndOrgansYearsAndDaysNarrowAndSort() throws IOException {
    List<Sample> samples =
        List.of(
            Sample.number(0).with("title", "alpha beta").decidedOn("2024-03-01"),
            Sample.number(1).with("title", "beta alpha").decidedOn("2025-03-01"),
            Sample.number(2)
                .with("title", "alpha   beta 2")
                .decidedOn("2026-03-01")
                .with("organ", Map.of("code", "11990100MAHA000019", "name", "望潮镇人民政府")));
    try (SearchIndex index = index(samples)) {
      assertThat(ids(index, good("\"alpha beta\"")))
          .containsExactlyInAnyOrder(Sample.id(0), Sample.id(2));
      assertThat(ids(index, good("\"alpha beta 2\""))).containsExactly(Sample.id(2));
      assertThat(ids(index, good("alpha 机关:望潮"))).containsExactly(Sample.id(2));
      assertThat(ids(index, good("alpha organ:11990100MAHA000019"))).containsExactly(Sample.id(2));
      assertThat(ids(index, good("alpha 年份:2024-2025")))
          .containsExactlyInAnyOrder(Sample.id(0), Sample.id(1));
      Query byDay = new Query("alpha", List.of("alpha"), null, null, null, Order.DATE, 1);
      Found found = index.search(byDay);
      assertThat(found.hits())
          .extracting(Found.Hit::id)
          .containsExactly(Sample.id(2), Sample.id(1), Sample.id(0));
      assertThat(found.years())
          .containsExactlyEntriesOf(new java.util.TreeMap<>(Map.of(2024, 1, 2025, 1, 2026, 1)));
      assertThat(found.organs()).extracting(Found.OfOrgan::count).containsExactly(2, 1);
      assertThat(found.kinds().values()).containsOnly(1);
      assertThat(index.total(byDay)).isEqualTo(3);
      assertThat(index.named("望潮", 5)).extracting(Found.Hit::id).contains(Sample.id(2));
    }
  }
}
