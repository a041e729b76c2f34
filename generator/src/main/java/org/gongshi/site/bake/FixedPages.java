package org.gongshi.site.bake;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Decision;
import org.gongshi.site.takedown.Suppression;
import org.jspecify.annotations.Nullable;

/** The pages that every site has, and the tombstones. */
public final class FixedPages {

  private static final int LATEST = 10;

  /** The page that answers where nothing is. */
  public static final String NOT_FOUND = "404.html";

  private FixedPages() {}

  /** The home page. */
  static Page home(
      Shell shell,
      List<Decision> newestFirst,
      Figures figures,
      OrganPages organs,
      List<Map<String, Object>> registers,
      List<Map<String, Object>> policies) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "latest",
        newestFirst.stream()
            .limit(LATEST)
            .map(d -> Items.of(d, organs.path(d.organ().code())))
            .toList());
    body.put("total", figures.all().decisions());
    body.put("organCount", organs.count());
    body.put("inTime", FigurePages.inTime(figures.all()));
    body.put("registers", registers);
    body.put("policies", policies.stream().limit(5).toList());
    String name = String.valueOf(shell.site().get("name"));
    String about = name + "依法公开行政执法的主体、依据、程序和决定，接受社会监督。";
    return shell.page("home", Head.plain("index.html", name, about), body);
  }

  /** The search page as a web server without search shows it. */
  static Page search(Shell shell) {
    return shell.page("search", searchHead(), Map.of());
  }

  /** A search page with an answer. */
  public static Page search(Shell shell, Map<String, Object> search) {
    return shell.page("search", searchHead(), Map.of("search", search));
  }

  private static Head searchHead() {
    return Head.plain("search/index.html", "站内检索", "按文号、机关、当事人或关键词检索行政执法决定。");
  }

  /** The form to print and send in; what is wrong is told to people, not to a program. */
  static Page correction(Shell shell) {
    Head head = Head.plain("correction/index.html", "申请更正", "认为公示内容有误或者应当隐去的内容没有隐去的，可以申请更正。");
    return shell.page("correction", head, Map.of());
  }

  static Page notFound(Shell shell) {
    Head head = Head.plain(NOT_FOUND, "页面不存在", "没有找到您要访问的页面。");
    return anywhere(shell, shell.page("notfound", head, Map.of()));
  }

  /**
   * The tombstone of a suppressed decision. It says nothing of the decision itself.
   *
   * @param last the takedown of the last edition in its place, or the same where there is none
   * @param replacement the live decision in its place
   */
  public static Page gone(
      Shell shell, Suppression suppression, Suppression last, @Nullable Decision replacement) {
    Map<String, Object> gone = new LinkedHashMap<>();
    gone.put("exitLabel", Labels.of(suppression.exit()));
    gone.put("reason", suppression.reason());
    gone.put("date", Labels.day(suppression.suppressedAt()));
    if (replacement != null) {
      gone.put("replacedByPath", replacement.pagePath());
      gone.put("replacedByTitle", replacement.title());
    } else if (!last.id().equals(suppression.id())) {
      gone.put("laterExitLabel", Labels.of(last.exit()));
      gone.put("laterReason", last.reason());
      gone.put("laterDate", Labels.day(last.suppressedAt()));
    }
    Head head = Head.plain(suppression.gonePath(), "该页面已停止公开", "该页面已停止公开。");
    return anywhere(shell, shell.uncounted().page("gone", head, Map.of("gone", gone)));
  }

  /** Such a page is served at addresses of any depth, so its links start at the server's root. */
  private static Page anywhere(Shell shell, Page page) {
    Map<String, Object> model = new LinkedHashMap<>(page.model());
    @SuppressWarnings("unchecked")
    Map<String, Object> head = new LinkedHashMap<>((Map<String, Object>) model.get("page"));
    head.put("root", basePath(String.valueOf(shell.site().get("baseUrl"))));
    model.put("page", head);
    return new Page(page.path(), page.template(), model);
  }

  /** The path of the site's root on its server, {@code /} or {@code /below/}. */
  public static String basePath(String baseUrl) {
    String path = URI.create(baseUrl).getPath();
    return path == null || path.isEmpty() ? "/" : path.replaceAll("/*$", "/");
  }

  /** Tombstones of all that is gone. */
  static List<Page> gone(Shell shell, List<Suppression> suppressions, Map<String, Decision> live) {
    Map<String, Suppression> byId = new HashMap<>();
    suppressions.forEach(suppression -> byId.put(suppression.id(), suppression));
    List<Page> pages = new ArrayList<>();
    for (Suppression suppression : suppressions) {
      Suppression last = suppression.last(byId::get);
      Decision replacement = last.replacement().map(live::get).orElse(null);
      pages.add(gone(shell, suppression, last, replacement));
    }
    return pages;
  }
}
