package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.SiteSettings;

/** The sitemap (protocol 0.9): live pages only, in files of at most 50,000 addresses. */
final class Sitemap {

  static final String PATH = "sitemap.xml";

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final int MAX_ADDRESSES = 50_000;

  private Sitemap() {}

  /**
   * Writes one file, or an index and its parts.
   *
   * @param pages sorted paths
   * @param changed the day a page last changed, where it is known
   */
  static void write(
      Path site, SiteSettings settings, List<String> pages, Map<String, String> changed)
      throws IOException {
    if (pages.size() <= MAX_ADDRESSES) {
      part(site.resolve(PATH), settings, pages, changed);
      return;
    }
    int parts = (pages.size() + MAX_ADDRESSES - 1) / MAX_ADDRESSES;
    for (int part = 0; part < parts; part++) {
      int to = Math.min(pages.size(), (part + 1) * MAX_ADDRESSES);
      List<String> own = pages.subList(part * MAX_ADDRESSES, to);
      part(site.resolve(name(part)), settings, own, changed);
    }
    Xml.write(
        site.resolve(PATH),
        "sitemapindex",
        NAMESPACE,
        xml -> {
          for (int part = 0; part < parts; part++) {
            xml.open("sitemap").text("loc", settings.url(name(part))).close();
          }
        });
  }

  private static String name(int part) {
    return "sitemap-" + (part + 1) + ".xml";
  }

  private static void part(
      Path file, SiteSettings settings, List<String> pages, Map<String, String> changed)
      throws IOException {
    Xml.write(
        file,
        "urlset",
        NAMESPACE,
        xml -> {
          for (String page : pages) {
            xml.open("url").text("loc", settings.url(address(page)));
            String day = changed.get(page);
            if (day != null) {
              xml.text("lastmod", day);
            }
            xml.close();
          }
        });
  }

  /** A folder's address is the folder, as the pages' canonical links have it. */
  private static String address(String page) {
    return page.endsWith("index.html")
        ? page.substring(0, page.length() - "index.html".length())
        : page;
  }
}
