package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gongshi.site.content.FoundFiles;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.log.LogAudit;
import org.gongshi.site.plan.Places;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.SiteKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to the content, a build of what changed gives the bytes of a build of all. */
class IncrementalIT {

  private static final int SEQUENCES = 500;
  private static final int STEPS = 3;

  /** In memory where there is such a file system: 3,000 builds flush 300,000 files. */
  @TempDir(factory = InMemory.class)
  Path root;

  @Test
  void anySequenceOfBuildsOfWhatChangedGivesTheBytesOfBuildsOfEverything() {
    // Each sequence has a seed of its own, so that one that fails can be run alone.
    List<String> different =
        IntStream.range(0, SEQUENCES)
            .parallel()
            .mapToObj(this::differenceOf)
            .filter(difference -> !difference.isEmpty())
            .toList();

    assertThat(different).isEmpty();
  }

  private String differenceOf(int seed) {
    Path folder = root.resolve("s" + seed);
    try {
      String difference = new Sequence(seed, folder).run();
      Durable.deleteTree(folder);
      return difference;
    } catch (IOException | RuntimeException e) {
      return "seed " + seed + ": " + e;
    }
  }

  /** Two installations that get the same content, one of which builds everything each time. */
  private static final class Sequence {

    private final int seed;
    private final Random random;
    private final TestInstallation changes;
    private final TestInstallation everything;
    private final Path theme;
    private final List<Sample> live = new ArrayList<>();
    private final List<String> deeds = new ArrayList<>();
    private final Build whole;
    private Build warm;
    private int next;

    Sequence(int seed, Path folder) throws IOException {
      this.seed = seed;
      this.random = new Random(seed);
      this.changes = new TestInstallation(folder.resolve("changes"));
      this.everything = changes.twin(folder.resolve("everything"));
      this.theme = folder.resolve("theme");
      FoundFiles tiny = FoundFiles.below(TestInstallation.TINY_THEME);
      for (String file : tiny.files()) {
        TestInstallation.put(theme.resolve(file), Files.readAllBytes(tiny.path(file)));
      }
      changes.templates(theme);
      everything.templates(theme);
      this.warm = changes.newBuild();
      this.whole = everything.newBuild();
    }

    String run() throws IOException {
      // More than a page of one month, so that pages in the middle of a list are there too.
      int crowd = random.nextInt(8) == 0 ? 55 : 0;
      for (int i = 0; i < crowd; i++) {
        export(sample().kind(Kind.PENALTY).decidedOn("2026-08-03"));
      }
      for (int step = 0; step < STEPS; step++) {
        int deedsNow = 1 + random.nextInt(4);
        for (int deed = 0; deed < deedsNow; deed++) {
          act(random.nextInt(12));
        }
        if (random.nextInt(3) == 0) {
          warm = changes.newBuild();
        }
        build();
        String difference = difference();
        if (!difference.isEmpty()) {
          return "seed " + seed + ", step " + step + " " + deeds + ": " + difference;
        }
      }
      return "";
    }

    private void build() throws IOException {
      warm.run();
      whole.run(Build.Thoroughness.EVERYTHING);
    }

    private Sample sample() {
      String day = "2026-0" + (7 + random.nextInt(3)) + "-0" + (1 + random.nextInt(9));
      Kind kind = Kind.values()[random.nextInt(3)];
      return Sample.number(next++).kind(kind).decidedOn(day);
    }

    private void act(int deed) throws IOException {
      deeds.add(String.valueOf(deed));
      switch (deed) {
        case 0, 1, 2 -> export(sample());
        case 3 -> any(this::newVersion);
        case 4 -> any(this::moveToAnotherKind);
        case 5 -> any(this::moveToAnotherMonth);
        case 6 -> any(sample -> suppress(sample, "WITHDRAWN", Map.of()));
        case 7 -> any(this::correct);
        case 8 -> any(this::vanish);
        case 9 -> any(this::breakContract);
        case 10 -> webmaster();
        case 11 -> any(this::suppressWithBrokenWords);
        default -> throw new IllegalStateException();
      }
    }

    private interface Deed {
      void to(Sample sample) throws IOException;
    }

    private void any(Deed deed) throws IOException {
      if (!live.isEmpty()) {
        deed.to(live.get(random.nextInt(live.size())));
      }
    }

    private void export(Sample sample) throws IOException {
      changes.export(sample);
      everything.export(sample);
      live.remove(sample);
      live.add(sample);
    }

    private void newVersion(Sample sample) throws IOException {
      sample.with("version", sample.decision().version() + 1).with("category", "警告" + next++);
      export(sample);
    }

    private void moveToAnotherKind(Sample sample) throws IOException {
      String was = sample.jsonPath();
      sample.kind(sample.decision().kind() == Kind.FEE ? Kind.PENALTY : Kind.FEE);
      moved(sample, was);
    }

    private void moveToAnotherMonth(Sample sample) throws IOException {
      String was = sample.jsonPath();
      sample.decidedOn(was.contains("2026-09") ? "2026-10-02" : "2026-09-02");
      moved(sample, was);
    }

