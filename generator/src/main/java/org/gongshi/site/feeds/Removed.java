package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Json;
import org.gongshi.site.takedown.Suppression;

/** Whoever re-uses the data finds the ids of all that is gone, and nothing else of it. */
final class Removed {

  /** For whoever re-uses the data. */
  static final String FEED = OpenDataPages.REMOVED;

  private Removed() {}

  static void writeFeed(Path site, List<Suppression> gone) throws IOException {
    List<Map<String, Object>> removed =
        gone.stream()
            .sorted(Comparator.comparing(Suppression::suppressedAt).thenComparing(Suppression::id))
            .map(
                suppression -> {
                  Map<String, Object> line = new LinkedHashMap<>();
                  line.put("id", suppression.id());
                  line.put("removedAt", suppression.suppressedAt().toString());
                  return line;
                })
            .toList();
    Path file = site.resolve(FEED);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, Json.pretty(Map.of("removed", removed)));
  }
}
