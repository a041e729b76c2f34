package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gongshi.site.content.Content;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Memory;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Plans;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.Clearances;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Receipts;
import org.gongshi.site.release.Releases;
import org.gongshi.site.takedown.Publishable;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.verify.IdTraces;
import org.jspecify.annotations.Nullable;

/**
 * One build, from the content folder to the current release. It either makes a whole new release
 * current or leaves the last one as it was. One that is kept and run again reads and bakes only
 * what changed since.
 */
final class Build {

  static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  /** The last step before the switch: whoever hears of it can still end the build. */
  static final String ASSEMBLED = "assemble";

  /** No longer does clearing up keep the next build waiting. */
  private static final Duration RETENTION = Duration.ofSeconds(1);

  /** How often content that changes under a build is read again. */
  private static final int TRIES = 3;

  private final BuildSettings settings;
  private final InstantSource clock;
  private final Progress progress;
  private final DataFolder data;
  private final Releases releases;
  private final Receipts receipts;
  private final DecisionFiles files;
  private final Warmth warmth;
  private Steps steps;

  Build(BuildSettings settings, InstantSource clock) {
    this(settings, clock, Progress.SILENT);
  }

  Build(BuildSettings settings, InstantSource clock, Progress progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
    this.data = settings.data();
    this.releases = new Releases(data);
    this.receipts = new Receipts(data);
    this.files = new DecisionFiles(data.content());
    this.warmth = new Warmth(settings);
    this.steps = new Steps(progress);
  }

  /**
   * Runs the build.
   *
   * @throws BuildLock.HeldException if another build runs
   * @throws IOException if it failed; the last good release stays
   */
  BuildResult run() throws IOException {
    return run(Thoroughness.CHANGES);
  }

  /** How much of what was found before a build believes. */
  enum Thoroughness {
    /** A folder whose time is the same has the same files. */
    CHANGES,
    /** Each file is looked at; one whose stamp is the same has the same bytes. */
    EVERY_FILE,
    /** Nothing of the last release is taken over, but the places in its lists. */
    EVERYTHING
  }

  BuildResult run(Thoroughness thoroughness) throws IOException {
    return alone((start, last) -> tries(start, last, thoroughness));
  }

  /**
   * Takes down what is suppressed and changes nothing else: the rest is what the last release was
   * made of, so this costs the same whatever else has changed since.
   *
   * @return nothing if this process does not know what the last release was made of
   * @throws BuildLock.HeldException if another build runs
   * @throws IOException if it failed; the last good release stays
   */
  Optional<BuildResult> takeDown() throws IOException {
    return alone(
        (start, last) -> {
          Optional<Warmth.Ingredients> same = warmth.ingredients(last.orElse(null));
          return same.isEmpty()
              ? Optional.empty()
              : Optional.of(make(start, last, same.get(), warmth.readers(), false));
        });
  }

  /** The release from which {@link #takeDown} would start this moment, nothing if it cannot. */
  Optional<Warmth.Made> canTakeDown() throws IOException {
    Manifest last = lastManifest().orElse(null);
    return warmth.ingredients(last).isPresent() ? warmth.made() : Optional.empty();
  }

  /** The last release that this build made or found, and what it is made of. */
  Optional<Warmth.Made> made() {
    return warmth.made();
  }

  /** What is done while no other build runs. */
  private interface Work<T> {
    T of(Instant start, Optional<Manifest> last) throws IOException;
  }

  @SuppressWarnings("try") // the lock is held, not used
  private <T> T alone(Work<T> work) throws IOException {
    Instant start = clock.instant();
    steps = new Steps(progress);
    try (BuildLock lock = BuildLock.take(data.buildLock(), start)) {
      releases.tidy();
      Optional<Manifest> last = lastManifest();
      if (last.isPresent() && receipts.owes(last.get())) {
        settle(last.get(), releases.switchedAt(), true);
      }
      steps.done("start");
      return work.of(start, last);
    }
  }

  private Optional<Manifest> lastManifest() throws IOException {
    Optional<Path> current = releases.current();
    Manifest known = warmth.last();
    if (current.isPresent()
        && known != null
        && current.get().getFileName().toString().equals(known.release())) {
      return Optional.of(known);
    }
    return releases.manifest();
  }

  /** A decision that is exported or withdrawn meanwhile starts the build anew. */
  private BuildResult tries(Instant start, Optional<Manifest> last, Thoroughness thoroughness)
      throws IOException {
    for (int tried = 1; ; tried++) {
      try {
        return build(start, last, thoroughness);
      } catch (DecisionFiles.ChangedException e) {
        if (tried == TRIES) {
          throw e;
        }
      } catch (UncheckedIOException e) {
        if (tried == TRIES || !(e.getCause() instanceof DecisionFiles.ChangedException)) {
          throw e.getCause();
        }
      }
    }
  }

