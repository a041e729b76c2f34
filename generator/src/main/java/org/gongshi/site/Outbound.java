package org.gongshi.site;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gongshi.site.calls.Calls;
import org.gongshi.site.content.Progress;
import org.gongshi.site.deploy.DeploySettings;
import org.gongshi.site.deploy.Deployments;
import org.gongshi.site.deploy.Deployments.Done;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.BuildLock;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Receipt.Elsewhere;
import org.gongshi.site.release.Receipt.Place;
import org.gongshi.site.release.Releases;
import org.gongshi.site.release.WithheldReceipts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows a switch on other machines: the release is brought to its targets, then the CDN is
 * told what to forget, then whoever wants to know. Receipts of takedowns wait for that. It goes its
 * own way beside the builds, so that a slow target does not hold up a takedown.
 */
final class Outbound {

  private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(500);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final DataFolder data;
  private final InstantSource clock;
  private final Progress progress;
  private final Releases releases;
  private final WithheldReceipts withheld;
  private String brought = "";

  /** The release after which nothing was left to do. */
  private String settled = "";

  private String failed = "";
  private Instant retryAt = Instant.MIN;
  private Duration wait = Duration.ofSeconds(1);

  Outbound(DataFolder data, InstantSource clock, Progress progress) {
    this.data = data;
    this.clock = clock;
    this.progress = progress;
    this.releases = new Releases(data);
    this.withheld = new WithheldReceipts(data);
  }

  /** Goes on beside a watch until the process ends. */
  static void start(DataFolder data, InstantSource clock) {
    Outbound outbound = new Outbound(data, clock, Progress.SILENT);
    Thread.ofPlatform().daemon().name("outbound").start(outbound::run);
  }

  private void run() {
    boolean first = true;
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look(first);
        first = false;
      } catch (BuildLock.HeldException e) {
        LOG.debug("{}", e.getMessage());
      } catch (IOException | RuntimeException e) {
        LOG.error("部署没有完成，稍后继续：{}", e.getMessage());
      }
      try {
        Thread.sleep(LOOK_EVERY);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /**
   * One look. A release that could not be brought is tried again after waits that grow, another one
   * at once.
   */
  private void look(boolean anew) throws IOException {
    String release = releases.current().map(Outbound::name).orElse("");
    boolean waits = release.equals(failed) && clock.instant().isBefore(retryAt);
    boolean idle = release.equals(settled) && withheld.ids().isEmpty();
    if (release.isEmpty() || waits || idle) {
      return;
    }
    try {
      round(new Deployments.Wish(false, false), anew);
      wait = Duration.ofSeconds(1);
    } catch (BuildLock.HeldException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      failed = release;
      retryAt = clock.instant().plus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      throw e;
    }
  }

  /**
   * Brings what the settings say where, makes the calls that are due, hands over receipts.
   *
   * @param anew whether what was refused before is tried again
   * @return what was brought, nothing where the release was there already
   * @throws BuildLock.HeldException if another deployment runs
   */
  @SuppressWarnings("try") // the lock is held, not used
  List<Done> round(Deployments.Wish wish, boolean anew) throws IOException {
    Optional<DeploySettings> found = DeploySettings.of(data);
    if (found.isEmpty()) {
      withheld.handOver(id -> true, List.of()); // nobody else shows it any more
      settled = "";
      return List.of();
    }
    DeploySettings settings = found.get();
    try (BuildLock lock = BuildLock.take(data.deployLock(), clock.instant(), "部署")) {
      List<Done> done = new ArrayList<>();
      Path current = releases.current().orElseThrow(() -> new IOException("还没有任何版本，无法部署"));
      Manifest manifest = releases.manifest(current);
      if (wish.check() || wish.mirror() || !manifest.release().equals(brought)) {
        Deployments deployments = new Deployments(data, settings, progress);
        for (String target : settings.all()) {
          done.add(deployments.bring(target, wish));
        }
        for (Done one : done) {
          if (!one.release().equals(manifest.release())) {
            return done; // a newer one was brought meanwhile; the next round looks at that
          }
        }
        brought = manifest.release();
      }
      Calls calls = new Calls(data, settings, clock);
      if (anew) {
        calls.retryRefused();
      }
      calls.add(manifest);
      calls.make();
      handOver(settings, manifest, calls);
      settled = calls.open().isEmpty() ? manifest.release() : "";
      return done;
    }
  }

  private void handOver(DeploySettings settings, Manifest manifest, Calls calls)
      throws IOException {
    Set<String> forgotten = new HashSet<>();
    for (String id : withheld.ids()) {
      if (manifest.gone().containsKey(id) && calls.forgotten(id)) {
        forgotten.add(id);
      }
    }
    String now = clock.instant().toString();
    List<Elsewhere> words = new ArrayList<>();
    if (!settings.all().isEmpty()) {
      words.add(new Elsewhere(Place.DEPLOYMENT, now));
    }
    if (settings.purge() != null) {
      words.add(new Elsewhere(Place.CDN, now));
    }
    withheld.handOver(forgotten::contains, words);
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
