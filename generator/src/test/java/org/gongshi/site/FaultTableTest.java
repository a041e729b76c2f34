package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.gongshi.site.content.Progress;
import org.gongshi.site.faults.FaultyDisk;
import org.gongshi.site.faults.FaultyDisk.Operation;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.gongshi.site.verify.Wholeness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * One build that publishes and takes down, and the disk fills, or the process dies, before one of
 * its file operations: for each kind of operation on each kind of file, one of the two in the
 * middle of them, or with {@code -Dgongshi.faults=all} both, at the first, the middle and the last
 * one. That prints the table of {@code docs/faults.md}.
 */
class FaultTableTest {

  private static final Sample STAYS = Sample.number(1);
  private static final Sample GOES = Sample.number(2);
  private static final Sample COMES = Sample.number(3);

  private static final boolean ALL = "all".equals(System.getProperty("gongshi.faults"));

  @TempDir Path root;
  private TestInstallation prepared;
  private String before = "";
  private SortedMap<String, PublicFile> undisturbed = new TreeMap<>();

  /** A file operation of the build; equal ones are of one row of the table. */
  private record Row(Operation operation, String place) {
    @Override
    public String toString() {
      return operation.name().toLowerCase(java.util.Locale.ROOT) + " " + place;
    }
  }

  /** The process is no more: no code of it runs that could change the disk. */
  private static final class Died extends Error {
    private static final long serialVersionUID = 1;
  }

  private enum Fault {
    DISK_FULL,
    DIES
  }

  @BeforeEach
  void aReleaseAndSomethingToPublishAndToTakeDown() throws IOException {
    prepared = new TestInstallation(root.resolve("prepared"));
    prepared.export(List.of(STAYS, GOES));
    before = prepared.build().release();
    prepared.export(COMES);
    prepared.suppress(GOES, "LEAKED");
    prepared.later(Duration.ofSeconds(1));
  }

  @Test
  void whateverFileOperationFailsAWholeReleaseIsServedAndTheNextBuildIsAsIfNothingHadHappened()
      throws IOException {
    Map<Row, Integer> table = new LinkedHashMap<>();
    operationsOfAnUndisturbedBuild().forEach(row -> table.merge(row, 1, Integer::sum));
    List<String> told = new ArrayList<>();
    List<AssertionError> failures = new ArrayList<>();
    for (Map.Entry<Row, Integer> entry : table.entrySet()) {
      Row row = entry.getKey();
      int count = entry.getValue();
      SortedSet<String> outcomes = new TreeSet<>();
      for (Fault fault : faults(row, told.size())) {
        for (int occurrence :
            ALL ? new TreeSet<>(List.of(0, count / 2, count - 1)) : Set.of(count / 2)) {
          try {
            outcomes.add(buildWith(fault, row, occurrence));
          } catch (AssertionError e) {
            failures.add(e);
          }
        }
      }
      told.add("| %s | %d | %s |".formatted(row, count, String.join("; ", outcomes)));
    }
    if (ALL) {
      told.forEach(System.out::println);
    }
    assertThat(failures).isEmpty();
    assertThat(table.size()).as("%s", told).isGreaterThan(30);
  }

  /** A full disk still lets files be deleted. Where not all is tried, rows take turns. */
  private static List<Fault> faults(Row row, int number) {
    if (!row.operation().needsRoom) {
      return List.of(Fault.DIES);
    }
    return ALL ? List.of(Fault.values()) : List.of(Fault.values()[number % Fault.values().length]);
  }

  /** Operations that come at random in the threads are told apart by what they are. */
  private List<Row> operationsOfAnUndisturbedBuild() throws IOException {
    List<Row> operations = new ArrayList<>();
    TestInstallation site = copy("undisturbed");
    FaultyDisk disk =
        new FaultyDisk(
            (operation, path) -> {
              synchronized (operations) {
                operations.add(row(site, operation, path));
              }
            });
    new Build(settings(site, disk), () -> prepared.now()).run();
    undisturbed = site.filesButTheLog();
    assertWhole(site);
    Durable.deleteTree(root.resolve("undisturbed"));
    return operations;
  }

