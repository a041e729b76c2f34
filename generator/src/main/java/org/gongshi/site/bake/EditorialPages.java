package org.gongshi.site.bake;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.EditorialPage;

/** The webmaster's pages: policies, which have a list, and others such as {@code about/}. */
final class EditorialPages {

  private static final String COLUMN = "政策文件";
  private static final String ABOUT = "行政执法公示有关的规定、办法和指南。";

  private EditorialPages() {}

  static Page policies(Shell shell, List<EditorialPage> pages) {
    Head head = Head.plain("policies/index.html", COLUMN, ABOUT).in(COLUMN, ABOUT, "政策文件");
    return shell.page("policies", head, Map.of("policies", lines(pages)));
  }

  /** Policies, newest first. */
  static List<Map<String, Object>> lines(List<EditorialPage> pages) {
    return pages.stream()
        .filter(EditorialPage::isPolicy)
        .sorted(
            Comparator.comparing(EditorialPage::date).reversed().thenComparing(EditorialPage::slug))
        .map(EditorialPages::line)
        .toList();
  }

  /**
   * A page of the webmaster's.
   *
   * @param body HTML that JBake made of the Markdown, without any HTML of the webmaster's own
   */
  static Page page(Shell shell, EditorialPage page, String body) {
    Map<String, Object> policy = line(page);
    policy.put("body", body);
    String summary = page.field("summary").orElse(page.title());
    Head head =
        Head.plain(page.pagePath(), page.title(), summary)
            .dated(page.date(), page.field("source").orElse(null));
    Head placed =
        page.isPolicy()
            ? head.in(COLUMN, ABOUT, "政策文件").below(new Head.Crumb(COLUMN, "policies/index.html"))
            : head.in(page.title(), summary, "概况信息");
    return shell.page("policy", placed, Map.of("policy", policy));
  }

  private static Map<String, Object> line(EditorialPage page) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("title", page.title());
    line.put("path", page.pagePath());
    line.put("date", page.date().toString());
    page.field("number").ifPresent(number -> line.put("number", number));
    page.field("source").ifPresent(source -> line.put("source", source));
    page.field("summary").ifPresent(summary -> line.put("summary", summary));
    return line;
  }
}