  private BuildResult build(Instant start, Optional<Manifest> last, Thoroughness thoroughness)
      throws IOException {
    SiteSettings site = settings.site();
    LocalDate today = LocalDate.ofInstant(start, SHANGHAI);
    Warmth.Readers readers = warmth.readers();
    boolean whole = thoroughness != Thoroughness.CHANGES;
    Instant readAt = InstantSource.system().instant();
    Content content = readers.contents().read(today, whole, progress);
    steps.done("content");
    boolean anew = thoroughness == Thoroughness.EVERYTHING;
    Warmth.Ingredients of =
        Warmth.Ingredients.of(content, site, warmth.oven(), readAt, readers.ids());
    return make(start, last, of, readers, anew);
  }

  private BuildResult make(
      Instant start,
      Optional<Manifest> last,
      Warmth.Ingredients of,
      Warmth.Readers readers,
      boolean anew)
      throws IOException {
    LocalDate today = LocalDate.ofInstant(start, SHANGHAI);
    Publishable publishable =
        readers.takedowns().apply(of.content(), last.map(Manifest::gone).orElseGet(TreeMap::new));
    steps.done("takedown");
    String day = Feeds.day(publishable.gone(), today);
    String program = of.oven().theme().fingerprint() + Program.fingerprint();
    Plan plan = new Plans(of.site(), program, readers.prints()).make(publishable, last, day, anew);
    steps.done("plan");
    BuildResult result =
        switch (plan) {
          case Plan.NothingToDo(String release) -> upToDate(release, last, publishable, of);
          case Plan.Bake bake -> release(start, of, readers, bake, last.orElse(null));
        };
    readers.memory().keep(ids(publishable.gone()));
    steps.done("memory");
    return result;
  }

  private BuildResult upToDate(
      String release, Optional<Manifest> last, Publishable publishable, Warmth.Ingredients of)
      throws IOException {
    List<Quarantined> held = publishable.quarantined();
    if (last.isPresent()) {
      warmth.remember(last.get(), of);
      receipts.quarantined(last.get(), held, clock.instant());
    }
    report(release, held);
    return new BuildResult.UpToDate(release, held);
  }

  private BuildResult release(
      Instant start,
      Warmth.Ingredients of,
      Warmth.Readers readers,
      Plan.Bake plan,
      @Nullable Manifest last)
      throws IOException {
    String id = releases.nextId(start);
    Path staging = releases.stage(id);
    List<Quarantined> held = new ArrayList<>(plan.publishable().quarantined());
    Manifest manifest;
    try {
      Filling filling = new Filling(data, releases, files, progress, steps);
      Filling.Filled filled =
          filling.fill(staging, id, new Filling.Order(plan, last, of, readers.newest(), start));
      manifest = filled.manifest();
      held.addAll(filled.held());
      clear(id, staging, plan);
    } catch (IOException | RuntimeException e) {
      releases.discard(staging);
      throw e;
    }
    steps.done(ASSEMBLED);
    releases.publish(staging, id);
    steps.done("switch");
    Instant switched = clock.instant();
    long millis = clock.millis() - start.toEpochMilli();
    warmth.remember(manifest, of);
    settle(manifest, switched, plan.full());
    receipts.quarantined(manifest, held, switched);
    report(id, held);
    steps.done("receipts");
    long until = System.nanoTime() + RETENTION.toNanos();
    releases.keepNewest(settings.keep(), () -> System.nanoTime() - until > 0);
    steps.done("retention");
    return new BuildResult.Built(
        id, plan.news().published(), plan.news().takenDown(), held, millis, steps.millis());
  }

  /**
   * Taking down asks less than publishing: a release that takes something down waits for nobody.
   */
  private void clear(String id, Path staging, Plan.Bake plan) throws IOException {
    Duration patience = settings.patience();
    if (patience != null && !plan.takesDown()) {
      new Clearances(data, TrustedKey.read(settings.trustedKey()), patience)
          .await(id, staging, progress);
      steps.done("clearance");
    }
  }

  /**
   * What follows a switch and must be made good if a build is killed before it: purge, scan,
   * receipts.
   */
  private void settle(Manifest manifest, Instant switched, boolean doubtful) throws IOException {
    Set<String> down = Set.copyOf(manifest.news().takenDown());
    if (!down.isEmpty() || doubtful) {
      releases.purge(manifest);
    }
    steps.done("purge");
    if (!down.isEmpty()) {
      IdTraces traces = new IdTraces(down);
      Memory.purge(data.known(), bytes -> !traces.in(bytes).isEmpty());
    }
    receipts.complete(manifest, releases.places(manifest), switched, progress);
  }

  private static Set<String> ids(List<Suppression> gone) {
    return gone.stream().map(Suppression::id).collect(Collectors.toSet());
  }

  private void report(String release, List<Quarantined> held) throws IOException {
    List<Map<String, String>> lines = held.stream().map(Quarantined::line).toList();
    Durable.write(
        data.report(release), Json.pretty(Map.of("release", release, "quarantined", lines)));
  }
}
