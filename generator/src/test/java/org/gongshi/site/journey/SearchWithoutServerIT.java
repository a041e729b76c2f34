package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.options.ColorScheme;
import com.sun.net.httpserver.Filter;
import com.sun.net.httpserver.HttpContext;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.SimpleFileServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.bench.SearchCorpus;
import org.gongshi.site.content.Decision;
import org.gongshi.site.journey.Visit.Device;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.search.SearchText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The search of a site that a plain web server serves below a path of its own, under a policy that
 * allows its own scripts only.
 */
@Tag("pictures")
final class SearchWithoutServerIT {

  private static final int DOCUMENTS = 700;
  private static final long SEED = 20261128;

  private static final String ASK =
      """
      async queries => {
        const { Shards } = await import('../assets/search.js');
        const read = async path => {
          const answer = await fetch('data/' + path);
          if (!answer.ok) throw new Error(path);
          return new Uint8Array(await answer.arrayBuffer());
        };
        const shards = await new Shards(read).open(), answers = [];
        for (const query of queries) {
          const found = await shards.search(query);
          answers.push((await found.until(1e9)).map(hit => hit[0]));
        }
        return answers;
      }
      """;

  @TempDir static Path work;

  private static final List<Decision> NEWEST_FIRST = new ArrayList<>();
  private static ExecutorService threads;
  private static HttpServer server;
  private static String address;
  private static Chromium chromium;

  @BeforeAll
  static void open() throws IOException {
    TestInstallation installation = new TestInstallation(work);
    installation.templates(null);
    SearchCorpus corpus = new SearchCorpus(SEED);
    for (int number = 0; number < DOCUMENTS; number++) {
      Sample sample =
          Sample.number(number).with("facts", corpus.decision(number, DOCUMENTS).facts());
      installation.export(sample);
      NEWEST_FIRST.add(sample.decision());
    }
    NEWEST_FIRST.sort(
        java.util.Comparator.comparing(Decision::decidedOn).thenComparing(Decision::id).reversed());
    installation.publish();
    threads = Executors.newFixedThreadPool(4);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    HttpContext context =
        server.createContext(
            "/below/",
            SimpleFileServer.createFileHandler(
                copied(DataFolder.site(installation.current()).toRealPath())));
    context
        .getFilters()
        .add(
            Filter.beforeHandler(
                "policy",
                exchange ->
                    exchange
                        .getResponseHeaders()
                        .set(
                            "Content-Security-Policy",
                            "default-src 'none'; script-src 'self'; style-src 'self'; img-src"
                                + " 'self'; connect-src 'self'; form-action 'self'")));
    server.start();
    address = "http://127.0.0.1:" + server.getAddress().getPort() + "/below/";
    chromium = new Chromium();
  }

