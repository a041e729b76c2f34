package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.gongshi.site.content.Json;
import org.gongshi.site.schedule.Schedule;
import org.gongshi.site.schedule.Timetable;
import org.gongshi.site.state.Health;
import org.gongshi.site.state.StateServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a watch tells of itself. */
class StateTest {

  @TempDir Path root;
  private TestInstallation site;
  private Watch watch;
  private StateServer server;
  private Instant now = Instant.parse("2026-11-23T08:00:00Z");
  private String step = "";
  private Runnable event = () -> {};

  @BeforeEach
  void aWatchThatHasBuiltOnce() throws Exception {
    site = new TestInstallation(root);
    PrintWriter out = new PrintWriter(new StringWriter());
    Schedule nightly = Schedule.of("0 2 * * *", "Asia/Shanghai", now);
    watch =
        new Watch(
            site.settings(),
            () -> now,
            Duration.ofMillis(300),
            new BuildReporter(out, out, true),
            new Timetable(nightly, site.data().lastScheduled()),
            (at, done, total) -> {
              if (at.equals(step)) {
                event.run();
              }
            });
    Health.Limits limits = Health.Limits.of(Duration.ofMillis(300), Duration.ofMinutes(60));
    server = StateServer.start(watch.logbook(), limits, "127.0.0.1", 0);
    site.export(List.of(Sample.number(1), Sample.number(2)));
    watch.look();
    watch.look();
    step = "";
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private HttpResponse<String> ask(String method, String path) throws Exception {
    URI address = URI.create("http://127.0.0.1:" + server.port() + path);
    HttpRequest request =
        HttpRequest.newBuilder(address).method(method, HttpRequest.BodyPublishers.noBody()).build();
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.ofString());
    }
  }

  private JsonNode state() throws Exception {
    return Json.tree(ask("GET", "/state").body());
  }

  private JsonNode written() throws IOException {
    return Json.tree(Files.readString(site.data().state()));
  }

  /** The file of an exported decision gets the time that the test's clock shows. */
  private void exportNow(Sample sample) throws IOException {
    Path file = site.export(sample);
    Files.setLastModifiedTime(file, FileTime.from(now));
  }

  @Test
  void theStateSaysWhatIsPublicAndWhatIsNext() throws Exception {
    JsonNode state = state();

    assertThat(state.path("contract").asString()).isEqualTo("gongshi.state/1");
    assertThat(state.at("/release/id").asString()).isEqualTo(site.manifest().release());
    assertThat(state.at("/lastBuild/published").asInt()).isEqualTo(2);
    assertThat(state.at("/schedule/next").asString()).isEqualTo("2026-11-23T18:00:00Z");
    assertThat(state.has("running")).isFalse();
    assertThat(written().at("/release/id")).isEqualTo(state.at("/release/id"));
  }

  @Test
  void whatIsExportedAndNotPublicWaitsUntilItIsBuilt() throws Exception {
    exportNow(Sample.number(3));
    exportNow(Sample.number(4));
    now = now.plusSeconds(90);
    watch.look();

    assertThat(ask("GET", "/metrics").body())
        .contains("gongshi_queue_items{kind=\"decision\"} 2\n")
        .contains("gongshi_oldest_item_age_seconds{kind=\"decision\"} 90\n");

    now = now.plusSeconds(2);
    exportNow(Sample.number(5));
    watch.look();

    assertThat(written().at("/waiting/decisions").asInt()).isEqualTo(3);
    assertThat(written().at("/waiting/oldest").asString()).isEqualTo("2026-11-23T08:00:00Z");

    watch.look();

    assertThat(written().at("/waiting/decisions").asInt()).isZero();
  }

  @Test
  void aTakedownAndTheWebmastersChangesWait() throws Exception {
    site.suppress(Sample.number(1), "LEAKED");
    Files.writeString(site.siteContent().resolve("pages.txt"), "new");

    assertThat(state().at("/waiting/takedowns").asInt()).isEqualTo(1);
    assertThat(state().at("/waiting/webmaster").asBoolean()).isTrue();

    watch.look();

    assertThat(state().at("/waiting/takedowns").asInt()).isZero();
  }

  @Test
  void whatIsHeldBackDoesNotWaitButIsCounted() throws Exception {
    Files.delete(site.export(Sample.number(3)).resolveSibling(Sample.id(3) + ".json.sig"));
    watch.look();
    watch.look();

    assertThat(state().at("/waiting/decisions").asInt()).isZero();
    assertThat(state().at("/lastBuild/heldBack").asInt()).isEqualTo(1);
  }

  @Test
  void aBuildThatRunsSaysHowFarItIs() throws Exception {
    List<JsonNode> seen = new ArrayList<>();
    step = "plan";
    event =
        () -> {
          now = now.plusSeconds(3);
          try {
            seen.add(state());
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        };
    site.export(Sample.number(3));
    watch.look();
    watch.look();

    assertThat(seen).hasSize(1);
    assertThat(seen.getFirst().at("/running/turn").asString()).isEqualTo("CHANGES");
    assertThat(seen.getFirst().at("/running/step").asString()).isNotEmpty();
    assertThat(state().has("running")).isFalse();
  }

  @Test
  void aFullDiskIsToldInPlainWordsAndHealthFollowsTheQueue() throws Exception {
    step = "plan";
    event =
        () -> {
          throw new UncheckedIOException(new IOException("No space left on device"));
        };
    exportNow(Sample.number(3));
    watch.look();
    watch.look();
    assertThat(state().at("/lastFailure/code").asString()).isEqualTo("DISK_FULL");
    assertThat(state().at("/lastFailure/message").asString()).contains("磁盘空间不足");
    assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);

    now = now.plus(Duration.ofMinutes(61));
    watch.look();

    HttpResponse<String> health = ask("GET", "/health");
    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("UNPUBLISHED");
    assertThat(ask("GET", "/").body()).contains("需要处理", "有内容导出");

    step = "";
    now = now.plusSeconds(10);
    watch.look();

    assertThat(ask("GET", "/health").statusCode()).isEqualTo(200);
  }

  @Test
  void aWatchThatDoesNotLookAnyMoreIsNotHealthy() throws Exception {
    now = now.plus(Duration.ofMinutes(6));

    HttpResponse<String> health = ask("GET", "/health");

    assertThat(health.statusCode()).isEqualTo(503);
    assertThat(health.body()).contains("STALE");
  }

  @Test
  void theFiguresAreInTheTextFormatOfPrometheus() throws Exception {
    HttpResponse<String> metrics = ask("GET", "/metrics");

    assertThat(metrics.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain; version=0.0.4"));
    String last = "";
    for (String line : metrics.body().lines().toList()) {
      assertThat(line)
          .matches(
              Pattern.compile(
                  "# HELP gongshi_[a-z_]+ .+\\.|# TYPE gongshi_[a-z_]+ (gauge|counter)"
                      + "|gongshi_[a-z_]+(\\{kind=\"[a-z]+\"})? [0-9]+(\\.[0-9]{3})?"));
      if (line.startsWith("# TYPE")) {
        assertThat(last).startsWith("# HELP " + line.split(" ")[2] + " ");
      }
      last = line;
    }
  }

  @Test
  void anotherAddressOrMethodIsAProblemAndHeadHasNoBody() throws Exception {
    HttpResponse<String> unknown = ask("GET", "/../var/keys");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(ask("POST", "/state").statusCode()).isEqualTo(405);
    assertThat(ask("HEAD", "/").statusCode()).isEqualTo(200);
    assertThat(ask("HEAD", "/").body()).isEmpty();
  }

  @Test
  void noWordOfADecisionIsInIt() throws Exception {
    for (String path : List.of("/", "/state", "/metrics", "/health")) {
      assertThat(ask("GET", path).body())
          .doesNotContain("有限公司", "海岬")
          .doesNotContain(site.data().root().toString());
    }
  }
}
