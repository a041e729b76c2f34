package org.gongshi.site.serve;

import io.helidon.common.uri.UriQuery;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * Searches one after the other on as many threads as there are processors, in the order in which
 * they came. On the threads of requests, which nobody interrupts, a few long ones would keep
 * everybody else waiting, plain pages too, and some visitors for seconds.
 */
final class SearchTurns {

  /** Searches that run or wait at the same time; whoever comes on top is asked to try again. */
  private static final int AT_ONCE = 64;

  private final Semaphore places = new Semaphore(AT_ONCE);
  private final ExecutorService workers =
      Executors.newFixedThreadPool(
          Runtime.getRuntime().availableProcessors(),
          Thread.ofPlatform().daemon().name("search-", 0).factory());

  /** What is done in turn. */
  interface Search {
    Answer answer(LiveRelease live, UriQuery parameters) throws IOException;
  }

  /** The answer, or nothing where too many wait already. */
  Optional<Answer> take(Search search, LiveRelease live, UriQuery parameters) throws IOException {
    if (!places.tryAcquire()) {
      return Optional.empty();
    }
    try {
      Future<Answer> answer = workers.submit(() -> search.answer(live, parameters));
      return Optional.of(answer.get());
    } catch (ExecutionException e) {
      switch (Objects.requireNonNull(e.getCause())) {
        case IOException cause -> throw cause;
        case RuntimeException cause -> throw cause;
        default -> throw new IllegalStateException(e);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a search ran", e);
    } finally {
      places.release();
    }
  }

  void close() {
    workers.shutdownNow();
  }
}
