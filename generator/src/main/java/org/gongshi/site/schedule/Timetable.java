package org.gongshi.site.schedule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gongshi.site.content.Json;
import org.gongshi.site.release.Durable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * The step's door: whether a scheduled build is due. It is, as soon as a time of the schedule lies
 * between the last run and now, so times that were slept through, or at which no program ran, are
 * caught up by one run, however many they were.
 */
public final class Timetable {

  private static final Logger LOG = LoggerFactory.getLogger(Timetable.class);

  private final @Nullable Schedule schedule;
  private final Path file;
  private @Nullable Instant lastRun;

  /**
   * A timetable.
   *
   * @param schedule nothing if nothing is scheduled
   * @param file where the time of the last run is kept
   */
  public Timetable(@Nullable Schedule schedule, Path file) {
    this.schedule = schedule;
    this.file = file;
  }

  /** Whether a run is due. The first one is not before the first time after the first look. */
  public boolean isDue(Instant now) {
    Optional<Instant> next = next(now);
    return next.isPresent() && !next.get().isAfter(now);
  }

  /** When the next run is or was due, nothing if nothing is scheduled. */
  public Optional<Instant> next(Instant now) {
    return schedule == null ? Optional.empty() : schedule.after(since(now));
  }

  /** A run that began then has come to its end. */
  public synchronized void ran(Instant began) {
    lastRun = began;
    try {
      Durable.write(file, Json.pretty(Map.of("lastRun", began.toString())));
    } catch (IOException e) {
      // Then the run is repeated after a restart, which costs time and changes nothing.
      LOG.warn("没有记下定时生成的时间：{}", e.getMessage());
    }
  }

  public Optional<Schedule> schedule() {
    return Optional.ofNullable(schedule);
  }

  private synchronized Instant since(Instant now) {
    if (lastRun == null) {
      lastRun = read().orElse(null);
    }
    Instant last = lastRun;
    if (last == null || last.isAfter(now)) { // never, or before the clock was set back
      ran(now);
      return now;
    }
    return last;
  }

  private Optional<Instant> read() {
    try {
      String text = Json.tree(Files.readString(file)).path("lastRun").asString();
      return Optional.of(Instant.parse(text));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException | JacksonException | DateTimeException e) {
      LOG.warn("读不出上次定时生成的时间，从现在起计：{}", file.getFileName());
      return Optional.empty();
    }
  }
}