  /** As a host gets it that has nothing but a web server, which follows no links. */
  private static Path copied(Path site) throws IOException {
    Path copy = Files.createDirectories(work.toRealPath().resolve("copied"));
    try (Stream<Path> paths = Files.walk(site, FileVisitOption.FOLLOW_LINKS)) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        Path target = copy.resolve(site.relativize(path).toString());
        if (Files.isDirectory(path)) {
          Files.createDirectories(target);
        } else {
          Files.copy(path, target);
        }
      }
    }
    return copy;
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    if (server != null) {
      server.stop(0);
      threads.shutdownNow();
    }
  }

  private static Visit visit(Device device) {
    return Visit.on(address, chromium.browser(), device);
  }

  private static void await(Visit visit, String text) {
    visit
        .page()
        .waitForFunction(
            "text => document.querySelector('[data-part=count]').textContent.includes(text)", text);
  }

  @Test
  void aThousandRandomSubstringsAreAnsweredLikeTheTruthNewestFirst() {
    List<String> texts = NEWEST_FIRST.stream().map(SearchWithoutServerIT::text).toList();
    Random random = new Random(SEED);
    List<String> queries = new ArrayList<>();
    while (queries.size() < 1000) {
      boolean number = queries.size() % 10 == 0;
      int at = random.nextInt(texts.size());
      String text = number ? NEWEST_FIRST.get(at).documentNumber() : texts.get(at);
      int length = Math.min(text.length(), 1 + random.nextInt(20));
      int from = random.nextInt(text.length() - length + 1);
      String piece = text.substring(from, from + length);
      if (piece.codePoints().noneMatch(SearchText::isBreak)) {
        queries.add(piece);
      }
    }
    List<List<String>> truth =
        queries.stream()
            .map(
                query -> {
                  String normal = SearchText.normal(query);
                  List<String> ids = new ArrayList<>();
                  for (int i = 0; i < texts.size(); i++) {
                    if (texts.get(i).contains(normal)) {
                      ids.add(NEWEST_FIRST.get(i).id());
                    }
                  }
                  return ids;
                })
            .toList();
    try (Visit visit = visit(Device.DESKTOP)) {
      visit.open("search/");
      Object answers = visit.page().evaluate(ASK, queries);
      List<?> given = (List<?>) answers;
      for (int i = 0; i < queries.size(); i++) {
        assertThat(given.get(i)).as("seed %d: %s", SEED, queries.get(i)).isEqualTo(truth.get(i));
      }
      visit.assertNoComplaint();
    }
  }

  private static String text(Decision d) {
    return SearchText.normal(
        String.join(
            "\n",
            d.title(),
            d.documentNumber(),
            d.parties().getFirst().name(),
            String.valueOf(d.parties().getFirst().creditCode()),
            d.organ().name(),
            d.organ().code(),
            d.matter(),
            d.category(),
            String.valueOf(d.facts()),
            d.conclusion(),
            d.basis()));
  }

  @ParameterizedTest
  @EnumSource
  void aVisitorSearchesNarrowsTurnsThePageAndReadsWithTheKeyboardAlone(Device device) {
    try (Visit visit = visit(device)) {
      visit.open("search/");
      visit.page().locator("#search-q").focus();
      visit.page().keyboard().type("市监罚");
      visit.page().keyboard().press("Enter");
      await(visit, "找到 700 件");
      assertThat(visit.items()).hasSize(10);
      visit.page().waitForFunction("document.activeElement.id === 'results'");
      assertThat(visit.page().locator("[data-part=count]").getAttribute("role"))
          .isEqualTo("status");
      String first = visit.items().getFirst();

      visit.page().locator("[data-part=narrow] summary").click();
      visit.page().locator(".facet a").first().waitFor();
      assertThat(visit.page().locator(".facet .count").allInnerTexts()).contains("700");
      visit.keepPicture("static search facets");
      visit.page().locator(".facet a").first().click();
      visit.page().waitForURL("**kind=*");
      await(visit, "找到 11");
      visit.page().goBack();
      await(visit, "找到 700 件");

      visit
          .page()
          .locator("[data-part=pager] a")
          .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("下一页"))
          .click();
      visit.page().waitForURL("**page=2");
      visit
          .page()
          .waitForFunction(
              "first => document.querySelector('.item-title').textContent !== first", first);
      assertThat(visit.items()).hasSize(10).doesNotContain(first);
      visit.page().locator(".items .item-title").first().click();
      visit.page().waitForLoadState();
      assertThat(visit.path()).startsWith("decisions/");
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @EnumSource
  void resultsAndTheirAbsenceAreReadableForEveryone(Device device) {
    try (Visit visit = visit(device)) {
      visit.search("望潮化工");
      await(visit, "找到");
      assertThat(visit.page().locator("mark").count() + visit.items().size()).isPositive();
      visit.keepPicture("static search results");
      accessible(visit);
      visit.search("玻璃飞毯乐团");
      await(visit, "没有找到");
      assertThat(visit.text()).contains("换用更短的关键词");
      visit.keepPicture("static search empty");
      accessible(visit);
    }
  }

  private static void accessible(Visit visit) {
    assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
        .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
        .isEmpty();
    visit.assertNoComplaint();
    visit.assertNothingSticksOut();
  }

  @Test
  void aDocumentNumberIsFoundWhateverItsBrackets() {
    try (Visit visit = visit(Device.DESKTOP)) {
      for (String typed :
          List.of("海岬市监罚〔2026〕77号", "海岬市监罚[2026]77号", "海岬市监罚（2026）77号", "海岬市监罚【２０２６】77号")) {
        visit.search(typed);
        await(visit, "共找到 1 件");
        assertThat(visit.page().locator(".item").innerText()).contains("海岬市监罚〔2026〕77号");
      }
      visit.assertNoComplaint();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whoeverIsOfflineIsToldSoAndMayTryAgain(Device device) {
    try (Visit visit = visit(device)) {
      visit.page().route("**/search/data/*/**", route -> route.abort());
      visit.search("望潮化工");
      visit.page().locator("[data-part=failed]").waitFor();
      assertThat(visit.text()).contains("检索数据没有取到", "网络");
      visit.keepPicture("static search failed");
      visit.page().unroute("**/search/data/*/**");
      visit.page().locator("[data-part=again]").click();
      await(visit, "找到");
      assertThat(visit.items()).isNotEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void withoutScriptThePageSaysHowToFindThings(Device device) {
    try (Visit visit = Visit.on(address, chromium.browser(), device, ColorScheme.LIGHT, false)) {
      assertThat(visit.search("望潮")).isEqualTo(200);
      assertThat(visit.text()).contains("检索需要浏览器运行脚本", "按类别和月份查找");
      visit.keepPicture("static search no-script");
      visit.assertNoComplaint();
    }
  }
}
