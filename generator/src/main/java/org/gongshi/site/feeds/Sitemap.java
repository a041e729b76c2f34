package org.gongshi.site.feeds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.SiteSettings;

/**
 * Sitemaps (protocol 0.9) of live pages only, in files of at most 50,000 addresses: one of each
 * shared folder, which lies in it and changes with it, one of the other pages, and an index of
 * them.
 */
final class Sitemap {

  static final String PATH = "sitemap.xml";

  /** Of the pages that lie in no shared folder. */
  static final String PAGES = "sitemap-pages.xml";

  private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
  private static final int MAX_ADDRESSES = 50_000;

  private Sitemap() {}

  /** The files of a sitemap with so many addresses: {@code x.xml}, {@code x-2.xml} and so on. */
  static List<String> parts(String path, int addresses) {
    List<String> parts = new ArrayList<>(List.of(path));
    int count = (addresses + MAX_ADDRESSES - 1) / MAX_ADDRESSES;
    for (int part = 2; part <= count; part++) {
      parts.add(path.replaceAll("\\.xml$", "-" + part + ".xml"));
    }
    return parts;
  }

  /**
   * Writes the sitemap of some pages.
   *
   * @param pages sorted paths
   * @param changed the day a page last changed, where it is known
   */
  static void write(
      Path site,
      String path,
      SiteSettings settings,
      List<String> pages,
      Map<String, String> changed)
      throws IOException {
    List<String> parts = parts(path, pages.size());
    for (int part = 0; part < parts.size(); part++) {
      int to = Math.min(pages.size(), (part + 1) * MAX_ADDRESSES);
      List<String> own = pages.subList(part * MAX_ADDRESSES, to);
      part(site.resolve(parts.get(part)), settings, own, changed);
    }
  }

  /** Writes the index of sitemaps. */
  static void index(Path site, SiteSettings settings, List<String> sitemaps) throws IOException {
    Xml.write(
        site.resolve(PATH),
        "sitemapindex",
        NAMESPACE,
        xml -> {
          for (String sitemap : sitemaps) {
            xml.open("sitemap").text("loc", settings.url(sitemap)).close();
          }
        });
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
