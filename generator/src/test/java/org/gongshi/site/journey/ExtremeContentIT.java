package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Kind;
import org.gongshi.site.journey.Visit.Device;
import org.gongshi.site.serve.SiteServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The longest names, the most gaps, the fullest and the emptiest lists, on the shipped pages. */
final class ExtremeContentIT {

  private static final Path SCREENSHOTS =
      Path.of("target", "screenshots").toAbsolutePath().normalize();
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

  @TempDir static Path root;

  private static TestInstallation installation;
  private static SiteServer server;
  private static Playwright playwright;
  private static Browser browser;

  private static List<Map<String, String>> parties() {
    List<Map<String, String>> parties = new ArrayList<>();
    for (int n = 0; n < 40; n++) {
      parties.add(Map.of("kind", "ORGANISATION", "name", "海岬屿桥海洋工程装备检测技术服务有限公司".repeat(3) + n));
    }
    return parties;
  }

  @BeforeAll
  static void open() throws IOException {
    installation = new TestInstallation(root);
    installation.templates(Path.of("../templates/src/main/resources/theme").toAbsolutePath());
    for (int n = 0; n < DECISIONS; n++) {
      installation.export(Sample.number(n).kind(Kind.PENALTY));
    }
    installation.export(LONG);
    installation.publish();
    server = SiteServer.start(installation.data(), installation.key(), "127.0.0.1", 0);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of("/usr/bin/chromium"))
                    .setArgs(List.of("--no-sandbox", "--disable-gpu", "--no-first-run")));
  }

  @AfterAll
  static void close() {
    if (playwright != null) {
      playwright.close();
    }
    if (server != null) {
      server.stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void nothingSticksOutOrIsHiddenAtAnyWidth(Device device) {
    Map<String, String> pages =
        Map.of(
            "long decision", LONG.pagePath(),
            "hundred pages", "decisions/penalty/page-50.html",
            "empty list", "decisions/expropriation-levy/",
            "no registers", "registers/",
            "many in a month", "organs/1199010000HA01118C/2026-10.html",
            "matters", "matters/",
            "annual report", "figures/2026.html",
            "nothing gone", "gone/");
    String site = "http://127.0.0.1:" + server.port() + "/";
    try (Visit visit = Visit.on(site, browser, device)) {
      pages.forEach(
          (name, path) -> {
            assertThat(visit.open(path)).as(path).isEqualTo(200);
            visit.assertNothingSticksOut();
            visit.assertNoComplaint();
            visit.screenshot(
                SCREENSHOTS.resolve(
                    "extreme-"
                        + name.replace(' ', '-')
                        + "-"
                        + device.name().toLowerCase(Locale.ROOT)
                        + ".png"));
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
