package org.gongshi.review.database;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work at its time, kept in the database: of several instances exactly one does each piece, and
 * what an instance left behind when it died another takes over. Work may be done a second time
 * after a crash, so it must be harmless to repeat.
 */
public final class Jobs implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private final Database database;
  private final InstantSource clock;
  private final Duration look;
  private final List<RecurringTask<Void>> recurring = new ArrayList<>();
  private final Map<String, OneTimeTask<Void>> once = new LinkedHashMap<>();
  private @Nullable Scheduler scheduler;

  /**
   * @param look how often the database is asked for work that is due
   */
  public Jobs(Database database, InstantSource clock, Duration look) {
    this.database = database;
    this.clock = clock;
    this.look = look;
  }

  /** Does {@code work} again and again, {@code interval} after it last ended. */
  public void every(String name, Duration interval, Runnable work) {
    recurring.add(
        Tasks.recurring(name, FixedDelay.of(interval))
            .execute((instance, context) -> logged(name, work)));
  }

  /**
   * A kind of work that is requested by number. Work that throws is tried again, each time after
   * twice the wait.
   *
   * @param attempts after so many failures it is given up
   * @param givenUp told then, so that the failure is seen by people
   */
  public void once(
      String name, int attempts, Duration firstWait, LongConsumer work, LongConsumer givenUp) {
    once.put(
        name,
        Tasks.oneTime(name)
            .onFailure((done, next) -> retry(done, next, attempts, firstWait, givenUp))
            .execute(
                (instance, context) -> {
                  long number = Long.parseLong(instance.getId());
                  logged(name + " " + number, () -> work.accept(number));
                }));
  }

  /**
   * Requests a piece of work as soon as may be; one that is requested already stays as it is.
   *
   * @return whether it is requested now and was not before
   */
  public boolean request(String name, long number) {
    OneTimeTask<Void> task = Objects.requireNonNull(once.get(name), "unknown work");
    return Objects.requireNonNull(scheduler, "not started")
        .scheduleIfNotExists(task.instance(Long.toString(number)), clock.instant());
  }

  public void start() {
    Scheduler started =
        Scheduler.create(database.pool(), new ArrayList<>(once.values()))
            .startTasks(recurring)
            .jdbcCustomization(new JobTimes())
            .threads(2)
            .pollingInterval(look)
            .heartbeatInterval(Duration.ofSeconds(30))
            .shutdownMaxWait(Duration.ofSeconds(10))
            .commitWhenAutocommitDisabled(true)
            .alwaysPersistTimestampInUTC()
            .failureLogging(LogLevel.OFF, false) // it would quote what failed; ours does not
            .clock(clock::instant)
            .build();
    scheduler = started;
    started.start();
  }

  private static void retry(
      ExecutionComplete done,
      ExecutionOperations<Void> next,
      int attempts,
      Duration firstWait,
      LongConsumer givenUp) {
    int failures = done.getExecution().consecutiveFailures + 1;
    if (failures >= attempts) {
      givenUp.accept(Long.parseLong(done.getExecution().getId()));
      next.stop();
      return;
    }
    Duration wait = firstWait.multipliedBy(1L << Math.min(failures - 1, 20));
    Instant at = done.getTimeDone().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
    next.reschedule(done, at);
  }

  private static void logged(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("{} failed, and is tried again: {}", name, e.getClass().getSimpleName());
      throw e;
    }
  }

  @Override
  public void close() {
    Scheduler running = scheduler;
    if (running != null) {
      running.stop();
    }
  }
}
