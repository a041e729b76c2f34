package org.gongshi.site.bake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Register;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Decisions by matter, and by organ and month. Each month of a group has pages of its own, filled
 * from the oldest decision on, so a new decision touches the last page of its month and the group's
 * own page.
 */
final class GroupPages {

  static final String MATTERS = "matters/index.html";

  private static final String TITLE = "按事项查看";
  private static final String ABOUT = "按执法事项、随机抽查事项查看公示的行政执法决定。";
  private static final int PER_PAGE = 100;
  private static final int LATEST = 20;

  private final Shell shell;
  private final OrganPages organs;

  GroupPages(Shell shell, OrganPages organs) {
    this.shell = shell;
    this.organs = organs;
  }

  /**
   * Pages of all matters that a decision names, and of the months of all organs.
   *
   * @param newestFirst live decisions
   */
  List<Page> pages(List<Register> registers, List<Decision> newestFirst) {
    Map<String, String> listed = listed(registers);
    Map<String, List<Decision>> byMatter = new TreeMap<>();
    Map<String, List<Decision>> byOrgan = new TreeMap<>();
    for (Decision decision : newestFirst) {
      byMatter.computeIfAbsent(decision.matter(), m -> new ArrayList<>()).add(decision);
      byOrgan.computeIfAbsent(decision.organ().code(), o -> new ArrayList<>()).add(decision);
    }
    List<Page> pages = new ArrayList<>();
    List<Map<String, Object>> lines = new ArrayList<>();
    byMatter.forEach(
        (matter, decisions) -> {
          String name = name(matter);
          Head.Crumb above = new Head.Crumb(TITLE, MATTERS);
          pages.add(own(matter, name, decisions, above, listed.get(matter)));
          pages.addAll(
              months(matter, name, decisions, above, new Head.Crumb(matter, name + ".html")));
          Decision one = decisions.getFirst();
          lines.add(
              Map.of(
                  "title",
                  matter,
                  "path",
                  name + ".html",
                  "count",
                  decisions.size(),
                  "kindLabel",
                  Labels.of(one.kind())));
        });
    lines.sort(Comparator.comparing(line -> String.valueOf(line.get("kindLabel"))));
    Head head = Head.plain(MATTERS, TITLE, ABOUT).in(TITLE, ABOUT, "政务动态");
    pages.add(shell.page("matters", head, Map.of("matters", lines)));
    byOrgan.forEach(
        (code, decisions) -> {
          String organ = decisions.getFirst().organ().name();
          Head.Crumb above = new Head.Crumb("执法机关", "organs/index.html");
          pages.addAll(
              months(
                  organ,
                  "organs/" + code,
                  decisions,
                  above,
                  new Head.Crumb(organ, "organs/" + code + ".html")));
        });
    return pages;
  }

  /** Pages of registered matters by what the matters are called. */
  private static Map<String, String> listed(List<Register> registers) {
    Map<String, String> listed = new TreeMap<>();
    for (Register register : registers) {
      if (register.register().equals("matters")
          || register.register().equals("random-inspection")) {
        RegisterPages.newest(register)
            .forEach(
                e ->
                    listed.putIfAbsent(
                        RegisterChanges.title(register, e), register.entryPath(e.key())));
      }
    }
    return listed;
  }

  /** A name that follows from the words alone, so that the address stays. */
  static String name(String matter) {
    return "matters/" + Sha256.of(matter).substring(0, 16);
  }

  private Page own(
      String matter,
      String name,
      List<Decision> decisions,
      Head.Crumb above,
      @Nullable String registered) {
    Map<String, Object> body = body(decisions.stream().limit(LATEST).toList(), decisions.size());
    body.put("months", monthLinks(name, decisions, null));
    DecisionModel.putText(body, "registered", registered);
    Head head =
        Head.plain(name + ".html", matter, matter + "的行政执法决定。")
            .in(TITLE, ABOUT, "政务动态")
            .below(above);
    return shell.page("group", head, body);
  }

  private List<Page> months(
      String title, String name, List<Decision> decisions, Head.Crumb... above) {
    List<Page> pages = new ArrayList<>();
    byMonth(decisions)
        .forEach(
            (month, own) -> {
              List<Decision> oldestFirst = own.reversed();
              int total = (own.size() + PER_PAGE - 1) / PER_PAGE;
              for (int number = 1; number <= total; number++) {
                int to = Math.min(own.size(), number * PER_PAGE);
                Map<String, Object> body =
                    body(oldestFirst.subList((number - 1) * PER_PAGE, to).reversed(), own.size());
                body.put("month", Labels.month(month));
                body.put("months", monthLinks(name, decisions, month));
                body.put(
                    "pager",
                    Pagination.of(
                        number,
                        total,
                        number < total ? number + 1 : null,
                        number > 1 ? number - 1 : null,
                        Pagination.window(number, total).reversed(),
                        n -> path(name, month, n, total)));
                Head head =
                    Head.plain(
                            path(name, month, number, total),
                            title + "（" + Labels.month(month) + "）",
                            title + Labels.month(month) + "的行政执法决定。")
                        .in(TITLE, ABOUT, "政务动态")
                        .below(above);
                pages.add(shell.page("group", head, body));
              }
            });
    return pages;
  }

  private static String path(String name, YearMonth month, int number, int total) {
    return name + "/" + month + (number == total ? "" : "-" + number) + ".html";
  }

  static Map<YearMonth, List<Decision>> byMonth(List<Decision> decisions) {
    Map<YearMonth, List<Decision>> months = new TreeMap<>(Comparator.reverseOrder());
    decisions.forEach(
        d -> months.computeIfAbsent(YearMonth.from(d.decidedOn()), m -> new ArrayList<>()).add(d));
    return months;
  }

  static List<Map<String, Object>> monthLinks(
      String name, List<Decision> decisions, @Nullable YearMonth current) {
    List<Map<String, Object>> links = new ArrayList<>();
    byMonth(decisions)
        .forEach(
            (month, own) ->
                links.add(
                    Map.of(
                        "label", Labels.month(month),
                        "path", name + "/" + month + ".html",
                        "count", own.size(),
                        "current", month.equals(current))));
    return links;
  }

  private Map<String, Object> body(List<Decision> shown, int total) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("items", shown.stream().map(d -> Items.of(d, organs.path(d.organ().code()))).toList());
    body.put("total", total);
    return body;
  }
}
