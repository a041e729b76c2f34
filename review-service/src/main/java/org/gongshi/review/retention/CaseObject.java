package org.gongshi.review.retention;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object of the vault that a case names.
 *
 * @param size bytes
 * @param shared whether another case needs it, whose file was not destroyed
 * @param destroyedAt when it was destroyed, or null
 */
record CaseObject(String sha256, long size, boolean shared, @Nullable Instant destroyedAt) {

  /** What became of an object when a file was destroyed. */
  enum Fate {
    DESTROYED("已销毁"),
    SHARED("其他案件仍需使用，保留"),
    GONE("此前已经销毁");

    private final String label;

    Fate(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  Fate fate() {
    if (destroyedAt != null) {
      return Fate.GONE;
    }
    return shared ? Fate.SHARED : Fate.DESTROYED;
  }
}
