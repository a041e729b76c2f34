package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.gongshi.site.schedule.Timetable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WatchTest {

  @TempDir Path root;
  private TestInstallation site;
  private Watch watch;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");

  /** How much time passes with each page and each step of a build. */
  private Duration longer = Duration.ZERO;

  private final StringWriter told = new StringWriter();

  @BeforeEach
  void aWatchThatHasBuiltOnce() throws IOException {
    site = new TestInstallation(root);
    PrintWriter out = new PrintWriter(told);
    BuildReporter reporter = new BuildReporter(out, out, true);
    Timetable timetable = new Timetable(null, site.settings().data().lastScheduled());
    watch =
        new Watch(
            site.settings(),
            () -> now,
            Duration.ofMillis(1),
            reporter,
            timetable,
            (step, done, total) -> now = now.plus(longer));
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
  void afterALongBuildAChangeWaitsForAMinuteAndNoLonger() throws IOException {
    site.export(Sample.number(2));
    watch.look();
    longer = Duration.ofMinutes(2);
    watch.look();
    longer = Duration.ZERO;
    assertThat(told.toString()).contains(Sample.id(2));
    site.export(Sample.number(3));

    watch.look();
    watch.look();
    assertThat(told.toString()).doesNotContain(Sample.id(3));

    now = now.plusSeconds(60);
    watch.look();
    assertThat(told.toString()).contains(Sample.id(3));
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

  /** A look after a while, and the one after it, for what has to settle. */
  private void lookAt(String instant) throws IOException {
    now = Instant.parse(instant);
    watch.look();
    watch.look();
  }

  private void page(String slug, String date) throws IOException {
    Path file = site.siteContent().resolve("pages/policies/" + slug + ".md");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        "type=policy\ntitle=关于" + slug + "的公告\ndate=" + date + "\nstatus=published\n~~~~~~\n正文。\n");
  }

  @Test
  void aPageWithADateIsPublicFromMidnightInShanghaiOn() throws IOException {
    page("embargo", "2026-11-24");
    lookAt("2026-11-23T15:59:59Z");
    Path expected = site.current().resolve("site/policies/embargo.html");
    assertThat(Files.exists(expected)).isFalse();

    lookAt("2026-11-23T16:00:00Z");

    assertThat(site.text("policies/embargo.html")).contains("关于embargo的公告");
  }

  @Test
  void aMachineThatSleptOverMidnightsCatchesUpWithOneBuild() throws IOException {
    page("first", "2026-11-24");
    page("second", "2026-11-26");
    lookAt("2026-11-23T10:00:00Z");
    told.getBuffer().setLength(0);

    lookAt("2026-11-28T01:00:00Z");
    watch.look();

    assertThat(site.text("policies/first.html")).isNotEmpty();
    assertThat(site.text("policies/second.html")).isNotEmpty();
    assertThat(told.toString().lines()).hasSize(1);
  }

  @Test
  void aPublicityThatEndsIsATakedownOfItsOwnKindAndLeavesTheListOfRemovedAddressesAfterThirtyDays()
      throws IOException {
    site.suppress(Sample.number(1), "EXPIRED");
    lookAt("2026-11-23T10:00:00Z");
    assertThat(site.text("gone/" + Sample.id(1) + ".html")).contains("公示期满");
    assertThat(site.text("sitemap-removed.xml")).contains(Sample.id(1));

    lookAt("2026-12-25T10:00:00Z");

    assertThat(site.file("sitemap-removed.xml")).doesNotExist();
    assertThat(site.text("gone/" + Sample.id(1) + ".html")).contains("公示期满");
  }

  @Test
  void aClockThatIsSetBackDoesNotHoldUpWhatChanges() throws IOException {
    lookAt("2027-11-23T08:00:00Z");
    site.export(Sample.number(2));

    lookAt("2026-11-23T08:00:01Z");

    assertThat(told.toString()).contains(Sample.id(2));
  }

  @Test
  void aBuildThatFailsOnScheduleIsNotTriedAgainAtOnce() throws IOException {
    now = now.plusSeconds(3_600);
    Files.writeString(site.keyFile(), "broken");
    watch.look();
    watch.look();
    assertThat(told.toString().lines().filter(line -> line.contains("failed"))).hasSize(1);

    watch.look();
    watch.look();

    assertThat(told.toString().lines().filter(line -> line.contains("failed"))).hasSize(1);
  }
}
