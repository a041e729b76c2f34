package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.site.content.Progress;
import org.gongshi.site.release.Releases;
import org.gongshi.site.verify.Wholeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Numbers are given in the order of publication: two full folders of 512, and a few more. */
class ShardFoldersTest {

  private static final int FULL = 1024;

  @TempDir Path root;

  /** Where the folders of the search really lie, by their numbers: {@code 0} and {@code 1}. */
  private static TreeMap<String, Path> blocks(TestInstallation site) throws IOException {
    TreeMap<String, Path> blocks = new TreeMap<>();
    for (Path segment : list(site.file("search/data"))) {
      if (Files.isDirectory(segment)) {
        for (Path block : list(segment.resolve("d"))) {
          blocks.put(block.getFileName().toString(), block.toRealPath());
        }
      }
    }
    return blocks;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().toList();
    }
  }

  private static void assertWhole(TestInstallation site) throws IOException {
    assertThat(
            new Wholeness(site.manifest(), new Releases(site.data()).places(site.manifest()))
                .look(Progress.SILENT))
        .isEmpty();
  }

  @Test
  void aNewDecisionSharesAllFullFoldersOfTheSearchAndATakedownAllButItsOwn() throws IOException {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.numbers(0, FULL + 6));
    site.publish();
    TreeMap<String, Path> first = blocks(site);
    assertThat(first).containsOnlyKeys("0", "1", "2");

    site.at("2026-11-23T09:00:00Z");
    site.export(Sample.number(FULL + 6));
    site.publish();
    TreeMap<String, Path> second = blocks(site);
    assertThat(second.get("0")).isEqualTo(first.get("0"));
    assertThat(second.get("1")).isEqualTo(first.get("1"));
    assertThat(second.get("2")).isNotEqualTo(first.get("2"));
    assertWhole(site);

    site.at("2026-11-23T10:00:00Z");
    Sample gone = Sample.number(3);
    site.suppress(gone, "WITHDRAWN");
    site.publish();
    TreeMap<String, Path> third = blocks(site);
    assertThat(third.keySet()).isEqualTo(second.keySet());
    assertThat(second.keySet().stream().filter(key -> third.get(key).equals(second.get(key))))
        .hasSize(2);
    assertThat(first.get("0").resolveSibling("")).exists();
    assertThat(site.scan(Set.of(gone.id())).get(gone.id())).allMatch(scan -> scan.hits() == 0);
    assertWhole(site);
  }
}
