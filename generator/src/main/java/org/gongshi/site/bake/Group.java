package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Decisions that have something in common, with pages of their own for each period, filled from the
 * oldest decision on. So a new decision touches the last page of its period and the group's own
 * page.
 */
final class Group {

  private static final int PER_PAGE = 100;
  private static final int LATEST = 20;

  /** Enough of a hash to tell two decisions apart. */
  private static final int PRINT = 24;

  private final Shell shell;
  private final String title;
  private final String name;
  private final Period period;
  private final List<KnownDecision> newestFirst;
  private final Map<String, List<KnownDecision>> split;

  /** What the links to the periods say on the group's own page. */
  private final String sizes;

  /** What they say on the periods' pages. */
  private final String keys;

  /**
   * A group.
   *
   * @param title what its decisions have in common
   * @param name the group's path, without {@code .html}
   */
  Group(Shell shell, String title, String name, Period period, List<KnownDecision> newestFirst) {
    this.shell = shell;
    this.title = title;
    this.name = name;
    this.period = period;
    this.newestFirst = newestFirst;
    this.split = period.split(newestFirst, known -> known.decision().decidedOn());
    StringBuilder all = new StringBuilder();
    split.forEach((key, own) -> all.append(' ').append(key).append(' ').append(own.size()));
    this.sizes = all.toString();
    this.keys = String.join(" ", split.keySet());
  }

  String title() {
    return title;
  }

  List<KnownDecision> newestFirst() {
    return newestFirst;
  }

  /** Links to its periods. */
  List<Map<String, Object>> links() {
    return period.links(name, split, null);
  }

  /**
   * The group's own page.
   *
   * @param registered the page of its entry in a register, where it has one
   */
  Draft own(Head.Crumb above, @Nullable String registered) {
    List<KnownDecision> latest = newestFirst.subList(0, Math.min(LATEST, newestFirst.size()));
    Head head = head(name + ".html", title, title + "的行政执法决定。", above);
    return draft(
        head,
        latest,
        sizes + registered,
        body -> {
          body.put("total", newestFirst.size());
          body.put("months", links());
          DecisionModel.putText(body, "registered", registered);
        });
  }

  /** The pages of all its periods. */
  List<Draft> periods(Head.Crumb... above) {
    List<Draft> drafts = new ArrayList<>();
    split.forEach(
        (key, own) -> {
          List<KnownDecision> oldestFirst = own.reversed();
          int total = (own.size() + PER_PAGE - 1) / PER_PAGE;
          for (int number = 1; number <= total; number++) {
            int to = Math.min(own.size(), number * PER_PAGE);
            List<KnownDecision> shown = oldestFirst.subList((number - 1) * PER_PAGE, to).reversed();
            drafts.add(page(key, number, total, shown, above));
          }
        });
    return drafts;
  }

  private Draft page(
      String key, int number, int total, List<KnownDecision> shown, Head.Crumb... above) {
    String label = period.label(key);
    int size = split.getOrDefault(key, List.of()).size();
    Head head =
        head(
            path(key, number, total), title + "（" + label + "）", title + label + "的行政执法决定。", above);
    return draft(
        head,
        shown,
        number + "/" + total + " " + size + "\n" + keys,
        body -> {
          body.put("total", size);
          body.put("month", label);
          body.put("months", period.links(name, split, key));
          body.put(
              "pager",
              Pagination.of(
                  number,
                  total,
                  number < total ? number + 1 : null,
                  number > 1 ? number - 1 : null,
                  Pagination.window(number, total).reversed(),
                  n -> path(key, n, total)));
        });
  }

  /** What a page has beside its list. */
  private interface Rest {
    void add(Map<String, Object> body);
  }

  /**
   * A page whose model is made only if it is rendered.
   *
   * @param made of the rest, whatever changes it
   */
  private Draft draft(Head head, List<KnownDecision> shown, String made, Rest rest) {
    StringBuilder print = new StringBuilder(title).append('\n').append(made);
    shown.forEach(known -> print.append('\n').append(known.sha256(), 0, PRINT));
    return new Draft(
        head.path(),
        Sha256.print(print.toString()),
        () -> {
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("yearly", period == Period.YEAR);
          body.put(
              "items",
              shown.stream()
                  .map(KnownDecision::decision)
                  .map(d -> Items.of(d, OrganPages.address(d.organ().code())))
                  .toList());
          rest.add(body);
          return shell.page("group", head, body);
        });
  }

  private static Head head(String path, String title, String about, Head.Crumb... above) {
    return Head.plain(path, title, about)
        .in(GroupPages.TITLE, GroupPages.ABOUT, "政务动态")
        .below(above);
  }

  private String path(String key, int number, int total) {
    return period.path(name, key) + (number == total ? "" : "-" + number) + ".html";
  }
}
