package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.bake.Baked;
import org.gongshi.site.bake.Theme;
import org.gongshi.site.content.Beside;
import org.gongshi.site.content.DecisionFiles;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.PerList;
import org.gongshi.site.content.Progress;
import org.gongshi.site.content.Quarantined;
import org.gongshi.site.content.Quarantined.Rule;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.feeds.Feeds;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.plan.Places;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Tree;
import org.gongshi.site.release.Assembly;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.Rules;
import org.gongshi.site.release.SignedManifest;
import org.gongshi.site.search.IndexUpdate;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.verify.Finding;
import org.gongshi.site.verify.IndexVerification;
import org.gongshi.site.verify.Verifications;
import org.gongshi.site.verify.Verified;
import org.jspecify.annotations.Nullable;

/**
 * Fills the staging folder of a build: pages, feeds and both searches, verified, then assembled to
 * a release that nobody sees yet.
 */
final class Filling {

  private final DataFolder data;
  private final Releases releases;
  private final DecisionFiles files;
  private final Progress progress;
  private final Steps steps;

  Filling(DataFolder data, Releases releases, DecisionFiles files, Progress progress, Steps steps) {
    this.data = data;
    this.releases = releases;
    this.files = files;
    this.progress = progress;
    this.steps = steps;
  }

  /**
   * What a release is made of.
   *
   * @param last the current release, nothing if there is none
   * @param newest of each month by organ, see {@link Feeds}
   * @param start when the build began
   */
  record Order(
      Plan.Bake plan,
      @Nullable Manifest last,
      Warmth.Ingredients of,
      PerList<Map<String, List<KnownDecision>>> newest,
      Instant start) {

    LocalDate today() {
      return LocalDate.ofInstant(start, Build.SHANGHAI);
    }
  }

  /**
   * A release that is ready to be switched to.
   *
   * @param held what verification found and did not stop at
   */
  record Filled(Manifest manifest, List<Quarantined> held) {}

  /**
   * Fills the folder.
   *
   * @throws VerificationException if something was found that must not be published
   */
  Filled fill(Path staging, String id, Order order) throws IOException {
    Plan.Bake bakes = order.plan();
    Manifest last = order.last();
    SiteSettings settings = order.of().site();
    Warmth.Oven oven = order.of().oven();
    Path site = DataFolder.site(staging);
    Path index = DataFolder.index(staging);
    Places before = last == null ? null : releases.places(last);
    Searches searches = new Searches(bakes, files, progress);
    Path lastIndex = last == null ? null : DataFolder.index(data.release(last.release()));
    ShardFolders shards = new ShardFolders();
    Path lastShards = before == null ? null : before.site().resolve(SearchShards.FOLDER);
    Beside.Work sharding =
        () -> searches.shards(lastShards, site.resolve(SearchShards.FOLDER), shards);
    Baked cooked;
    Feeds.Fed fed;
    Verifications verifications;
    Verified verified;
    List<Finding> ofIndex = new ArrayList<>();
    try (IndexUpdate update = searches.index(lastIndex, index);
        Beside beside = new Beside(2)) {
      Beside.Work indexing =
          () -> {
            update.commit();
            ofIndex.addAll(new IndexVerification(bakes, lastIndex).look(index));
          };
      // Both of a whole site at once would take more memory than there is.
      boolean small = searches.areSmall();
      Beside.Part sharded = small ? beside.now(sharding) : beside.later(sharding);
      boolean complete = bakes.written().isEmpty(); // nothing is added, as where one is taken down
      Beside.Part indexed = complete ? beside.now(indexing) : beside.later(indexing);
      cooked = oven.bakery().bake(bakes, settings, files, update::add, site, before, progress);
      steps.done("bake");
      indexed.begin();
      Logging logging =
          new Logging(
              site,
              new PublicationLog.Release(id, order.start(), settings.baseUrl()),
              cooked.plan(),
              before);
      Beside.Part logged = beside.now(logging);
      fed = new Feeds(settings, order.newest()).write(site, cooked, files, before, order.today());
      steps.done("feeds");
      logged.end();
      cooked = logging.into(cooked.with(fed.made(), fed.kept()));
      verifications = new Verifications(settings, cooked.plan(), before);
      if (small) { // while both searches are still written
        verified = verifications.pages(site, cooked, progress);
        steps.done("verify");
        searched(indexed, sharded);
      } else {
        searched(indexed, sharded);
        verified = verifications.pages(site, cooked, progress);
      }
    }
    Plan.Bake plan = shards.into(cooked.plan(), site);
    Baked baked = cooked.with(Map.of(), shards.kept(plan));
    verified = verified.and(verifications.search(site, baked, progress)).and(ofIndex);
    keepFrame(staging, oven.theme(), baked);
    boolean sameGone = last != null && plan.kept().containsKey(Tree.GONE);
    Rules.write(
        staging,
        plan.publishable().gone(),
        last == null || !sameGone ? null : data.release(last.release()));
    steps.done("verify");
    stopAt(verified.findings(), plan.takesDown());
    Manifest manifest =
        releases.assemble(
            staging,
            new Assembly.Parts(id, settings.baseUrl(), plan, baked, verified, fed.addresses()));
    return new Filled(manifest, held(verified.findings()));
  }

  /** The log, which is written while something else is done. */
  private final class Logging implements Beside.Work {
    private final Path site;
    private final PublicationLog.Release release;
    private final Plan.Bake plan;
    private final @Nullable Places before;
    private PublicationLog.@Nullable Grown log;

    Logging(Path site, PublicationLog.Release release, Plan.Bake plan, @Nullable Places before) {
      this.site = site;
      this.release = release;
      this.plan = plan;
      this.before = before;
    }

    @Override
    public void run() throws IOException {
      log = SignedManifest.log(data).ofBuild(site, release, plan, before);
    }

    /** With the log, once it is written. */
    Baked into(Baked baked) {
      PublicationLog.Grown written = Objects.requireNonNull(log);
      return baked.with(Map.of(), written.kept()).with(written.into(plan));
    }
  }

  private void searched(Beside.Part indexed, Beside.Part sharded) throws IOException {
    indexed.end();
    steps.done("index");
    sharded.end();
    steps.done("shards");
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

  private static void stopAt(List<Finding> findings, boolean takesDown) throws IOException {
    List<Finding> blocking = findings.stream().filter(f -> f.blocks(takesDown)).toList();
    if (!blocking.isEmpty()) {
      throw new VerificationException(blocking);
    }
  }

  /** A page that is missing may be linked from every decision; it is told once. */
  private static List<Quarantined> held(List<Finding> findings) {
    SortedMap<String, List<Finding>> alike = new TreeMap<>();
    findings.forEach(f -> alike.computeIfAbsent(f.detail(), t -> new ArrayList<>()).add(f));
    List<Quarantined> held = new ArrayList<>();
    alike.forEach(
        (detail, pages) -> {
          String others = pages.size() == 1 ? "" : " (and " + (pages.size() - 1) + " more pages)";
          Finding first = pages.getFirst();
          held.add(Quarantined.of(first.path(), rule(first.fault()), detail + others));
        });
    return held;
  }

  private static Rule rule(Finding.Fault fault) {
    return fault == Finding.Fault.MALFORMED_HTML ? Rule.MALFORMED_PAGE : Rule.DEAD_LINK;
  }
}