  private String buildWith(Fault fault, Row row, int occurrence) {
    try {
      TestInstallation site = copy("faulty");
      int[] seen = {0};
      boolean[] struck = {false};
      FaultyDisk disk =
          new FaultyDisk(
              (operation, path) -> {
                synchronized (seen) {
                  if (!struck[0] && operation == row.operation()) {
                    struck[0] = row(site, operation, path).equals(row) && seen[0]++ == occurrence;
                  }
                  if (struck[0] && fault == Fault.DIES) {
                    throw new Died();
                  }
                  if (struck[0] && operation.needsRoom) {
                    throw new IOException("No space left on device");
                  }
                }
              });
      String outcome = fault == Fault.DIES ? "dies: " : "disk full: ";
      try {
        new Build(settings(site, disk), () -> prepared.now()).run();
      } catch (IOException | RuntimeException e) {
        // As the watch would.
      } catch (Died e) {
        // As the operating system would.
      }
      if (fault == Fault.DIES) {
        disk.closeAll();
      }
      assertThat(struck[0]).as("%s", row).isTrue();
      outcome += afterTheFault(site) ? "the new release" : "the last release";
      theNextBuildIsAsIfNothingHadHappened(site);
      Durable.deleteTree(root.resolve("faulty"));
      return outcome;
    } catch (AssertionError | IOException | RuntimeException e) {
      throw new AssertionError(fault + " before " + row + " number " + occurrence, e);
    }
  }

  /** Whether the switch had come already. */
  private boolean afterTheFault(TestInstallation site) throws IOException {
    assertWhole(site);
    boolean switched = !site.manifest().release().equals(before);
    if (switched) {
      assertThat(site.filesButTheLog()).isEqualTo(undisturbed);
    }
    return switched;
  }

  private void theNextBuildIsAsIfNothingHadHappened(TestInstallation site) throws IOException {
    FaultyDisk healthy = new FaultyDisk((operation, path) -> {});
    new Build(settings(site, healthy), () -> prepared.now().plusSeconds(60)).run();
    assertWhole(site);
    assertThat(site.filesButTheLog()).isEqualTo(undisturbed);
    assertThat(site.manifest().sources().keySet()).containsExactly(STAYS.id(), COMES.id());
    assertThat(site.releases()).containsExactly(site.manifest().release());
    assertThat(treesOnDisk(site))
        .containsExactlyInAnyOrderElementsOf(
            site.manifest().outline().trees().values().stream()
                .map(Manifest.TreeRef::id)
                .distinct()
                .toList());
    assertThat(site.receipts(site.manifest().release()))
        .contains("taken-down-" + GOES.id() + ".json", "published-" + COMES.id() + ".json");
  }

  private static List<String> treesOnDisk(TestInstallation site) throws IOException {
    try (Stream<Path> trees = Files.list(site.data().trees())) {
      return trees.filter(Files::isDirectory).map(tree -> tree.getFileName().toString()).toList();
    }
  }

  private static void assertWhole(TestInstallation site) throws IOException {
    Manifest manifest = site.manifest();
    Wholeness wholeness = new Wholeness(manifest, new Releases(site.data()).places(manifest));
    assertThat(wholeness.look(Progress.SILENT)).isEmpty();
  }

  /** Ids, hashes and times are left out of a place, so that a row is one kind of file. */
  private static Row row(TestInstallation site, Operation operation, Path path) {
    String place =
        site.data()
            .root()
            .relativize(path)
            .toString()
            .replaceAll("[0-9a-f]{40}", "TREE")
            .replaceAll("[0-9]{8}T[0-9]{9}Z", "RELEASE")
            .replaceAll("[0-9a-hjkmnp-tv-z]{26}", "ID")
            .replaceAll("[0-9]{4}-[0-9]{2}", "MONTH")
            .replaceAll("(releases/\\.staging-(?:old-)?RELEASE)/.+", "$1/…")
            .replaceAll("(trees/\\.[^/]+)/.+", "$1/…")
            .replaceAll("known/[a-z-]+\\.", "known/KIND.");
    return new Row(operation, place.isEmpty() ? "." : place);
  }

  private BuildSettings settings(TestInstallation site, FaultyDisk disk) {
    BuildSettings real = site.settings();
    return new BuildSettings(
        new DataFolder(disk.path(site.data().root())),
        real.siteContent(),
        real.templates(),
        real.trustedKey(),
        real.siteSettings(),
        real.baseUrl(),
        real.language(),
        real.keep(),
        real.patience());
  }

  private TestInstallation copy(String name) throws IOException {
    Path from = root.resolve("prepared");
    Path to = root.resolve(name);
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(to.resolve(from.relativize(dir).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Path target = to.resolve(from.relativize(file).toString());
            if (attributes.isSymbolicLink()) {
              Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
            } else {
              Files.createLink(target, file); // no file is ever written over
            }
            return FileVisitResult.CONTINUE;
          }
        });
    return prepared.twin(to);
  }
}
