package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.gongshi.site.schedule.Schedule;
import org.gongshi.site.schedule.Timetable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Takedowns that arrive while something else is built. */
class GiveWayTest {

  private static final String BAKING = "生成页面";

  /** Interrupts a build: something happens when it comes to a step. */
  private interface Event {
    void happen() throws IOException;
  }

  @TempDir Path root;
  private TestInstallation site;
  private Watch watch;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private final StringWriter told = new StringWriter();
  private String step = "";
  private Event event = () -> {};

  @BeforeEach
  void aWatchThatHasBuiltFourAndFindsFiveMore() throws Exception {
    site = new TestInstallation(root);
    PrintWriter out = new PrintWriter(told);
    Schedule nightly = Schedule.of("0 2 * * *", "Asia/Shanghai", now);
    watch =
        new Watch(
            site.settings(),
            () -> now,
            Duration.ofMillis(1),
            new BuildReporter(out, out, true),
            new Timetable(nightly, site.data().lastScheduled()),
            (at, done, total) -> happen(at));
    site.export(Sample.numbers(0, 4));
    watch.look();
    watch.look();
    told.getBuffer().setLength(0);
    site.export(Sample.numbers(4, 9));
  }

  private synchronized void happen(String at) {
    if (at.equals(step)) {
      step = "";
      try {
        event.happen();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Once, when a build comes to this step. */
  private void when(String thisStep, Event thisEvent) {
    step = thisStep;
    event = thisEvent;
  }

  private void look(int times) throws IOException {
    for (int i = 0; i < times; i++) {
      now = now.plusMillis(300);
      watch.look();
    }
  }

  /** What was told, one word a build, and how many decisions came and went. */
  private List<String> builds() {
    List<String> builds = new ArrayList<>();
    for (String line : told.toString().lines().toList()) {
      if (!line.contains("up-to-date")) {
        var outcome = Pattern.compile("\"outcome\":\"([a-z-]+)\"").matcher(line);
        if (outcome.find()) {
          builds.add(
              outcome.group(1) + " +" + count(line, "published") + " -" + count(line, "takenDown"));
        }
      }
    }
    return builds;
  }

  private static int count(String line, String list) {
    var ids = Pattern.compile("\"" + list + "\":\\[([^\\]]*)\\]").matcher(line);
    return ids.find() && !ids.group(1).isEmpty() ? ids.group(1).split(",").length : 0;
  }

  @Test
  void aTakedownEndsTheBuildThatRunsAndGoesFirstAndTheBuildIsStartedAgain() throws IOException {
    when(BAKING, () -> site.suppress(Sample.number(1), "LEAKED"));

    look(2);

    assertThat(builds()).containsExactly("gave-way +0 -0", "built +0 -1");
    assertThat(site.manifest().sources().keySet())
        .containsExactly(Sample.id(0), Sample.id(2), Sample.id(3));
    assertThat(site.releases()).containsExactly(site.manifest().release());
    assertThat(site.receipts(site.manifest().release()))
        .containsExactly("taken-down-" + Sample.id(1) + ".json");

    look(2);

    assertThat(builds()).last().isEqualTo("built +5 -0");
    assertThat(site.manifest().sources()).hasSize(8);
    assertThat(site.manifest().gone()).containsOnlyKeys(Sample.id(1));
  }

  @Test
  void aBuildOfEverythingGivesWayAndRunsAfterwards() throws IOException {
    look(2);
    now = Instant.parse("2026-11-23T18:00:00Z");
    when(BAKING, () -> site.suppress(Sample.number(1), "WITHDRAWN"));

    look(1);

    assertThat(builds()).endsWith("gave-way +0 -0", "built +0 -1");
    look(2);
    assertThat(builds()).endsWith("built +0 -1", "built +0 -0");
    look(4);
    assertThat(builds()).hasSize(4);
  }

  @Test
  void aTakedownDoesNotWaitForANewFrame() throws IOException {
    look(2);
    Path settings = site.siteContent().resolve("site.json");
    Files.writeString(settings, Files.readString(settings).replace("海岬公示网", "海岬行政执法公示网"));
    when(BAKING, () -> site.suppress(Sample.number(1), "LEAKED"));

    look(2);

    assertThat(builds()).endsWith("gave-way +0 -0", "built +0 -1");
    assertThat(site.text("index.html")).doesNotContain("海岬行政执法公示网");
    look(2);
    assertThat(site.text("index.html")).contains("海岬行政执法公示网");
  }

  @Test
  void aTakedownDoesNotWaitForTheWordOnOtherContent() throws IOException {
    site.askBeforeSwitching(Duration.ofMillis(100));
    PrintWriter out = new PrintWriter(told);
    Timetable none = new Timetable(null, site.data().lastScheduled());
    watch =
        new Watch(
            site.settings(),
            () -> now,
            Duration.ofMillis(1),
            new BuildReporter(out, out, true),
            none,
            (at, done, total) -> happen(at));
    moveAway(Sample.numbers(4, 9));
    watch.look();
    site.export(Sample.numbers(4, 9));
    when("等待审核系统扫描", () -> site.suppress(Sample.number(1), "LEAKED"));

    look(2);

    assertThat(builds()).containsExactly("gave-way +0 -0", "built +0 -1");
    assertThat(site.manifest().gone()).containsOnlyKeys(Sample.id(1));
  }

  private void moveAway(List<Sample> samples) throws IOException {
    for (Sample sample : samples) {
      Files.delete(site.content().resolve(sample.jsonPath()));
      Files.delete(site.content().resolve(sample.jsonPath() + ".sig"));
    }
  }

  @Test
  void whatIsNotPublicNeedsNoHurry() throws IOException {
    when(BAKING, () -> site.suppress(Sample.number(77), "LEAKED"));

    look(2);

    assertThat(builds()).containsExactly("built +5 -0");
    look(1);
    assertThat(site.manifest().gone()).containsOnlyKeys(Sample.id(77));
  }

  @Test
  void afterTheSwitchABuildRunsToItsEnd() throws IOException {
    when("switch", () -> site.suppress(Sample.number(1), "LEAKED"));

    look(2);

    assertThat(builds()).containsExactly("built +5 -0");
    look(1);
    assertThat(builds()).containsExactly("built +5 -0", "built +0 -1");
  }

  @Test
  void atMostThreeTakedownsInARowGoBeforeABuild() throws IOException {
    int[] next = {0};
    BooleanSupplier more = () -> next[0] < 4;
    Event again =
        new Event() {
          @Override
          public void happen() throws IOException {
            if (more.getAsBoolean()) {
              site.suppress(Sample.number(next[0]++), "LEAKED");
              when("plan", this);
            }
          }
        };
    when("plan", again);

    look(8);

    assertThat(builds().subList(0, 5))
        .containsExactly(
            "gave-way +0 -0", "built +0 -1", "built +0 -1", "built +0 -1", "built +5 -1");
    assertThat(site.manifest().sources()).hasSize(5);
  }

  @Test
  void aTakedownAfterAnotherProcessBuiltTakesItsReleaseAsItIs() throws IOException {
    site.later(Duration.ofSeconds(1));
    site.build();
    site.suppress(Sample.number(1), "LEAKED");

    look(1);

    assertThat(site.manifest().sources()).hasSize(8);
    assertThat(site.manifest().gone()).containsOnlyKeys(Sample.id(1));
  }
}
