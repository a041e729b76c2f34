package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.gongshi.site.BuildResult.Built;
import org.gongshi.site.content.ContractSchema;
import org.gongshi.site.content.Json;
import org.gongshi.site.release.Clearances.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A build that asks the service before it switches; the test plays the service's part. */
class ClearanceTest {

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void askBeforeSwitching() throws IOException {
    site = new TestInstallation(root);
    site.export(Sample.number(1));
    site.build();
    site.askBeforeSwitching(Duration.ofSeconds(20));
    site.export(Sample.number(2));
  }

  @Test
  void aReleaseThatTheServiceClearsBecomesCurrentAndNothingOfTheTalkStays() throws Exception {
    Thread service = answering("\"clean\": true, \"findings\": []", true);
    assertThat(site.build()).isInstanceOf(Built.class);
    service.join();
    assertThat(site.text(Sample.number(2).pagePath())).isNotEmpty();
    try (Stream<Path> left = Files.list(site.data().clearances())) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void aReleaseInWhichTheServiceFindsSomethingDoesNot() throws Exception {
    Thread service =
        answering(
            "\"clean\": false, \"findings\": [{\"path\": \"site/feed.xml\", \"kind\": \"PHONE\"}]",
            true);
    assertThatThrownBy(() -> site.build())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("site/feed.xml（PHONE）");
    service.join();
    assertThat(site.current().resolve("site/" + Sample.number(2).pagePath())).doesNotExist();
    try (Stream<Path> releases = Files.list(site.data().releases())) {
      assertThat(releases).hasSize(1); // the staged one is gone
    }
  }

  @Test
  void aWordThatTheServiceDidNotSignCountsForNothing() throws Exception {
    Thread service = answering("\"clean\": true, \"findings\": []", false);
    assertThatThrownBy(() -> site.build())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("签名");
    service.join();
  }

  @Test
  void withoutAnAnswerTheLastReleaseStays() {
    site.askBeforeSwitching(Duration.ofMillis(300));
    assertThatThrownBy(() -> site.build())
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("没有在");
  }

  @Test
  void aTakedownWaitsForNobody() throws IOException {
    site.askBeforeSwitching(Duration.ofMillis(1));
    site.suppress(Sample.number(1), "LEAKED");
    Built built = (Built) site.build();
    assertThat(built.takenDown()).isEqualTo(List.of(Sample.number(1).id()));
  }

  /** Waits for the enquiry, looks whether the release is there, and answers. */
  private Thread answering(String verdict, boolean signed) {
    return Thread.ofVirtual().start(() -> answer(verdict, signed));
  }

  private void answer(String verdict, boolean signed) {
    try {
      Path enquiry = enquiry();
      JsonNode asked = Json.tree(Files.readString(enquiry));
      assertThat(ContractSchema.ENQUIRY.breach(asked)).isEmpty();
      Path staged = site.data().root().resolve(asked.path("folder").asString());
      assertThat(staged.resolve("site/index.html")).exists();
      String release = asked.path("release").asString();
      byte[] word =
          """
          { "contract": "gongshi.clearance/1", "release": "%s", %s, "files": 1, "at": "2026-11-23T08:00:01Z" }
          """
              .formatted(release, verdict)
              .getBytes(StandardCharsets.UTF_8);
      Path answer = site.data().clearances().resolve(release + ".json");
      byte[] signature =
          site.sign(signed ? word : "something else".getBytes(StandardCharsets.UTF_8));
      TestInstallation.put(answer.resolveSibling(answer.getFileName() + ".sig"), signature);
      TestInstallation.put(answer, word);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Path enquiry() throws IOException, InterruptedException {
    while (true) {
      if (Files.isDirectory(site.data().clearances())) {
        try (Stream<Path> files = Files.list(site.data().clearances())) {
          Path found =
              files.filter(f -> f.toString().endsWith(".enquiry.json")).findFirst().orElse(null);
          if (found != null) {
            return found;
          }
        }
      }
      Thread.sleep(10);
    }
  }
}
