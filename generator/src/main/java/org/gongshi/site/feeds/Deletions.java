package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Json;
import org.gongshi.site.takedown.Suppression;

/**
 * The ids of what is gone, for whoever keeps copies: ids, ways and times, nothing else. With the
 * tombstones it is the only public place where such an id stands, so it lies among them.
 */
final class Deletions {

  private Deletions() {}

  static void write(Path site, List<Suppression> gone) throws IOException {
    List<Map<String, Object>> deleted =
        gone.stream()
            .map(
                one -> {
                  Map<String, Object> line = new LinkedHashMap<>();
                  line.put("id", one.id());
                  line.put("exit", one.exit().name());
                  line.put("at", one.suppressedAt().toString());
                  return line;
                })
            .toList();
    Path target = site.resolve(OpenDataPages.DELETIONS);
    Files.createDirectories(target.resolveSibling(""));
    Files.write(target, Json.pretty(Map.of("deleted", deleted)));
  }
}
