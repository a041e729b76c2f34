package org.gongshi.review;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for what another thread or process brings about: half a minute on a busy machine. */
public final class Await {
  private Await() {}

  /** Looks every 50 ms, in this thread; what fails while looking fails the test. */
  public static void until(Callable<Boolean> done) {
    Awaitility.await()
        .pollInSameThread()
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(50))
        .atMost(Duration.ofSeconds(30))
        .until(done);
  }
}
