package org.gongshi.site.plan;

import java.util.List;
import java.util.SortedMap;
import org.gongshi.site.plan.Manifest.News;
import org.gongshi.site.takedown.Publishable;

/** What this build has to do. */
public sealed interface Plan {

  /** The current release already shows all of it. */
  record NothingToDo(String release) implements Plan {}

  /**
   * A release of everything.
   *
   * @param slots see {@link Manifest#slots}
   */
  record FullBake(
      Publishable publishable, String fingerprint, SortedMap<String, List<String>> slots, News news)
      implements Plan {

    /** Taking down asks less than publishing. */
    public boolean takesDown() {
      return !news.takenDown().isEmpty();
    }
  }
}
