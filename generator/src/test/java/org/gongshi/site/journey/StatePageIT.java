package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
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
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page on which a watch tells what it does, as an operator sees it. */
@Tag("pictures")
class StatePageIT {

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
    try (Chromium chromium = new Chromium()) {
      for (Device device : Device.values()) {
        try (Visit visit =
            Visit.on("http://127.0.0.1:" + server.port() + "/", chromium.browser(), device)) {
          visit.open("");
          assertThat(visit.text()).contains("运行正常", "磁盘空间不足");
          see(visit, "state-good");
        }
      }
      now[0] = now[0].plus(Duration.ofHours(3));
      logbook.began(State.Turn.EVERYTHING);
      logbook.at("生成页面", 41_200, 100_000);
      for (Device device : Device.values()) {
        try (Visit visit =
            Visit.on("http://127.0.0.1:" + server.port() + "/", chromium.browser(), device)) {
          visit.open("");
          assertThat(visit.text()).contains("需要处理", "有撤下令180分钟后仍未生效", "41200 / 100000");
          see(visit, "state-bad");
        }
      }
    } finally {
      server.stop();
    }
  }

  private static void see(Visit visit, String name) {
    assertThat(new AxeBuilder(visit.page()).analyze().getViolations()).isEmpty();
    visit.assertNothingSticksOut();
    visit.assertNoComplaint();
    visit.keepPicture(name);
  }
}
