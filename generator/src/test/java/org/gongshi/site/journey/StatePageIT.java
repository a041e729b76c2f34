package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Progress;
import org.gongshi.site.journey.Visit.Device;
import org.gongshi.site.schedule.Schedule;
import org.gongshi.site.schedule.Timetable;
import org.gongshi.site.state.Health;
import org.gongshi.site.state.Logbook;
import org.gongshi.site.state.State;
import org.gongshi.site.state.StateServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which a watch tells what it does, as an operator sees it. */
class StatePageIT {

  private static final Path SCREENSHOTS = DemoRun.ROOT.resolve("generator/target/screenshots");

  @TempDir Path root;

  @Test
  void anOperatorSeesAtOnceWhetherAllIsWell() throws Exception {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.number(1));
    site.publish();
    Instant[] now = {Instant.parse("2026-11-23T08:00:00Z")};
    Schedule nightly = Schedule.of("0 2 * * *", "Asia/Shanghai", now[0]);
    Timetable timetable = new Timetable(nightly, site.data().lastScheduled());
    Logbook logbook = new Logbook(site.data(), () -> now[0], timetable, Progress.SILENT);
    logbook.began(State.Turn.CHANGES);
    now[0] = now[0].plusMillis(1_234);
    logbook.finished(3, 1, 0);
    logbook.failed(new State.Failed(now[0], "DISK_FULL", "磁盘空间不足，仍保留上一版本，请清理磁盘；腾出空间后自动重试"));
    Instant oldest = now[0];
    logbook.ask(() -> new State.Waiting(12, 1, true, oldest, oldest));
    Health.Limits limits = Health.Limits.of(Duration.ofMillis(300), Duration.ofMinutes(60));
    StateServer server = StateServer.start(logbook, limits, "127.0.0.1", 0);
    try (Playwright playwright =
            Playwright.create(
                new Playwright.CreateOptions()
                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        Browser browser =
            playwright
                .chromium()
                .launch(
                    new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(List.of("--no-sandbox", "--disable-gpu")))) {
      for (Device device : Device.values()) {
        try (Visit visit = Visit.on("http://127.0.0.1:" + server.port() + "/", browser, device)) {
          visit.open("");
          assertThat(visit.text()).contains("运行正常", "磁盘空间不足");
          see(visit, "state-good", device);
        }
      }
      now[0] = now[0].plus(Duration.ofHours(3));
      logbook.began(State.Turn.EVERYTHING);
      logbook.at("生成页面", 41_200, 100_000);
      for (Device device : Device.values()) {
        try (Visit visit = Visit.on("http://127.0.0.1:" + server.port() + "/", browser, device)) {
          visit.open("");
          assertThat(visit.text()).contains("需要处理", "有撤下令180分钟后仍未生效", "41200 / 100000");
          see(visit, "state-bad", device);
        }
      }
    } finally {
      server.stop();
    }
  }

  private static void see(Visit visit, String name, Device device) {
    assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
    visit.assertNothingSticksOut();
    visit.assertNoComplaint();
    visit.screenshot(SCREENSHOTS.resolve(name + "-" + device.width + ".png"));
  }
}
