package org.gongshi.site;

import java.util.List;
import java.util.Map;
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
   * @param millis from start to switch
   * @param steps milliseconds of each step, those after the switch too
   */
  record Built(
      String release,
      List<String> published,
      List<String> takenDown,
      List<Quarantined> quarantined,
      long millis,
      Map<String, Long> steps)
      implements BuildResult {}

  /** The current release already shows everything. */
  record UpToDate(String release, List<Quarantined> quarantined) implements BuildResult {}
}
