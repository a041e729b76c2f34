package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.bake.Bakery;
import org.gongshi.site.bake.Theme;
import org.gongshi.site.content.Content;
import org.gongshi.site.content.Contents;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.gongshi.site.content.SignedDecision;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Manifest.PublicFile;
import org.gongshi.site.plan.Manifest.Source;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Plans;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Receipts;
import org.gongshi.site.release.Releases;
import org.gongshi.site.search.SearchIndexes;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.search.shards.Written;
import org.gongshi.site.takedown.Publishable;
import org.gongshi.site.takedown.Suppression;
import org.gongshi.site.takedown.Takedowns;
import org.gongshi.site.verify.Finding;
import org.gongshi.site.verify.Verifications;
import org.gongshi.site.verify.Verified;

/**
 * One build, from the content folder to the current release. It either makes a whole new release
 * current or leaves the last one as it was.
 */
final class Build {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private final BuildSettings settings;
  private final InstantSource clock;
  private final DataFolder data;
  private final Releases releases;
  private final Receipts receipts;

  Build(BuildSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
    this.data = settings.data();
    this.releases = new Releases(data);
    this.receipts = new Receipts(data);
  }

  /**
   * Runs the build.
   *
   * @throws BuildLock.HeldException if another build runs
   * @throws IOException if it failed; the last good release stays
   */
  @SuppressWarnings("try") // the lock is held, not used
  BuildResult run() throws IOException {
    Instant start = clock.instant();
    try (BuildLock lock = BuildLock.take(data.buildLock(), start)) {
      releases.tidy();
      Optional<Manifest> last = releases.manifest();
      if (last.isPresent() && receipts.owes(last.get())) {
        settle(last.get(), releases.switchedAt());
      }
      return build(start, last);
    }
  }

  private BuildResult build(Instant start, Optional<Manifest> last) throws IOException {
    SiteSettings site = settings.site();
    TrustedKey key = TrustedKey.read(settings.trustedKey());
    LocalDate today = LocalDate.ofInstant(start, SHANGHAI);
    Content content = new Contents(data.content(), settings.siteContent(), key).read(today);
    Publishable publishable =
        new Takedowns(data.content(), key)
            .apply(content, last.map(Manifest::gone).orElseGet(TreeMap::new));
    Path work = Files.createTempDirectory("gongshi-theme");
    try {
      Theme theme =
          settings.templates() == null
              ? Theme.shipped(work)
              : Theme.in(settings.templates().toAbsolutePath());
      String program = theme.fingerprint() + Program.fingerprint();
      return switch (new Plans(site, program).make(publishable, last)) {
        case Plan.NothingToDo(String release) -> upToDate(release, last, publishable);
        case Plan.FullBake bake -> release(start, site, theme, bake);
      };
    } finally {
      Durable.deleteTree(work);
    }
  }

  private BuildResult upToDate(String release, Optional<Manifest> last, Publishable publishable)
      throws IOException {
    List<Quarantined> held = publishable.quarantined();
    if (last.isPresent()) {
      receipts.quarantined(last.get(), held, clock.instant());
    }
    report(release, held);
    return new BuildResult.UpToDate(release, held);
  }

  private BuildResult release(Instant start, SiteSettings site, Theme theme, Plan.FullBake plan)
      throws IOException {
    String id = releases.nextId(start);
    Path staging = releases.stage(id);
    List<Quarantined> held = new ArrayList<>(plan.publishable().quarantined());
    Manifest manifest;
    try {
      manifest = fill(staging, id, site, theme, plan, held);
    } catch (IOException | RuntimeException e) {
      releases.discard(staging);
      throw e;
    }
    releases.publish(staging, id);
    Instant switched = clock.instant();
    settle(manifest, switched);
    receipts.quarantined(manifest, held, switched);
    report(id, held);
    releases.keepNewest(settings.keep());
    return new BuildResult.Built(
        id,
        plan.news().published(),
        plan.news().takenDown(),
        held,
        clock.millis() - start.toEpochMilli());
  }

  /**
   * What follows a switch and must be made good if a build is killed before it: purge, scan,
   * receipts.
   */
  private void settle(Manifest manifest, Instant switched) throws IOException {
    if (!manifest.gone().isEmpty()) {
      releases.purge(manifest.gone());
    }
    receipts.complete(manifest, switched);
  }

  private Manifest fill(
      Path staging,
      String id,
      SiteSettings settings,
      Theme theme,
      Plan.FullBake plan,
      List<Quarantined> held)
      throws IOException {
    Path site = DataFolder.site(staging);
    List<SignedDecision> decisions = plan.publishable().decisions();
    Baked baked = new Bakery(theme, settings).bake(plan, site);
    new Feeds(settings).write(site, baked, decisions);
    SearchIndexes.write(
        DataFolder.index(staging), decisions.stream().map(SignedDecision::decision).toList());
    shards(site, decisions);
    keepFrame(staging, theme, baked);
    Verified verified =
        new Verifications(settings, plan.publishable())
            .look(site, DataFolder.index(staging), baked);
    stopAt(verified.findings(), plan.takesDown(), held);
    Manifest manifest = manifest(id, settings, plan, verified.files());
    Files.write(DataFolder.manifest(staging), Json.compact(manifest));
    return manifest;
  }

  /** They are made from those of the last release, and keep its numbers. */
  private void shards(Path site, List<SignedDecision> decisions) throws IOException {
    Path last =
        releases
            .current()
            .map(release -> DataFolder.site(release).resolve(SearchShards.FOLDER))
            .orElse(null);
    SearchShards.write(
        last,
        site.resolve(SearchShards.FOLDER),
        decisions.stream()
            .map(
                signed ->
                    new Written(
                        signed.id(),
                        signed.decision().decidedOn(),
                        signed.sha256(),
                        signed::decision))
            .toList());
  }

  /** Pages made while serving have the same templates and frame as the baked ones. */
  private static void keepFrame(Path staging, Theme theme, Baked baked) throws IOException {
    for (String template : theme.templates()) {
      Path copy = DataFolder.theme(staging).resolve(template);
      Files.createDirectories(copy.resolveSibling(""));
      Files.copy(theme.folder().resolve(template), copy);
    }
    Files.write(DataFolder.shell(staging), Json.pretty(baked.shell()));
  }

  private static void stopAt(List<Finding> findings, boolean takesDown, List<Quarantined> held)
      throws IOException {
    List<Finding> blocking = findings.stream().filter(f -> f.blocks(takesDown)).toList();
    if (!blocking.isEmpty()) {
      throw new VerificationException(blocking);
    }
    for (Finding finding : findings) {
      held.add(Quarantined.of(finding.path(), Rule.DEAD_LINK, finding.detail()));
    }
  }

  private static Manifest manifest(
      String id, SiteSettings site, Plan.FullBake plan, SortedMap<String, PublicFile> files) {
    TreeMap<String, Source> sources = new TreeMap<>();
    plan.publishable().decisions().forEach(d -> sources.put(d.id(), Plans.source(d)));
    TreeMap<String, Suppression> gone = new TreeMap<>();
    plan.publishable().gone().forEach(s -> gone.put(s.id(), s));
    return new Manifest(
        id, plan.fingerprint(), site.baseUrl(), files, plan.slots(), sources, gone, plan.news());
  }

  private void report(String release, List<Quarantined> held) throws IOException {
    List<Map<String, String>> lines = held.stream().map(Quarantined::line).toList();
    Durable.write(
        data.report(release), Json.pretty(Map.of("release", release, "quarantined", lines)));
  }
}
