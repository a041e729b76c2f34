package org.gongshi.site;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gongshi.site.content.Progress;

/** How long each step of a build took, in the order in which they ran. */
final class Steps {

  private final Progress progress;
  private final Map<String, Long> millis = new LinkedHashMap<>();
  private long last = System.nanoTime();

  Steps(Progress progress) {
    this.progress = progress;
  }

  /** This step is done; the next begins. */
  void done(String step) {
    long now = System.nanoTime();
    millis.merge(step, (now - last) / 1_000_000, Long::sum);
    last = now;
    progress.at(step, 1, 1);
  }

  Map<String, Long> millis() {
    return millis;
  }
}
