package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.Releases;
import org.gongshi.site.verify.Wholeness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is really full, in memory; only root can make one. */
class DiskFullIT {

  /** Bytes between the tries. */
  private static final int STEP = 96 << 10;

  private static final Sample GOES = Sample.number(2);

  @TempDir Path root;
  private @Nullable SmallDisk disk;

  @BeforeEach
  void aSmallDisk() throws Exception {
    disk = SmallDisk.mount(root.resolve("disk"), 32).orElse(null);
    assumeTrue(disk != null, "only root can mount a disk");
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk != null) {
      disk.unmount();
    }
  }

  @Test
  void howeverLittleRoomThereIsAReleaseIsWholeOrNotThere() throws Exception {
    SmallDisk small = Objects.requireNonNull(disk);
    TestInstallation site = new TestInstallation(small.folder());
    SortedMap<String, PublicFile> expected = undisturbed(site.twin(root.resolve("undisturbed")));
    site.export(List.of(Sample.number(1), GOES));
    String first = site.build().release();
    publishAndTakeDown(site);
    int failures = 0;
    for (int room = 0; site.manifest().release().equals(first); room += STEP) {
      Path filling = small.fillUpTo(room);
      try {
        site.build();
      } catch (IOException | RuntimeException e) {
        failures++;
      }
      Files.delete(filling);
      assertWhole(site);
    }
    assertThat(failures).isGreaterThan(3);
    site.build();
    assertWhole(site);
    assertThat(site.filesButTheLog()).isEqualTo(expected);
    assertThat(site.releases()).containsExactly(site.manifest().release());
    assertThat(site.receipts(site.manifest().release()))
        .contains("taken-down-" + GOES.id() + ".json");
  }

  private static void publishAndTakeDown(TestInstallation site) throws IOException {
    site.export(Sample.numbers(3, 6));
    site.suppress(GOES, "LEAKED");
  }

  /** What comes of it on a disk with room. */
  private static SortedMap<String, PublicFile> undisturbed(TestInstallation site)
      throws IOException {
    site.export(List.of(Sample.number(1), GOES));
    site.build();
    publishAndTakeDown(site);
    site.build();
    return site.filesButTheLog();
  }

  private static void assertWhole(TestInstallation site) throws IOException {
    Manifest manifest = site.manifest();
    Wholeness wholeness = new Wholeness(manifest, new Releases(site.data()).places(manifest));
    assertThat(wholeness.look(Progress.SILENT)).isEmpty();
  }
}
