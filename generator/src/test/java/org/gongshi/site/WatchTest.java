package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path root;
  private TestInstallation site;
  private Watch watch;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final StringWriter told = new StringWriter();

  @BeforeEach
  void aWatchThatHasBuiltOnce() throws IOException {
    site = new TestInstallation(root);
    PrintWriter out = new PrintWriter(told);
    BuildReporter reporter = new BuildReporter(out, out, true);
    watch = new Watch(site.settings(), () -> now, Duration.ofMillis(1), reporter);
    site.export(Sample.number(1));
    watch.look();
    told.getBuffer().setLength(0);
  }

  @Test
  void nothingIsBuiltWhileNothingChanges() throws IOException {
    watch.look();
    watch.look();

    assertThat(told.toString()).isEmpty();
  }

  @Test
  void aChangeIsBuiltOnceItHasSettled() throws IOException {
    site.export(Sample.number(2));
    watch.look();
    assertThat(told.toString()).isEmpty();

    watch.look();

    assertThat(told.toString()).contains("\"outcome\":\"built\"", Sample.id(2));
  }

  @Test
  void aTakedownIsBuiltAtOnce() throws IOException {
    site.suppress(Sample.number(1), "WITHDRAWN");

    watch.look();

    assertThat(told.toString()).contains("\"takenDown\":[\"" + Sample.id(1) + "\"]");
  }

  @Test
  void afterAFailedBuildTheNextChangeIsBuiltAgain() throws IOException {
    Path settings = site.siteContent().resolve("site.json");
    String good = Files.readString(settings);
    Files.writeString(settings, "{}");
    watch.look();
    watch.look();
    assertThat(told.toString()).contains("\"outcome\":\"failed\"");

    Files.writeString(settings, good.replace("海岬公示网", "海岬行政执法公示网"));
    watch.look();
    watch.look();

    assertThat(told.toString()).contains("\"outcome\":\"built\"");
    assertThat(site.text("index.html")).contains("海岬行政执法公示网");
  }

  @Test
  void aFailedBuildIsTriedAgainAfterAWhileThoughNothingChanged() throws IOException {
    Path key = site.keyFile();
    String good = Files.readString(key);
    Files.writeString(key, good.replace('A', 'B'));
    watch.look();
    watch.look();
    assertThat(told.toString()).contains("\"outcome\":\"failed\"");
    told.getBuffer().setLength(0);
    watch.look();
    assertThat(told.toString()).isEmpty();

    now = now.plusSeconds(10);
    watch.look();

    assertThat(told.toString()).contains("\"outcome\":\"failed\"");
  }
}
