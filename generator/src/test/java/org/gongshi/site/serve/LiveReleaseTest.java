package org.gongshi.site.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.gongshi.site.HeldFiles;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.bake.FixedPages;
import org.gongshi.site.bake.Page;
import org.gongshi.site.bake.Templates;
import org.gongshi.site.content.Kind;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.gongshi.site.takedown.Suppression;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveReleaseTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Sample GONE = Sample.number(2).kind(Kind.PENALTY);

  @TempDir Path root;
  private TestInstallation site;

  @BeforeEach
  void oneIsWithdrawn() throws IOException {
    site = new TestInstallation(root);
    site.export(List.of(Sample.number(1).kind(Kind.PENALTY), GONE));
    site.publish();
    site.suppress(GONE, "LEAKED");
    site.publish();
  }

  @Test
  void aRequestThatBeganShowsWhatIsWithdrawnThoughItsReleaseIsPurgedMeanwhile() throws IOException {
    LiveRelease live = LiveRelease.open(new Releases(site.data()), site.current());
    Suppression gone = Objects.requireNonNull(live.gone(GONE.id()));
    Page page = FixedPages.gone(live.shell(), gone, gone, null);

    Durable.deleteTree(live.folder());

    assertThat(live.templates().render(page)).contains("<title>该页面已停止公开</title>");
    live.retire();
  }

  @Test
  void aReleaseThatIsPurgedBeforeItIsOpenIsNotThere() throws IOException {
    Path current = site.current();
    Durable.deleteTree(current);

    assertThatThrownBy(() -> LiveRelease.open(new Releases(site.data()), current))
        .isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> Templates.readAll(DataFolder.theme(current)))
        .isInstanceOf(NoSuchFileException.class);
  }

  /** A file that is deleted and still mapped keeps its bytes on the disk. */
  @Test
  void aServerLetsGoOfWhatWasPurgedThoughNobodyAsksForAPage()
      throws IOException, InterruptedException {
    assumeTrue(
        Files.isReadable(Path.of("/proc/self/maps")),
        "this system does not tell what a process has mapped");
    Sample other = Sample.number(1).kind(Kind.PENALTY);
    SiteServer server = SiteServer.start(site.data(), site.key(), "127.0.0.1", 0);
    try {
      site.suppress(other, "LEAKED");
      site.publish();
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!HeldFiles.deleted(site.data().root()).isEmpty() && System.nanoTime() < until) {
        Thread.sleep(50);
      }
      assertThat(HeldFiles.deleted(site.data().root())).isEmpty();
    } finally {
      server.stop();
    }
  }
}
