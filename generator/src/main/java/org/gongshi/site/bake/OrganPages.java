package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.Register;
import org.jspecify.annotations.Nullable;

/**
 * A page for every organ: those of the webmaster's register {@code organs}, whose keys are credit
 * codes, and any other that signed a decision.
 */
final class OrganPages {

  private static final String REGISTER = "organs";
  private static final int SHOWN = 50;

  private final SortedMap<String, Organ> organs = new TreeMap<>();
  private final SortedMap<String, Group> groups = new TreeMap<>();

  private final Shell shell;

  private record Organ(String code, String name, @Nullable String duties, List<Object> fields) {

    String path() {
      return address(code);
    }
  }

  /** Organs of registers and decisions. */
  OrganPages(
      Shell shell,
      List<Register> registers,
      SortedMap<String, List<KnownDecision>> months,
      Kept kept) {
    this.shell = shell;
    Map<String, List<KnownDecision>> byCode = kept.organs().of(months);
    kept.ofOrgans().retain(byCode.keySet());
    byCode.forEach(
        (code, own) -> {
          Group group = kept.ofOrgans().get(code, own, newestFirst -> group(code, newestFirst));
          organs.put(code, new Organ(code, group.title(), null, List.of()));
          groups.put(code, group);
        });
    registers.stream()
        .filter(register -> register.register().equals(REGISTER))
        .forEach(register -> register.entries().forEach(entry -> add(register, entry)));
  }

  private Group group(String code, List<KnownDecision> newestFirst) {
    String name = newestFirst.getFirst().decision().organ().name();
    return new Group(shell, name, "organs/" + code, Period.MONTH, newestFirst);
  }

  /** The page of an organ that has decisions or stands in the register. */
  static String address(String code) {
    return "organs/" + code + ".html";
  }

  private void add(Register register, Register.Entry entry) {
    if (!entry.key().matches("[0-9A-HJ-NPQRTUWXY]{18}")) {
      return;
    }
    List<Object> fields = new ArrayList<>();
    for (Register.Column column : register.columns()) {
      String value = entry.values().get(column.key());
      if (value != null && !column.key().equals("name")) {
        fields.add(Map.of("label", column.label(), "value", value));
      }
    }
    String name = entry.values().getOrDefault("name", entry.key());
    organs.put(entry.key(), new Organ(entry.key(), name, entry.values().get("duties"), fields));
  }

  /** The organ's page. */
  @Nullable String path(String code) {
    Organ organ = organs.get(code);
    return organ == null ? null : organ.path();
  }

  int count() {
    return organs.size();
  }

  /** The decisions of each organ that has any, by its code. */
  SortedMap<String, Group> groups() {
    return groups;
  }

  private List<KnownDecision> decisions(Organ organ) {
    Group group = groups.get(organ.code());
    return group == null ? List.of() : group.newestFirst();
  }

  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    String about = "行政执法机关的名称、职责、依据和公示的决定。";
    Head head = Head.plain("organs/index.html", "执法机关", about);
    pages.add(shell.page("organs", head, Map.of("organs", lines())));
    for (Organ organ : organs.values()) {
      List<KnownDecision> own = decisions(organ);
      Group group = groups.get(organ.code());
      Map<String, Object> body = new LinkedHashMap<>();
      body.put(
          "organ", Map.of("code", organ.code(), "name", organ.name(), "fields", organ.fields()));
      body.put(
          "items",
          own.stream().limit(SHOWN).map(k -> Items.of(k.decision(), organ.path())).toList());
      body.put("total", own.size());
      body.put("months", group == null ? List.of() : group.links());
      Head organHead =
          Head.plain(organ.path(), organ.name(), organ.name() + "的职责、依据和公示的行政执法决定。")
              .in("执法机关", about, "概况信息")
              .below(new Head.Crumb("执法机关", "organs/index.html"));
      pages.add(shell.page("organ", organHead, body));
    }
    return pages;
  }

  private List<Map<String, Object>> lines() {
    return organs.values().stream()
        .sorted(Comparator.comparing(Organ::code))
        .map(
            organ -> {
              Map<String, Object> line = new LinkedHashMap<>();
              line.put("code", organ.code());
              line.put("name", organ.name());
              line.put("path", organ.path());
              DecisionModel.putText(line, "duties", organ.duties());
              line.put("count", decisions(organ).size());
              return line;
            })
        .toList();
  }
}
