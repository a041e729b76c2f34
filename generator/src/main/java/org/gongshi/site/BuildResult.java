package org.gongshi.site;

import java.util.List;
import org.gongshi.site.content.Quarantined;

/** What a build came to; a failed one throws. */
sealed interface BuildResult {

  String release();

  List<Quarantined> quarantined();

  /**
   * There is a new release.
   *
   * @param published ids new or changed in it
   * @param takenDown ids gone since the last one
   * @param millis from start to end
   */
  record Built(
      String release,
      List<String> published,
      List<String> takenDown,
      List<Quarantined> quarantined,
      long millis)
      implements BuildResult {}

  /** The current release already shows everything. */
  record UpToDate(String release, List<Quarantined> quarantined) implements BuildResult {}
}
