package org.gongshi.site.deploy;

import org.gongshi.site.bake.OpenDataPages;
import org.gongshi.site.log.PublicationLog;
import org.gongshi.site.plan.Tree;

/**
 * When a file is brought, so that no page links to one that is not there yet: first what is new, in
 * this order, then what is changed, in the same.
 */
enum Turn {
  /** What the public reads in the place of what was taken down: before its files are removed. */
  TOMBSTONES,
  /** What pages use and what lies beside them: styles, parts of the search, files of decisions. */
  PARTS,
  /** Decisions and other pages that lists lead to. */
  PAGES,
  /** What programs read: feeds, sitemaps, data. */
  DATA,
  /** Pages that lead to pages. */
  LISTS,
  /** What leads to everything else. */
  HOME;

  static Turn of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    boolean page = name.endsWith(".html");
    boolean list = name.equals("index.html") || name.startsWith("page-");
    if (path.equals("index.html") || path.equals("search/data/index.json")) {
      return HOME;
    }
    if (path.startsWith(Tree.GONE + "/") && !list) {
      return TOMBSTONES;
    }
    if (path.equals(PublicationLog.CHECKPOINT)) {
      return DATA;
    }
    if (name.startsWith("sitemap") || path.startsWith("feeds/") || path.startsWith("data/")) {
      return page ? LISTS : DATA;
    }
    if (OpenDataPages.isFile(name)) {
      return DATA;
    }
    if (!page) {
      return PARTS;
    }
    boolean leads = list || path.startsWith("organs/") || path.startsWith("matters/");
    return leads ? LISTS : PAGES;
  }
}
