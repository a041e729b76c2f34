package org.gongshi.site.state;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Progress;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.release.Durable;
import org.gongshi.site.release.Releases;
import org.gongshi.site.schedule.Timetable;
import org.gongshi.site.state.State.Counts;
import org.gongshi.site.state.State.Failed;
import org.gongshi.site.state.State.Finished;
import org.gongshi.site.state.State.Running;
import org.gongshi.site.state.State.Scheduled;
import org.gongshi.site.state.State.Turn;
import org.gongshi.site.state.State.Waiting;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Is told what a watch does, and tells others. The watch's thread and those of its builds write,
 * any thread reads.
 */
public final class Logbook implements Progress {

  private static final Logger LOG = LoggerFactory.getLogger(Logbook.class);

  /** How often a running build is written down. */
  private static final Duration EVERY = Duration.ofSeconds(2);

  private final DataFolder data;
  private final InstantSource clock;
  private final Timetable timetable;
  private final Progress told;
  private final Instant startedAt;

  private volatile Supplier<Waiting> waiting = () -> Waiting.NOTHING;
  private volatile Instant lookedAt;
  private volatile Instant writtenAt = Instant.MIN;
  private volatile @Nullable Running running;
  private volatile @Nullable Finished lastBuild;
  private volatile @Nullable Failed lastFailure;
  private volatile Counts counts = new Counts(0, 0, 0);

  /**
   * An empty logbook.
   *
   * @param told hears of the progress too
   */
  public Logbook(DataFolder data, InstantSource clock, Timetable timetable, Progress told) {
    this.data = data;
    this.clock = clock;
    this.timetable = timetable;
    this.told = told;
    this.startedAt = clock.instant();
    this.lookedAt = startedAt;
  }

  /** Whom to ask what waits; any thread will. */
  public void ask(Supplier<Waiting> whatWaits) {
    waiting = whatWaits;
  }

  public void looked() {
    lookedAt = clock.instant();
  }

  public void began(Turn turn) {
    Instant now = clock.instant();
    running = new Running(turn, now, Words.after(""), 0, 0);
    writtenAt = now; // most builds end sooner than it is worth to say how far they are
  }

  @Override
  public void at(String step, long done, long total) {
    told.at(step, done, total);
    Running now = running;
    if (now != null) {
      boolean finished = done == 1 && total == 1;
      String words = finished ? Words.after(step) : step;
      running =
          new Running(now.turn(), now.since(), words, finished ? 0 : done, finished ? 0 : total);
      lookedAt = clock.instant();
      writeNowAndThen();
    }
  }

  private synchronized void writeNowAndThen() {
    if (lookedAt.isAfter(writtenAt.plus(EVERY))) {
      write();
    }
  }

  /** The build came to its end. */
  public void finished(int published, int takenDown, int heldBack) {
    Running was = running;
    if (was != null) {
      Instant now = clock.instant();
      long millis = Duration.between(was.since(), now).toMillis();
      lastBuild = new Finished(was.turn(), now, millis, published, takenDown, heldBack);
    }
    counts = new Counts(counts.builds() + 1, counts.failures(), counts.gaveWay());
    over();
  }

  public void failed(Failed failure) {
    lastFailure = failure;
    counts = new Counts(counts.builds(), counts.failures() + 1, counts.gaveWay());
    over();
  }

  public void gaveWay() {
    counts = new Counts(counts.builds(), counts.failures(), counts.gaveWay() + 1);
    over();
  }

  /** The build did not come about, or its end was told. */
  public void over() {
    running = null;
    looked();
  }

  /** Everything, as it is this moment. */
  public State now() {
    Instant at = clock.instant();
    return new State(
        State.CONTRACT,
        at,
        startedAt,
        lookedAt,
        release(),
        running,
        lastBuild,
        lastFailure,
        counts,
        waiting.get(),
        timetable
            .schedule()
            .map(s -> new Scheduled(s.expression(), s.zone().getId(), next(at)))
            .orElse(null));
  }

  private @Nullable Instant next(Instant at) {
    return timetable.next(at).orElse(null);
  }

  private State.@Nullable Release release() {
    Releases releases = new Releases(data);
    try {
      Optional<String> id = releases.current().map(path -> String.valueOf(path.getFileName()));
      return id.isEmpty() ? null : new State.Release(id.get(), releases.switchedAt());
    } catch (IOException e) {
      LOG.debug("cannot look at the current release", e);
      return null;
    }
  }

  /** Writes {@code state.json}; a watch goes on without it, as where the disk is full. */
  public synchronized void write() {
    writtenAt = clock.instant();
    try {
      Durable.write(data.state(), Json.pretty(now()));
    } catch (IOException | RuntimeException e) {
      LOG.warn("没有写下运行状态：{}", e.getMessage());
    }
  }
}
