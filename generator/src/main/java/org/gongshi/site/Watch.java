package org.gongshi.site;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.TreeMap;
import org.gongshi.site.Build.Thoroughness;
import org.gongshi.site.Turns.Outcome;
import org.gongshi.site.content.Progress;
import org.gongshi.site.release.Releases;
import org.gongshi.site.schedule.Timetable;
import org.gongshi.site.state.Logbook;
import org.gongshi.site.state.State.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Builds whenever the inputs changed, a day began in Shanghai, or the timetable says so. A takedown
 * is built at once, before whatever runs; anything else when two looks in a row saw the same, so
 * that a batch of exports makes one release. A failed build is told, and tried again at the next
 * change or after ten seconds: a full disk may hold up a takedown.
 *
 * <p>What is due is compared with what was done at each look, and never waited for: a machine that
 * slept finds at its first look what it missed.
 */
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private static final Duration RETRY = Duration.ofSeconds(10);

  /** How often files are looked at whose folder's time is the same: somebody may write into one. */
  private static final Duration WHOLE = Duration.ofHours(1);

  /** What waits for the end of a rest waits no longer than that. */
  private static final Duration LONGEST_REST = Duration.ofMinutes(1);

  /** What waits is counted and written down only if it is not built by then. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final BuildSettings settings;
  private final Turns turns;
  private final Timetable timetable;
  private final InstantSource clock;
  private final Duration interval;
  private final Logbook logbook;

  /** What the inputs looked like before the last build read them. */
  private volatile @Nullable Snapshot read;

  private @Nullable Snapshot built;
  private @Nullable Snapshot seen;
  private LocalDate builtOn = LocalDate.EPOCH;
  private Instant lookedAt = Instant.MIN;
  private Instant retryAt = Instant.MAX;
  private Instant wholeAt = Instant.MIN;

  /** Since when something has waited of which the written state says nothing yet. */
  private @Nullable Instant untold;

  /**
   * Until then only a takedown is built: half of the machine is left to whoever writes the content.
   */
  private Instant restUntil = Instant.MIN;

  /** One without a timetable. */
  Watch(BuildSettings settings, InstantSource clock, Duration interval, BuildReporter reporter) {
    this(
        settings,
        clock,
        interval,
        reporter,
        new Timetable(null, settings.data().lastScheduled()),
        reporter.progress());
  }

  /**
   * A watch.
   *
   * @param told hears of the progress of builds
   */
  Watch(
      BuildSettings settings,
      InstantSource clock,
      Duration interval,
      BuildReporter reporter,
      Timetable timetable,
      Progress told) {
    this.settings = settings;
    this.clock = clock;
    this.interval = interval;
    this.timetable = timetable;
    this.logbook = new Logbook(settings.data(), clock, timetable, told);
    this.turns = Turns.of(settings, clock, reporter, logbook);
    logbook.ask(this::waiting);
  }

  /** What it does, for whoever asks. */
  Logbook logbook() {
    return logbook;
  }

  private Waiting waiting() {
    try {
      Releases releases = new Releases(settings.data());
      Instant since = releases.current().isEmpty() ? Instant.MIN : releases.switchedAt();
      return Queue.look(settings, read, turns.made(), since);
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("没有数出等待公示的内容：{}", e.getMessage());
      return Waiting.NOTHING;
    }
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
    Instant at = clock.instant();
    if (at.isBefore(lookedAt)) { // the clock was set back: what waits for a time waits no more
      restUntil = Instant.MIN;
      wholeAt = Instant.MIN;
      untold = untold == null ? null : Instant.MIN;
      retryAt = retryAt.equals(Instant.MAX) ? Instant.MAX : at;
    }
    lookedAt = at;
    logbook.looked();
    boolean settled = now.equals(seen);
    seen = now;
    boolean takedown = built != null && !now.takedowns().equals(built.takedowns());
    if (takedown && takeDown(now)) {
      return;
    }
    // A page may be dated today: a new day is a change.
    boolean changed = !now.equals(built) || !LocalDate.ofInstant(at, SHANGHAI).equals(builtOn);
    boolean retry = !at.isBefore(retryAt);
    boolean due = retryAt.equals(Instant.MAX) && (wholeIsDue() || timetable.isDue(at));
    boolean rested = !at.isBefore(restUntil);
    if ((changed || retry || due) && (takedown || built == null || (settled && rested))) {
      build(now, settled || built == null);
    } else if (!settled && untold == null) {
      untold = at;
    }
    if (untold != null && !at.isBefore(untold.plus(SOON))) {
      tell();
    }
  }

  private void tell() {
    untold = null;
    logbook.write();
  }

  /**
   * Builds the takedown alone; whatever else changed is found by the next looks.
   *
   * @return false if it has to be built with the rest
   */
  private boolean takeDown(Snapshot now) {
    Instant start = clock.instant();
    Optional<Outcome> outcome = turns.takeDown();
    tell();
    if (outcome.isPresent() && outcome.get() == Outcome.DONE) {
      built = new Snapshot(now.takedowns(), new TreeMap<>());
      rest(start);
    }
    return outcome.isPresent();
  }

  /**
   * Builds.
   *
   * @param settled what has not settled may have changed once more behind the look, so it is looked
   *     at again
   */
  private void build(Snapshot now, boolean settled) throws IOException {
    Instant start = clock.instant();
    // Not as the first build of a process, which cannot give way to a takedown.
    boolean scheduled = built != null && timetable.isDue(start);
    boolean whole = wholeIsDue();
    Thoroughness rest = whole ? Thoroughness.EVERY_FILE : Thoroughness.CHANGES;
    switch (turns.run(scheduled ? Thoroughness.EVERYTHING : rest)) {
      case HELD -> {
        return;
      }
      case GAVE_WAY -> {
        look(); // what this was for is still due, and the takedown goes first
        return;
      }
      case FAILED -> retryAt = clock.instant().plus(RETRY);
      case DONE -> {
        retryAt = Instant.MAX;
        read = now;
        if (scheduled) {
          timetable.ran(start);
        }
        if (scheduled || whole) {
          wholeAt = clock.instant().plus(WHOLE);
        }
      }
    }
    builtOn = LocalDate.ofInstant(start, SHANGHAI);
    built = settled ? now : new Snapshot(now.takedowns(), new TreeMap<>());
    rest(start);
    tell();
  }

  private boolean wholeIsDue() {
    return !clock.instant().isBefore(wholeAt);
  }

  private void rest(Instant start) {
    Instant end = clock.instant();
    Duration built = Duration.between(start, end);
    restUntil = end.plus(built.compareTo(LONGEST_REST) < 0 ? built : LONGEST_REST);
  }
}