    /** As an export would: the new file is there before the old one goes, or the old one stays. */
    private void moved(Sample sample, String was) throws IOException {
      sample.with("version", sample.decision().version() + 1);
      export(sample);
      if (random.nextBoolean()) {
        remove(was);
      }
    }

    private void remove(String path) throws IOException {
      for (TestInstallation site : List.of(changes, everything)) {
        Files.deleteIfExists(site.content().resolve(path));
        Files.deleteIfExists(site.content().resolve(path + ".sig"));
      }
    }

    private void suppress(Sample sample, String exit, Map<String, Object> more) throws IOException {
      for (TestInstallation site : List.of(changes, everything)) {
        site.suppress(sample, exit, more);
      }
      if (random.nextInt(4) > 0) {
        remove(sample.jsonPath());
      }
      live.remove(sample);
    }

    private void correct(Sample sample) throws IOException {
      Sample later =
          sample()
              .with("version", 2)
              .with("title", "更正后的决定" + next)
              .with("replaces", Map.of("id", sample.id(), "cause", "TYPING_ERROR"));
      export(later);
      suppress(sample, "CORRECTED", Map.of("replacedBy", later.id()));
    }

    private void vanish(Sample sample) throws IOException {
      remove(sample.jsonPath());
      if (random.nextBoolean()) {
        live.remove(sample);
      }
    }

    /** Signed, but not as the contract has it: it is held back, and what stood there goes. */
    private void breakContract(Sample sample) throws IOException {
      String title = sample.decision().title();
      sample.with("title", "两\n行");
      changes.export(sample);
      everything.export(sample);
      sample.with("title", title);
    }

    private void suppressWithBrokenWords(Sample sample) throws IOException {
      for (TestInstallation site : List.of(changes, everything)) {
        TestInstallation.put(
            site.content().resolve("suppressed/" + sample.id() + ".json"),
            "{".getBytes(StandardCharsets.US_ASCII));
        // The same words would be of two times: both files are of one.
        Files.setLastModifiedTime(
            site.content().resolve("suppressed/" + sample.id() + ".json"),
            java.nio.file.attribute.FileTime.from(java.time.Instant.parse("2026-11-20T00:00:00Z")));
      }
      live.remove(sample);
    }

    private void webmaster() throws IOException {
      switch (random.nextInt(4)) {
        case 0 -> {
          Path template = theme.resolve("decision.ftlh");
          Files.writeString(template, Files.readString(template) + "<!-- " + next++ + " -->\n");
        }
        case 1 -> {
          Path asset = theme.resolve("assets/tiny.css");
          Files.writeString(asset, Files.readString(asset) + "/* " + next++ + " */\n");
        }
        case 2 -> page("about/p" + random.nextInt(3), next++);
        default -> {
          changes.later(java.time.Duration.ofDays(20));
          everything.later(java.time.Duration.ofDays(20));
        }
      }
    }

    private void page(String name, int number) throws IOException {
      byte[] text =
          ("title=页" + number + "\ndate=2026-11-01\nstatus=published\n~~~~~~\n\n正文" + number)
              .getBytes(StandardCharsets.UTF_8);
      for (TestInstallation site : List.of(changes, everything)) {
        TestInstallation.put(site.siteContent().resolve("pages/" + name + ".md"), text);
      }
    }

    private String difference() throws IOException {
      SortedMap<String, String> one = bytes(changes);
      SortedMap<String, String> other = bytes(everything);
      SortedMap<String, String> known = new TreeMap<>();
      changes.manifest().files().forEach((path, file) -> known.put(path, file.sha256()));
      List<String> different = new ArrayList<>();
      for (String path : union(one, other, known)) {
        String mine = one.getOrDefault(path, "none");
        if (!mine.equals(other.get(path)) || !mine.equals(known.get(path))) {
          different.add(path);
        }
      }
      different.addAll(flawsOfTheLog());
      return different.isEmpty() ? "" : different.toString();
    }

    private List<String> flawsOfTheLog() throws IOException {
      Places places = new Releases(changes.data()).places(changes.manifest());
      return LogAudit.look(
              changes.manifest().files(),
              path -> Files.readAllBytes(places.resolve(path)),
              SiteKey.of(changes.data()).open(),
              null)
          .stream()
          .map(LogAudit.Flaw::toString)
          .toList();
    }

    private static List<String> union(
        SortedMap<String, String> one, SortedMap<String, String> other, Map<String, String> more) {
      TreeMap<String, String> all = new TreeMap<>(one);
      all.putAll(other);
      all.putAll(more);
      return List.copyOf(all.keySet());
    }

    /** What lies on disk, whatever the manifest says. */
    private static SortedMap<String, String> bytes(TestInstallation site) throws IOException {
      Places places = new Releases(site.data()).places(site.manifest());
      SortedMap<String, String> hashes = new TreeMap<>();
      for (String path : places.files()) {
        hashes.put(path, Sha256.of(places.resolve(path)));
      }
      return hashes;
    }
  }
}
