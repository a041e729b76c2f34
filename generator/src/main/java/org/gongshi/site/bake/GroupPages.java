package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Register;
import org.gongshi.site.content.Sha256;
import org.jspecify.annotations.Nullable;

/** Decisions by matter and year, and by organ and month. */
final class GroupPages {

  static final String MATTERS = "matters/index.html";
  static final String TITLE = "按事项查看";
  static final String ABOUT = "按执法事项、随机抽查事项查看公示的行政执法决定。";

  private final Shell shell;
  private final OrganPages organs;
  private final Kept kept;
  private final Map<String, List<KnownDecision>> byMatter;

  GroupPages(
      Shell shell, OrganPages organs, SortedMap<String, List<KnownDecision>> months, Kept kept) {
    this.shell = shell;
    this.organs = organs;
    this.kept = kept;
    this.byMatter = kept.matters().of(months);
    kept.ofMatters().retain(byMatter.keySet());
    kept.ofOrganMonths().retain(organs.groups().keySet());
  }

  /** Pages of all matters that a decision names, and of the months of all organs. */
  List<Draft> drafts(List<Register> registers) {
    List<Draft> drafts = new ArrayList<>();
    Map<String, String> listed = listed(registers);
    byMatter.forEach(
        (matter, own) ->
            drafts.addAll(
                kept.ofMatters()
                    .get(matter, own, newest -> matter(matter, newest, listed.get(matter)))));
    drafts.add(matters(new TreeMap<>(byMatter)));
    organs
        .groups()
        .forEach(
            (code, group) ->
                drafts.addAll(
                    kept.ofOrganMonths()
                        .get(code, group.newestFirst(), newest -> organ(code, group))));
    return drafts;
  }

  private List<Draft> matter(
      String matter, List<KnownDecision> newestFirst, @Nullable String registered) {
    Group group = new Group(shell, matter, name(matter), Period.YEAR, newestFirst);
    Head.Crumb above = new Head.Crumb(TITLE, MATTERS);
    List<Draft> drafts = new ArrayList<>();
    drafts.add(group.own(above, registered));
    drafts.addAll(group.periods(above, new Head.Crumb(matter, name(matter) + ".html")));
    return drafts;
  }

  private Draft matters(Map<String, List<KnownDecision>> byMatter) {
    List<Map<String, Object>> lines = new ArrayList<>();
    byMatter.forEach(
        (matter, own) ->
            lines.add(
                Map.of(
                    "title",
                    matter,
                    "path",
                    name(matter) + ".html",
                    "count",
                    own.size(),
                    "kindLabel",
                    Labels.of(own.getFirst().decision().kind()))));
    lines.sort(Comparator.comparing(line -> String.valueOf(line.get("kindLabel"))));
    Head head = Head.plain(MATTERS, TITLE, ABOUT).in(TITLE, ABOUT, "政务动态");
    return Draft.of(shell.page("matters", head, Map.of("matters", lines)));
  }

  private static List<Draft> organ(String code, Group group) {
    return group.periods(
        new Head.Crumb("执法机关", "organs/index.html"),
        new Head.Crumb(group.title(), "organs/" + code + ".html"));
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

  /**
   * A name that follows from the words alone, so that the address stays. There are hundreds of
   * matters: they share a few folders.
   */
  static String name(String matter) {
    String hash = Sha256.of(matter);
    return "matters/" + hash.charAt(0) + "/" + hash.substring(1, 16);
  }

  /** The folder of a group's page, of which releases may share it; {@code ""} is the root. */
  static String folder(String path) {
    int end = path.lastIndexOf('/');
    boolean shared = path.indexOf('/') < end;
    return shared ? path.substring(0, end) : "";
  }
}
