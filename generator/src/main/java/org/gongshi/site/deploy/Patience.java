package org.gongshi.site.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.gongshi.site.deploy.Target.Failure;

/**
 * Tries again what did not succeed. Bringing and removing twice is the same as once.
 *
 * @param tries how often altogether
 * @param firstWait before the second try, doubled each time
 * @param forOthers how long a takedown waits for another deployer to give way
 */
record Patience(int tries, Duration firstWait, Duration forOthers) {

  static final Patience USUAL = new Patience(4, Duration.ofSeconds(1), Duration.ofMinutes(2));

  /** Brings or removes some files. */
  interface Task<T> {
    List<Failure> on(List<T> items) throws IOException;
  }

  /** What fails in the end. */
  <T> List<Failure> with(List<T> items, Task<T> task) throws IOException {
    List<Failure> failures = items.isEmpty() ? List.of() : task.on(items);
    Duration wait = firstWait;
    for (int tried = 1; !failures.isEmpty() && tried < tries; tried++) {
      try {
        Thread.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("部署被中断", e);
      }
      wait = wait.multipliedBy(2);
      failures = task.on(items);
    }
    return failures;
  }
}
