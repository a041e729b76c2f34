package org.gongshi.site.log;

import org.gongshi.site.takedown.Exit;

/** What can happen to a decision on the site; a closed set, and its names are those of the log. */
public enum Happening {
  PUBLISHED,
  /** Other bytes, or another signature, under the same id. */
  UPDATED,
  /** Not there any more, and nobody has taken it down: its file is missing or not as it must be. */
  REMOVED,
  WITHDRAWN,
  CORRECTED,
  EXPIRED,
  /** What had to go at once; like the page in its place, the log does not say what for. */
  TAKEN_OFF;

  static Happening of(Exit exit) {
    return switch (exit) {
      case WITHDRAWN -> WITHDRAWN;
      case CORRECTED -> CORRECTED;
      case EXPIRED -> EXPIRED;
      case LEAKED -> TAKEN_OFF;
    };
  }

  /** Whether the site shows the decision after it. */
  boolean isPublic() {
    return this == PUBLISHED || this == UPDATED;
  }

  /** Whether the site says in its place that it was taken down. */
  boolean isGone() {
    return !isPublic() && this != REMOVED;
  }
}
