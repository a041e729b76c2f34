package org.gongshi.site;

import java.util.LinkedHashMap;
import java.util.Map;

/** How long each step of a build took, in the order in which they ran. */
final class Steps {

  private final Map<String, Long> millis = new LinkedHashMap<>();
  private long last = System.nanoTime();

  /** This step is done; the next begins. */
  void done(String step) {
    long now = System.nanoTime();
    millis.merge(step, (now - last) / 1_000_000, Long::sum);
    last = now;
  }

  Map<String, Long> millis() {
    return millis;
  }
}
