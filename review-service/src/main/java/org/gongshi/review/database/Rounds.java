package org.gongshi.review.database;

import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what has become due, piece by piece, each piece in a transaction of its own. Any number of
 * instances may go their rounds: a piece of work locks what it takes and skips what another holds,
 * so each is done once.
 */
public final class Rounds implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final Database database;
  private final List<Duty> duties;
  private volatile boolean closed;
  private @Nullable Loop loop;

  public Rounds(Database database, List<Duty> duties) {
    this.database = database;
    this.duties = List.copyOf(duties);
  }

  /**
   * One kind of work.
   *
   * @param next does one piece that is due; false if none is
   */
  public record Duty(String name, Predicate<Transaction> next) {}

  /** Goes one round: until nothing is due any more. */
  public void go() {
    for (Duty duty : duties) {
      try {
        while (!closed && database.transact(duty.next()::test)) {}
      } catch (DatabaseUnavailableException e) {
        LOG.warn("{} waits: {}", duty.name(), e.getMessage());
      } catch (RuntimeException e) {
        LOG.error("{} failed, and goes on in the next round", duty.name(), e);
      }
    }
  }

  /** Goes a round now and every {@code interval}. */
  public void start(Duration interval) {
    loop = Loop.start("rounds", interval, this::go);
  }

  @Override
  public void close() {
    closed = true;
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }
}
