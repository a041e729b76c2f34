package org.gongshi.site;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Parts of a build that are done on other threads while it does something else. */
final class Beside implements AutoCloseable {

  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** What is to be done. */
  interface Work {
    void run() throws IOException;
  }

  /** A part that is being done, or will be when its end is waited for. */
  static final class Part {
    private final FutureTask<Void> task;

    private Part(Work work) {
      task =
          new FutureTask<>(
              () -> {
                work.run();
                return null;
              });
    }

    /**
     * Returns when it is done; does it where nobody has begun.
     *
     * @throws IOException if it failed
     */
    void end() throws IOException {
      task.run();
      try {
        task.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException io -> throw io;
          case RuntimeException unchecked -> throw unchecked;
          case Error error -> throw error;
          case null, default -> throw new IllegalStateException(e.getCause());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("the build was interrupted", e);
      }
    }
  }

  /** A part that is not begun before its end is waited for. */
  Part later(Work work) {
    return new Part(work);
  }

  /** A part that is begun now. */
  Part now(Work work) {
    Part part = new Part(work);
    threads.execute(part.task);
    return part;
  }

  /** Waits for what was begun, so that nothing is written any more. */
  @Override
  public void close() {
    threads.close();
  }
}
