package org.gongshi.review.database;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is closed when the program is told to end, the last opened first: the service before the
 * database that it still writes to. Shutdown hooks of their own would all run at once.
 */
public final class ProgramEnd {
  private static final Logger LOG = LoggerFactory.getLogger(ProgramEnd.class);
  private static final Deque<AutoCloseable> OPEN = new ArrayDeque<>();

  static {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(ProgramEnd::closeAll));
  }

  private ProgramEnd() {}

  /** Closes it at the end, before all that was given earlier; closing it twice must be harmless. */
  public static void closes(AutoCloseable open) {
    synchronized (OPEN) {
      OPEN.push(open);
    }
  }

  /** It was closed before the end. */
  public static void forget(AutoCloseable closed) {
    synchronized (OPEN) {
      OPEN.remove(closed);
    }
  }

  private static void closeAll() {
    for (AutoCloseable next = next(); next != null; next = next()) {
      try {
        next.close();
      } catch (Exception e) {
        LOG.error("{} was not closed in order", next.getClass().getSimpleName(), e);
      }
    }
  }

  private static @Nullable AutoCloseable next() {
    synchronized (OPEN) {
      return OPEN.poll();
    }
  }
}
