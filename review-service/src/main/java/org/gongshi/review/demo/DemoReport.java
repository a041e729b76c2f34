package org.gongshi.review.demo;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the demo did, for programs.
 *
 * @param times milliseconds from the demo's start to each milestone
 * @param takedown the generator's receipt, as it was written
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DemoReport(
    Counts counts,
    Urls urls,
    Map<String, Long> times,
    String releasePath,
    List<String> accounts,
    JsonNode takedown,
    @Nullable JsonNode importReport) {

  /**
   * How many of each.
   *
   * @param importedPublic imported decisions that are public now
   * @param importedHeld imported decisions that the service would not let out
   */
  record Counts(
      int samples,
      int samplesPublic,
      int withdrawn,
      int notDisclosed,
      int deferred,
      int importedRows,
      int importedPublic,
      int importedHeld,
      int importedRefused,
      int publicNow) {}

  record Urls(String site, String service, String openapi, String withdrawn) {}
}
