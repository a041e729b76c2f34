package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.journey.Visit.Device;
import org.gongshi.site.serve.SiteServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest names, the most gaps, the fullest and the emptiest lists, on the shipped pages. */
@Tag("pictures")
final class ExtremeContentIT {

  private static final int DECISIONS = 5_000;

  private static final Sample LONG =
      Sample.number(DECISIONS + 1)
          .kind(Kind.PENALTY)
          .decidedOn("2026-10-30")
          .with("title", "海岬综合保税区望潮国际冷链仓储物流供应链管理集团有限公司".repeat(9) + "未按规定办理使用登记案")
          .with("documentNumber", "海岬市监特设食药价检罚〔2026〕" + "1".repeat(90) + "号")
          .with("facts", "当事人住［住址略］，电话［联系电话略］。".repeat(100))
          .with("matter", "对" + "未按规定办理特种设备使用登记".repeat(12) + "的处罚")
          .with(
              "officers",
              IntStream.range(0, 30)
                  .mapToObj(n -> Map.of("name", "欧阳" + n, "certificate", "海岬执法01120" + n))
                  .toList())
          .with("parties", parties());

  /** Everything that may be brought against a decision, by bodies with long names. */
  private static final Sample CONTESTED =
      Sample.number(DECISIONS + 2)
          .kind(Kind.PENALTY)
          .with(
              "proceedings",
              List.of(
                  proceeding("RECONSIDERATION", "海岬综合保税区管理委员会", "UPHELD"),
                  proceeding("SUIT", "海岬市屿桥海洋经济技术开发区人民法院", "DISMISSED"),
                  proceeding("APPEAL", "海岬市中级人民法院", null)));

  @TempDir static Path root;

  private static TestInstallation installation;
  private static SiteServer server;
  private static SiteServer english;
  private static Chromium chromium;

  private static List<Map<String, String>> parties() {
    List<Map<String, String>> parties = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      parties.add(Map.of("kind", "ORGANISATION", "name", "海岬屿桥海洋工程装备检测技术服务有限公司".repeat(3) + n));
    }
    return parties;
  }

  private static Map<String, Object> proceeding(
      String kind, String body, @Nullable String outcome) {
    Map<String, Object> proceeding = new LinkedHashMap<>();
    proceeding.put("kind", kind);
    proceeding.put("body", body);
    proceeding.put("acceptedOn", "2026-10-11");
    proceeding.put("suspendsExecution", outcome == null);
    if (outcome != null) {
      proceeding.put("outcome", outcome);
      proceeding.put("endedOn", "2026-11-12");
    }
    return proceeding;
  }

  /** The same few pages in the English frame. */
  private static SiteServer english() throws IOException {
    TestInstallation other = installation.twin(root.resolve("english"));
    other.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    Files.writeString(
        other.siteContent().resolve("site.json"),
        """
        {"name": "海岬公示网", "domain": "zfgs.haijia.example", "baseUrl": "https://zfgs.haijia.example",
         "organiser": "海岬综合保税区管理委员会", "sample": true, "language": "en"}
        """);
    other.export(Sample.numbers(0, 60));
    other.publish();
    return SiteServer.start(other.data(), other.key(), "127.0.0.1", 0);
  }

  @BeforeAll
  static void open() throws IOException {
    installation = new TestInstallation(root);
    installation.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    for (int n = 0; n < DECISIONS; n++) {
      installation.export(Sample.number(n).kind(Kind.PENALTY));
    }
    installation.export(LONG);
    installation.export(CONTESTED);
    installation.publish();
    server = SiteServer.start(installation.data(), installation.key(), "127.0.0.1", 0);
    english = english();
    chromium = new Chromium();
  }

  @AfterAll
  static void close() {
    if (chromium != null) {
      chromium.close();
    }
    for (SiteServer each : Stream.of(server, english).filter(Objects::nonNull).toList()) {
      each.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingSticksOutOrIsHiddenAtAnyWidth(Device device) {
    Map<String, String> pages =
        Map.of(
            "long decision", LONG.pagePath(),
            "contested decision", CONTESTED.pagePath(),
            "no certificates", "check/",
            "hundred pages", "decisions/penalty/page-50.html",
            "empty list", "decisions/expropriation-levy/",
            "no registers", "registers/",
            "many in a month", "organs/1199010000HA01118C/2026-10.html",
            "matters", "matters/",
            "annual report", "figures/2026.html",
            "nothing gone", "gone/");
    look(server, "extreme ", pages, device);
  }

  @ParameterizedTest
  @EnumSource
  void theEnglishFrameFitsToo(Device device) {
    Map<String, String> pages =
        Map.of(
            "home", "",
            "list", "decisions/penalty/",
            "decision", Sample.number(1).pagePath(),
            "search", "search/?q=%E6%B5%B7%E5%B2%AC",
            "unknown", "no-such-page.html");
    look(english, "english ", pages, device);
  }

  private static void look(
      SiteServer shown, String prefix, Map<String, String> pages, Device device) {
    String site = "http://127.0.0.1:" + shown.port() + "/";
    try (Visit visit = Visit.on(site, chromium.browser(), device)) {
      pages.forEach(
          (name, path) -> {
            assertThat(visit.open(path)).as(path).isEqualTo(name.equals("unknown") ? 404 : 200);
            visit.assertNothingSticksOut();
            visit.assertNoComplaint();
            visit.keepPicture(prefix + name);
            assertThat(new AxeBuilder(visit.page()).analyze().getViolations())
                .as("%s on %s", name, device)
                .extracting(rule -> rule.getId() + " " + rule.getNodes().getFirst().getHtml())
                .isEmpty();
            visit.page().setViewportSize(320, 700);
            visit.assertNothingSticksOut();
            visit.page().setViewportSize(device.width, device.height);
          });
    }
  }
}
