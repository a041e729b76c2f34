package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.SiteSettings;
import org.gongshi.site.takedown.Suppression;

/**
 * Tells others what to remove too. Whoever re-uses the data finds the ids of all that is gone, and
 * nothing else of it; search engines find the removed addresses for thirty days, so that they come,
 * get a 410 and forget them.
 */
final class Removed {

  /** For whoever re-uses the data. */
  static final String FEED = OpenDataPages.REMOVED;

  /** For search engines. */
  static final String SITEMAP = "sitemap-removed.xml";

  private static final Duration SHOWN = Duration.ofDays(30);
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

  private Removed() {}

  /** What left the site within thirty days. */
  static List<Suppression> lately(List<Suppression> gone, LocalDate today) {
    Instant since = today.atStartOfDay(SHANGHAI).toInstant().minus(SHOWN);
    return gone.stream().filter(s -> !s.suppressedAt().isBefore(since)).toList();
  }

  static void writeFeed(Path site, List<Suppression> gone) throws IOException {
    List<Map<String, Object>> removed = new ArrayList<>();
    gone.stream()
        .sorted(Comparator.comparing(Suppression::suppressedAt).thenComparing(Suppression::id))
        .forEach(
            suppression -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("id", suppression.id());
              line.put("removedAt", suppression.suppressedAt().toString());
              removed.add(line);
            });
    Path file = site.resolve(FEED);
    Files.createDirectories(file.resolveSibling(""));
    Files.write(file, Json.pretty(Map.of("removed", removed)));
  }

  /**
   * Writes the sitemap of removed addresses.
   *
   * @return its files, none where nothing was removed lately
   */
  static List<String> writeSitemap(
      Path site, SiteSettings settings, List<Suppression> gone, LocalDate today)
      throws IOException {
    Map<String, String> days = new TreeMap<>();
    for (Suppression suppression : lately(gone, today)) {
      if (suppression.path() != null) {
        days.put(
            suppression.path(),
            LocalDate.ofInstant(suppression.suppressedAt(), SHANGHAI).toString());
      }
    }
    if (days.isEmpty()) {
      return List.of();
    }
    List<String> paths = List.copyOf(days.keySet());
    Sitemap.write(site, SITEMAP, settings, paths, days);
    return Sitemap.parts(SITEMAP, paths.size());
  }
}
