package org.gongshi.site.bake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.gongshi.site.content.Kind;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.plan.Plan;
import org.gongshi.site.plan.Slots;
import org.gongshi.site.plan.Tree;
import org.jspecify.annotations.Nullable;

/**
 * The lists of each kind and of each of its months. Page n holds the slots 50(n−1) to 50n−1, so
 * pages are numbered from the oldest end and an old page does not change when something new comes;
 * {@code index.html} is the newest page.
 */
final class ListPages {

  private final Shell shell;
  private final Plan.Bake plan;
  private final OrganPages organs;
  private final Kept warm;

  ListPages(Shell shell, Plan.Bake plan, OrganPages organs, Kept warm) {
    this.shell = shell;
    this.plan = plan;
    this.organs = organs;
    this.warm = warm;
  }

  /** The pages of the lists that something changed in. */
  List<Draft> drafts() {
    warm.byId().retain(plan.publishable().months().keySet());
    List<Draft> drafts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      list(kind, kind.slug(), null, drafts);
      for (String list : months(kind)) {
        list(kind, list, month(list), drafts);
      }
    }
    return drafts;
  }

  private List<String> months(Kind kind) {
    String prefix = Tree.folder(kind.slug()) + "/";
    return Stream.concat(plan.folders().keySet().stream(), plan.kept().keySet().stream())
        .filter(folder -> folder.startsWith(prefix))
        .map(folder -> folder.substring("decisions/".length()))
        .sorted(Comparator.reverseOrder())
        .toList();
  }

  private static YearMonth month(String list) {
    return YearMonth.parse(list.substring(list.indexOf('/') + 1));
  }

  private void list(Kind kind, String list, @Nullable YearMonth month, List<Draft> drafts) {
    Plan.Folder folder = plan.folders().get(Tree.folder(list));
    if (folder == null) {
      return;
    }
    List<String> ids = folder.slots();
    int total = Math.max(1, (ids.size() + Slots.PER_PAGE - 1) / Slots.PER_PAGE);
    OneList one = new OneList(kind, list, month, ids, total);
    for (int number = 1; number <= total; number++) {
      drafts.add(one.draft(number, "page-" + number + ".html"));
    }
    drafts.add(one.draft(total, "index.html"));
  }

  /**
   * The pages of one list. Only the newest says how many decisions there are, so that the older
   * ones stay as they are when something new comes.
   */
  private final class OneList {
    private final Kind kind;
    private final String list;
    private final @Nullable YearMonth month;
    private final List<String> ids;
    private final int total;
    private final Live live;
    private final List<Map<String, Object>> months;
    private final List<Map<String, Object>> countedMonths;
    private final String monthsPrint;

    OneList(Kind kind, String list, @Nullable YearMonth month, List<String> ids, int total) {
      this.kind = kind;
      this.list = list;
      this.month = month;
      this.ids = ids;
      this.total = total;
      this.live = new Live(month == null ? kind.slug() + "/" : list);
      this.months = monthLinks(kind, list, false);
      this.countedMonths = month == null ? monthLinks(kind, list, true) : months;
      this.monthsPrint = Sha256.print(months.toString());
    }

    Draft draft(int number, String file) {
      int from = Math.min(ids.size(), (number - 1) * Slots.PER_PAGE);
      int to = Math.min(ids.size(), number * Slots.PER_PAGE);
      List<KnownDecision> items = here(from, to).reversed();
      boolean newest = number == total;
      StringBuilder made = new StringBuilder(list).append('/').append(file).append('\n');
      Pagination.window(number, total).forEach(n -> made.append(path(n)).append(' '));
      made.append(newest ? countedMonths.toString() : monthsPrint);
      if (newest) {
        made.append(total).append(' ').append(plan.live(list));
      }
      made.append('\n').append(warm.items().of(Tree.folder(list) + "/" + file, items));
      return new Draft(
          Tree.folder(list) + "/" + file,
          Sha256.print(made.toString()),
          () -> page(number, items, file));
    }

    /**
     * The slots' live decisions; one that a later version moved to another list leaves its slot
     * empty here.
     */
    private List<KnownDecision> here(int from, int to) {
      return ids.subList(from, to).stream().map(live::get).filter(Objects::nonNull).toList();
    }

    private String path(int number) {
      String file = number == total ? "index.html" : "page-" + number + ".html";
      return Tree.folder(list) + "/" + file;
    }

    private Page page(int number, List<KnownDecision> items, String file) {
      boolean newest = number == total;
      Map<String, Object> body = new LinkedHashMap<>();
      body.put("kind", Shell.kind(kind));
      DecisionModel.putText(body, "month", month == null ? null : Labels.month(month));
      body.put(
          "items",
          items.stream()
              .map(KnownDecision::decision)
              .map(d -> Items.of(d, organs.path(d.organ().code())))
              .toList());
      if (newest) {
        body.put("total", plan.live(list));
      }
      body.put("months", newest ? countedMonths : months);
      Map<String, Object> pager =
          Pagination.of(
              number,
              total,
              newest ? null : number + 1,
              number > 1 ? number - 1 : null,
              Pagination.window(number, total).reversed(),
              this::path);
      if (!newest) {
        pager.remove("total");
        pager.remove("last");
      }
      body.put("pager", pager);
      String path = Tree.folder(list) + "/" + file;
      return shell.page("list", head(kind, month, path, number, total), body);
    }
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

  private List<Map<String, Object>> monthLinks(Kind kind, String current, boolean counted) {
    List<Map<String, Object>> links = new ArrayList<>();
    for (String list : months(kind)) {
      int count = plan.live(list);
      if (count > 0 || list.equals(current)) {
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("label", Labels.month(month(list)));
        link.put("path", Tree.folder(list) + "/index.html");
        if (counted) {
          link.put("count", count);
        }
        link.put("current", list.equals(current));
        links.add(link);
      }
    }
    return links;
  }

  /**
   * The live decisions of the months whose list begins like this. Neighbours in a list are mostly
   * of one month.
   */
  private final class Live {
    private final List<Map<String, KnownDecision>> months = new ArrayList<>();
    private int at;

    Live(String prefix) {
      plan.publishable()
          .months()
          .tailMap(prefix)
          .forEach(
              (list, decisions) -> {
                if (list.startsWith(prefix)) {
                  months.add(warm.byId().get(list, decisions, Live::byId));
                }
              });
    }

    private static Map<String, KnownDecision> byId(List<KnownDecision> decisions) {
      Map<String, KnownDecision> byId = HashMap.newHashMap(decisions.size());
      decisions.forEach(known -> byId.put(known.id(), known));
      return byId;
    }

    @Nullable KnownDecision get(String id) {
      for (int tried = 0; tried < months.size() && !id.equals(Slots.EMPTY); tried++) {
        int month = (at + tried) % months.size();
        KnownDecision known = months.get(month).get(id);
        if (known != null) {
          at = month;
          return known;
        }
      }
      return null;
    }
  }
}
