package org.gongshi.site;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.gongshi.site.Build.Thoroughness;
import org.gongshi.site.release.BuildLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds whenever the inputs changed. A takedown is built at once; anything else when two looks in
 * a row saw the same, so that a batch of exports makes one release. A failed build is told, and
 * tried again at the next change or after ten seconds: a full disk may hold up a takedown.
 */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private static final Duration RETRY = Duration.ofSeconds(10);

  /** How often files are looked at whose folder's time is the same: somebody may write into one. */
  private static final Duration WHOLE = Duration.ofHours(1);

  private final BuildSettings settings;
  private final Build build;
  private final InstantSource clock;
  private final Duration interval;
  private final BuildReporter reporter;

  private @Nullable Snapshot built;
  private @Nullable Snapshot seen;
  private LocalDate builtOn = LocalDate.EPOCH;
  private Instant retryAt = Instant.MAX;
  private Instant wholeAt = Instant.MIN;

  /**
   * Until then only a takedown is built: half of the machine is left to whoever writes the content.
   */
  private Instant restUntil = Instant.MIN;

  Watch(BuildSettings settings, InstantSource clock, Duration interval, BuildReporter reporter) {
    this.settings = settings;
    this.build = new Build(settings, clock, reporter.progress());
    this.clock = clock;
    this.interval = interval;
    this.reporter = reporter;
  }

  /** Runs until the thread is interrupted. */
  void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        look();
      } catch (IOException | RuntimeException e) {
        LOG.error("查看内容目录失败：{}", e.getMessage());
      }
      try {
        Thread.sleep(interval);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** One look, and a build where one is due. */
  void look() throws IOException {
    Snapshot now = Snapshot.of(settings);
    // A page may be dated today: a new day is a change.
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
    boolean settled = now.equals(seen);
    boolean takedown = built != null && !now.takedowns().equals(built.takedowns());
    boolean retry = !clock.instant().isBefore(retryAt);
    boolean due = !clock.instant().isBefore(wholeAt);
    boolean changed = retry || due || !now.equals(built) || !today.equals(builtOn);
    boolean rested = !clock.instant().isBefore(restUntil);
    seen = now;
    if (changed && (takedown || built == null || (settled && rested))) {
      if (build(now, settled || built == null)) {
        builtOn = today;
      }
    }
  }

  /**
   * Builds.
   *
   * @param settled what has not settled may have changed once more behind the look, so it is looked
   *     at again
   * @return false if another build holds the lock
   */
  private boolean build(Snapshot now, boolean settled) {
    Instant start = clock.instant();
    try {
      boolean whole = !clock.instant().isBefore(wholeAt);
      reporter.done(build.run(whole ? Thoroughness.EVERY_FILE : Thoroughness.CHANGES));
      wholeAt = whole ? clock.instant().plus(WHOLE) : wholeAt;
      retryAt = Instant.MAX;
    } catch (BuildLock.HeldException e) {
      LOG.info("{}", e.getMessage());
      return false;
    } catch (IOException | RuntimeException e) {
      reporter.failed(e);
      retryAt = clock.instant().plus(RETRY);
    }
    built = settled ? now : new Snapshot(now.takedowns(), new java.util.TreeMap<>());
    Instant end = clock.instant();
    restUntil = end.plus(Duration.between(start, end));
    return true;
  }
}
