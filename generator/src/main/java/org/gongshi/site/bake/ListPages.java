package org.gongshi.site.bake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Kind;
import org.gongshi.site.plan.Slots;
import org.jspecify.annotations.Nullable;

/**
 * The lists of each kind and of each of its months. Page n holds the slots 50(n−1) to 50n−1, so
 * pages are numbered from the oldest end and an old page does not change when something new comes;
 * {@code index.html} is the newest page.
 */
final class ListPages {

  private final Shell shell;
  private final SortedMap<String, List<String>> slots;
  private final Map<String, Decision> live;
  private final OrganPages organs;

  /**
   * Lists of what is live.
   *
   * @param live by id
   */
  ListPages(
      Shell shell,
      SortedMap<String, List<String>> slots,
      Map<String, Decision> live,
      OrganPages organs) {
    this.shell = shell;
    this.slots = slots;
    this.live = live;
    this.organs = organs;
  }

  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      pages.addAll(list(kind, kind.slug(), null));
      for (String list : months(kind)) {
        pages.addAll(list(kind, list, month(list)));
      }
    }
    return pages;
  }

  private List<String> months(Kind kind) {
    return slots.keySet().stream()
        .filter(list -> list.startsWith(kind.slug() + "/"))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static YearMonth month(String list) {
    return YearMonth.parse(list.substring(list.indexOf('/') + 1));
  }

  private List<Page> list(Kind kind, String list, @Nullable YearMonth month) {
    List<String> ids = slots.getOrDefault(list, List.of());
    int total = Math.max(1, (ids.size() + Slots.PER_PAGE - 1) / Slots.PER_PAGE);
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= total; number++) {
      pages.add(page(kind, list, month, ids, number, total, "page-" + number + ".html"));
    }
    pages.add(page(kind, list, month, ids, total, total, "index.html"));
    return pages;
  }

  private Page page(
      Kind kind,
      String list,
      @Nullable YearMonth month,
      List<String> ids,
      int number,
      int total,
      String file) {
    String folder = "decisions/" + list + "/";
    int from = Math.min(ids.size(), (number - 1) * Slots.PER_PAGE);
    int to = Math.min(ids.size(), number * Slots.PER_PAGE);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("kind", Shell.kind(kind));
    DecisionModel.putText(body, "month", month == null ? null : Labels.month(month));
    body.put(
        "items",
        here(list, ids.subList(from, to)).reversed().stream()
            .map(d -> Items.of(d, organs.path(d.organ().code())))
            .toList());
    body.put("total", here(list, ids).size());
    body.put("months", monthLinks(kind, list));
    body.put(
        "pager",
        Pagination.of(
            number,
            total,
            number < total ? number + 1 : null,
            number > 1 ? number - 1 : null,
            Pagination.window(number, total).reversed(),
            n -> folder + (n == total ? "index.html" : "page-" + n + ".html")));
    return shell.page("list", head(kind, month, folder + file, number, total), body);
  }

  private static Head head(
      Kind kind, @Nullable YearMonth month, String path, int number, int total) {
    String label = Labels.of(kind);
    String name = label + "决定公示" + (month == null ? "" : "（" + Labels.month(month) + "）");
    String title = number == total ? name : name + " 第" + number + "页";
    Head head = Head.plain(path, title, name + "列表，最近公示的在前。").in(label, label + "决定的事后公示", "政务动态");
    Head.Crumb above = new Head.Crumb(label, "decisions/" + kind.slug() + "/index.html");
    return month == null && number == total ? head : head.below(above);
  }

  private List<Map<String, Object>> monthLinks(Kind kind, String current) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (String list : months(kind)) {
      int count = here(list, slots.getOrDefault(list, List.of())).size();
      if (count > 0 || list.equals(current)) {
        links.add(
            Map.of(
                "label",
                Labels.month(month(list)),
                "path",
                "decisions/" + list + "/index.html",
                "count",
                count,
                "current",
                list.equals(current)));
      }
    }
    return links;
  }

  /**
   * The slots' live decisions; one that a later version moved to another list leaves its slot empty
   * here.
   */
  private List<Decision> here(String list, List<String> ids) {
    return ids.stream()
        .map(live::get)
        .filter(Objects::nonNull)
        .filter(d -> d.monthList().equals(list) || d.kind().slug().equals(list))
        .toList();
  }
}
