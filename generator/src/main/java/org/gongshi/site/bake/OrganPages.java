package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Decision;
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
  private final Map<String, List<Decision>> decisions = new TreeMap<>();

  private record Organ(String code, String name, @Nullable String duties, List<Object> fields) {

    String path() {
      return "organs/" + code + ".html";
    }
  }

  /**
   * Organs of registers and decisions.
   *
   * @param newestFirst live decisions
   */
  OrganPages(List<Register> registers, List<Decision> newestFirst) {
    for (Decision decision : newestFirst) {
      Decision.Organ organ = decision.organ();
      organs.putIfAbsent(organ.code(), new Organ(organ.code(), organ.name(), null, List.of()));
      decisions.computeIfAbsent(organ.code(), code -> new ArrayList<>()).add(decision);
    }
    registers.stream()
        .filter(register -> register.register().equals(REGISTER))
        .forEach(register -> register.entries().forEach(entry -> add(register, entry)));
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

  List<Page> pages(Shell shell) {
    List<Page> pages = new ArrayList<>();
    String about = "行政执法机关的名称、职责、依据和公示的决定。";
    Head head = Head.plain("organs/index.html", "执法机关", about);
    pages.add(shell.page("organs", head, Map.of("organs", lines())));
    for (Organ organ : organs.values()) {
      List<Decision> own = decisions.getOrDefault(organ.code(), List.of());
      Map<String, Object> body = new LinkedHashMap<>();
      body.put(
          "organ", Map.of("code", organ.code(), "name", organ.name(), "fields", organ.fields()));
      body.put("items", own.stream().limit(SHOWN).map(d -> Items.of(d, organ.path())).toList());
      body.put("total", own.size());
      body.put(
          "months",
          Period.MONTH.links(
              "organs/" + organ.code(), Period.MONTH.split(own, Decision::decidedOn), null));
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
              line.put("count", decisions.getOrDefault(organ.code(), List.of()).size());
              return line;
            })
        .toList();
  }
}
