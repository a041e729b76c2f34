package org.gongshi.site.content;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;

/** Parts of a build that are done on other threads while it does something else. */
public final class Beside implements AutoCloseable {

  private final ExecutorService threads;

  /** What is to be done. */
  public interface Work {
    void run() throws IOException;
  }

  /** A part that is being done, or will be when its end is waited for. */
  public final class Part {
    private final FutureTask<Void> task;

    private Part(Work work) {
      task =
          new FutureTask<>(
              () -> {
                work.run();
                return null;
              });
    }

    /** Has it begun as soon as a thread is free, if it is not yet. */
    public void begin() {
      threads.execute(task);
    }

    /**
     * Returns when it is done; does it where nobody has begun.
     *
     * @throws IOException if it failed
     */
    public void end() throws IOException {
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

  /**
   * For parts of one build.
   *
   * @param most so many of them at a time
   */
  public Beside(int most) {
    threads = Executors.newFixedThreadPool(most);
  }

  /** A part that is not begun before somebody says so, or waits for its end. */
  public Part later(Work work) {
    return new Part(work);
  }

  /** A part that is begun as soon as a thread is free. */
  public Part now(Work work) {
    Part part = later(work);
    part.begin();
    return part;
  }

  /** Waits for what was begun, so that nothing is written any more. */
  @Override
  public void close() {
    threads.close();
  }
}
