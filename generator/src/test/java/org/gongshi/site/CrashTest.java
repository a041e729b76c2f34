package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.Releases;
import org.gongshi.site.verify.Wholeness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A build that ends after any of its steps, as a killed one does, and the build after it. */
class CrashTest {

  private static final Sample STAYS = Sample.number(1);
  private static final Sample GOES = Sample.number(2);
  private static final Sample COMES = Sample.number(3);

  @TempDir Path root;
  private TestInstallation site;
  private String first = "";

  /** No build catches it, so nothing is tidied up. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1;
  }

  @BeforeEach
  void aReleaseThatShowsWhatIsToGo() throws IOException {
    site = new TestInstallation(root);
    site.export(List.of(STAYS, GOES));
    first = site.build().release();
    site.export(COMES);
    site.suppress(GOES, "LEAKED");
    site.later(java.time.Duration.ofSeconds(1));
  }

  private void buildUntil(String step) {
    Progress kill =
        (now, done, total) -> {
          if (now.equals(step)) {
            throw new Killed();
          }
        };
    assertThatThrownBy(() -> new Build(site.settings(), () -> site.now(), kill).run())
        .isInstanceOf(Killed.class);
  }

  private void assertWhole() throws IOException {
    Manifest manifest = site.manifest();
    Wholeness wholeness = new Wholeness(manifest, new Releases(site.data()).places(manifest));
    assertThat(wholeness.look(Progress.SILENT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "start",
        "content",
        "takedown",
        "plan",
        "bake",
        "feeds",
        "index",
        "shards",
        "verify",
        "assemble"
      })
  void beforeTheSwitchTheLastReleaseStays(String step) throws IOException {
    buildUntil(step);

    assertThat(site.manifest().release()).isEqualTo(first);
    assertWhole();
    assertTheNextBuildCompletes();
  }

  @ParameterizedTest
  @ValueSource(strings = {"switch", "purge", "receipts", "retention", "memory"})
  void afterTheSwitchTheNewReleaseIsThereAndWhatIsOwedIsMadeGood(String step) throws IOException {
    buildUntil(step);

    assertThat(site.manifest().release()).isNotEqualTo(first);
    assertThat(Files.exists(site.file(GOES.pagePath()))).isFalse();
    assertWhole();
    assertTheNextBuildCompletes();
  }

  private void assertTheNextBuildCompletes() throws IOException {
    site.build();

    assertWhole();
    assertThat(site.manifest().sources().keySet()).containsExactly(STAYS.id(), COMES.id());
    assertThat(site.releases()).containsExactly(site.manifest().release());
    assertThat(site.receipts(site.manifest().release()))
        .contains("taken-down-" + GOES.id() + ".json", "published-" + COMES.id() + ".json");
    assertThat(treesOnDisk())
        .containsExactlyInAnyOrderElementsOf(
            site.manifest().outline().trees().values().stream()
                .map(Manifest.TreeRef::id)
                .distinct()
                .toList());
    for (Path file : filesOutsideOfTheContent()) {
      assertThat(Files.readAllBytes(file)).as(file.toString()).isNotEmpty();
      assertThat(Files.readString(file)).doesNotContain(GOES.decision().title());
    }
  }

  private List<String> treesOnDisk() throws IOException {
    try (Stream<Path> trees = Files.list(site.data().trees())) {
      return trees.filter(Files::isDirectory).map(tree -> tree.getFileName().toString()).toList();
    }
  }

  private List<Path> filesOutsideOfTheContent() throws IOException {
    try (Stream<Path> files = Files.walk(site.data().root())) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(".html") || file.toString().endsWith(".json"))
          .filter(file -> !file.startsWith(site.content()))
          .toList();
    }
  }
}
