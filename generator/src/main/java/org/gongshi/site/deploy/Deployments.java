package org.gongshi.site.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.SiteKey;

/** The step's door. One deployment of an installation at a time: its callers hold the lock. */
public final class Deployments {

  /** A release after the other may be purged while it is brought. */
  private static final int TRIES = 5;

  private final DataFolder data;
  private final Releases releases;
  private final DeploySettings settings;
  private final Patience patience;
  private final Progress progress;
  private final InstantSource clock;

  /**
   * How to bring.
   *
   * @param mirror whether files go that no deployment of ours brought
   * @param check whether the target is listed afterwards
   */
  public record Wish(boolean mirror, boolean check) {}

  /**
   * What came of it.
   *
   * @param brought files of the release, without twins
   * @param takenDown files of what was taken down
   * @param removed other files
   * @param warning what the webmaster should know, if anything
   * @param wrong what a look at the target found, nothing where it was not asked for
   */
  public record Done(
      String target,
      String release,
      int brought,
      int takenDown,
      int removed,
      Optional<String> warning,
      List<Discrepancy> wrong) {}

  public Deployments(DataFolder data, DeploySettings settings, Progress progress) {
    this(data, settings, progress, Patience.USUAL);
  }

  Deployments(DataFolder data, DeploySettings settings, Progress progress, Patience patience) {
    this(data, settings, progress, patience, InstantSource.system());
  }

  Deployments(
      DataFolder data,
      DeploySettings settings,
      Progress progress,
      Patience patience,
      InstantSource clock) {
    this.clock = clock;
    this.data = data;
    this.releases = new Releases(data);
    this.settings = settings;
    this.progress = progress;
    this.patience = patience;
  }

  /**
   * Brings the current release to a target.
   *
   * @param to as people write it
   * @throws DeployFailedException if some files could not be brought
   * @throws Claim.HeldException if another machine brings to it
   * @throws IOException if it could not be done otherwise; the next call goes on
   */
  public Done bring(String to, Wish wish) throws IOException {
    try (Target target = Targets.open(to, settings, data)) {
      return bring(target, wish);
    }
  }

  Done bring(Target target, Wish wish) throws IOException {
    Path work = Files.createTempDirectory("gongshi-deploy");
    try {
      for (int tried = 1; ; tried++) {
        try {
          return bring(target, wish, work);
        } catch (Deployment.OvertakenException | Batch.ReleaseGoneException e) {
          if (tried == TRIES) {
            throw e;
          }
        }
      }
    } finally {
      clean(work);
    }
  }

  private static void clean(Path work) {
    try {
      Durable.deleteTree(work);
    } catch (IOException e) {
      // It is in the system's temporary folder, and must not hide why a deployment failed.
    }
  }

  private Done bring(Target target, Wish wish, Path work) throws IOException {
    Manifest manifest = releases.manifest().orElseThrow(() -> new IOException("还没有任何版本，无法部署"));
    SiteKey key = SiteKey.of(data);
    Boolean wanted = settings.twins();
    boolean twins = wanted == null ? target.servesTwins() : wanted;
    Claim claim = Claim.of(data.root(), manifest.release(), clock.instant());
    try (Hold hold = new Hold(target, work, claim, clock, patience.forOthers())) {
      hold.take(
          () -> {
            Deployed there =
                Deployed.read(target, key.open(), Difference.trees(manifest), twins, false);
            return !Difference.between(there, manifest, twins, false).takedowns().isEmpty();
          });
      Deployed before =
          Deployed.read(target, key.open(), Difference.trees(manifest), twins, wish.mirror());
      Difference difference = Difference.between(before, manifest, twins, wish.mirror());
      Top top = before.top();
      boolean done =
          difference.isEmpty()
              && top != null
              && top.release().equals(manifest.release())
              && before.pending().isEmpty();
      if (!done) {
        Set<String> gone = manifest.gone().keySet();
        new Deployment(
                new Deployment.Job(
                    target,
                    key,
                    manifest,
                    releases.places(manifest),
                    twins,
                    work,
                    patience,
                    hold,
                    () -> overtaken(manifest.release(), gone),
                    progress),
                before,
                difference)
            .run();
      }
      List<Discrepancy> wrong =
          wish.check() ? Inspection.of(target, key.open()).sizes() : List.of();
      return new Done(
          target.name(),
          manifest.release(),
          difference.puts().size(),
          difference.takedowns().size(),
          difference.leftovers().size(),
          before.damage(),
          wrong);
    }
  }

  private boolean overtaken(String release, Set<String> gone) throws IOException {
    Optional<Path> current = releases.current();
    if (current.isEmpty() || current.get().getFileName().toString().equals(release)) {
      return false;
    }
    return !gone.containsAll(releases.manifest(current.get()).gone().keySet());
  }
}
