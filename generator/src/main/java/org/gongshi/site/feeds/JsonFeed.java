package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.Labels;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.SiteSettings;

/** A feed as JSON (JSON Feed 1.1), beside each Atom feed and with the same decisions. */
final class JsonFeed {

  private JsonFeed() {}

  /**
   * Writes it.
   *
   * @param latest the decisions of the feed, newest first
   */
  static void write(
      Path site, SiteSettings settings, String path, String title, List<Decision> latest)
      throws IOException {
    List<Map<String, Object>> items = new ArrayList<>();
    for (Decision decision : latest) {
      Map<String, Object> item = new LinkedHashMap<>();
      item.put("id", AtomFeed.id(settings, decision));
      item.put("url", settings.url(decision.pagePath()));
      item.put("title", decision.title());
      item.put("content_text", AtomFeed.summary(decision));
      item.put("date_published", AtomFeed.instant(decision.disclosure().approvedOn()));
      item.put("authors", List.of(Map.of("name", decision.organ().name())));
      item.put("tags", List.of(Labels.of(decision.kind())));
      items.add(item);
    }
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("version", "https://jsonfeed.org/version/1.1");
    feed.put("title", title);
    feed.put("home_page_url", settings.url(""));
    feed.put("feed_url", settings.url(path));
    feed.put("language", "zh-CN");
    feed.put("items", items);
    Path target = site.resolve(path);
    Files.createDirectories(target.resolveSibling(""));
    Files.write(target, Json.pretty(feed));
  }
}
