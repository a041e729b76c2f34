package org.gongshi.review.database;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Repeats work in the background until it is closed. A failure is logged and the work tried again
 * in the next turn. It is never interrupted, so that no file is left half written.
 */
public final class Loop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final Duration LONGEST_TURN = Duration.ofSeconds(10);

  /** One turn. */
  public interface Work {
    void turn() throws Exception;
  }

  private final String name;
  private final Duration interval;
  private final Work work;
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean closed;

  private Loop(String name, Duration interval, Work work) {
    this.name = name;
    this.interval = interval;
    this.work = work;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  /** Takes a turn now, then one every {@code interval}. */
  public static Loop start(String name, Duration interval, Work work) {
    Loop loop = new Loop(name, interval, work);
    loop.thread.start();
    return loop;
  }

  /** Takes the next turn now. */
  public void wake() {
    wake.release();
  }

  /** Long work asks now and then. */
  public boolean isClosed() {
    return closed;
  }

  private void run() {
    while (!closed) {
      try {
        work.turn();
      } catch (DatabaseUnavailableException e) {
        LOG.warn("{} waits: {}", name, e.getMessage());
      } catch (Exception e) {
        LOG.error("{} failed, and goes on in its next turn", name, e);
      }
      try {
        if (wake.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        return; // nobody does; a turn that ran is whole
      }
    }
  }

  /** Lets the turn that runs come to its end, for ten seconds at most. */
  @Override
  public void close() {
    closed = true;
    wake.release();
    try {
      if (!thread.join(LONGEST_TURN)) {
        LOG.warn("{} has not ended within {}", name, LONGEST_TURN);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
