package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.site.content.Register;
import org.jspecify.annotations.Nullable;

/**
 * What is disclosed before enforcement: a page per register and the list of them. They change with
 * the registers only, never with a decision.
 */
final class RegisterPages {

  static final String COLUMN = "事前公示";
  static final String ABOUT = "行政执法主体、人员、职责、权限、依据、程序、救济渠道等事前公示内容。";

  /** The order in which the plan names them (part 1, 1 (2)); others come after, by name. */
  private static final List<String> ORDER =
      List.of(
          "organs",
          "officers",
          "matters",
          LegalBases.REGISTER,
          "procedures",
          "random-inspection",
          "fees",
          "remedies",
          "supervision",
          "service-windows",
          "service-guides",
          "document-templates",
          "reviewer-training",
          "not-published",
          "record-figures");

  /** Columns by which a long register is put in groups, the first that it has. */
  private static final List<String> GROUPED_BY =
      List.of("kind", "organ", "payee", "level", "stage", "year", "part");

  private static final int WORTH_GROUPING = 7;

  private RegisterPages() {}

  static List<Page> pages(Shell shell, List<Register> registers) {
    LegalBases bases = new LegalBases(registers);
    List<Page> pages = new ArrayList<>();
    Head head = Head.plain("registers/index.html", COLUMN, ABOUT);
    pages.add(shell.page("registers", head, Map.of("registers", lines(registers))));
    for (Register register : registers) {
      Head own =
          Head.plain(register.pagePath(), register.title(), about(register))
              .in(COLUMN, ABOUT, "概况信息")
              .below(crumb());
      pages.add(shell.page("register", own, Map.of("register", model(register, bases))));
    }
    pages.addAll(RegisterEntryPages.pages(shell, registers, bases));
    pages.addAll(RegisterChangePages.pages(shell, registers));
    return pages;
  }

  static Head.Crumb crumb() {
    return new Head.Crumb(COLUMN, "registers/index.html");
  }

  static List<Map<String, Object>> lines(List<Register> registers) {
    return registers.stream()
        .sorted(Comparator.comparingInt(RegisterPages::place).thenComparing(Register::register))
        .map(RegisterPages::line)
        .toList();
  }

  private static int place(Register register) {
    int place = ORDER.indexOf(register.register());
    return place < 0 ? ORDER.size() : place;
  }

  private static Map<String, Object> line(Register register) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("title", register.title());
    line.put("path", register.pagePath());
    DecisionModel.putText(line, "summary", register.summary());
    line.put("count", current(register).size());
    line.put("updatedOn", register.updatedOn().toString());
    return line;
  }

  /** What is in force on the day of the register, the newest version of each entry. */
  static List<Register.Entry> current(Register register) {
    return newest(register).stream().filter(e -> !e.endedBefore(register.updatedOn())).toList();
  }

  /** The newest version of each entry that is shown, in the register's order. */
  static List<Register.Entry> newest(Register register) {
    Map<String, List<Register.Entry>> versions = RegisterChanges.versions(register);
    Set<Register.Entry> last = Set.copyOf(versions.values().stream().map(List::getLast).toList());
    return register.entries().stream()
        .filter(last::contains)
        .filter(e -> !register.dropsEnded() || !e.endedBefore(register.updatedOn()))
        .toList();
  }

  private static String about(Register register) {
    return register.summary() == null ? register.title() : register.summary();
  }

  private static Map<String, Object> model(Register register, LegalBases bases) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", register.title());
    DecisionModel.putText(model, "summary", register.summary());
    model.put("sample", register.sample());
    model.put("updatedOn", register.updatedOn().toString());
    DecisionModel.putText(model, "basis", register.basis());
    model.put("columns", columns(register));
    List<Register.Entry> newest = newest(register);
    model.put("entries", newest.stream().map(e -> entry(register, e, bases)).toList());
    List<Register.Entry> current = current(register);
    model.put("groups", groups(register, current, bases));
    model.put(
        "ended",
        newest.stream()
            .filter(e -> !current.contains(e))
            .map(e -> entry(register, e, bases))
            .toList());
    return model;
  }

  static List<Map<String, Object>> columns(Register register) {
    return register.columns().stream()
        .map(c -> Map.<String, Object>of("key", c.key(), "label", c.label(), "page", c.isPage()))
        .toList();
  }

  private static List<Map<String, Object>> groups(
      Register register, List<Register.Entry> entries, LegalBases bases) {
    String column = groupColumn(register, entries);
    Map<String, List<Map<String, Object>>> byLabel = new LinkedHashMap<>();
    for (Register.Entry entry : entries) {
      String label = column == null ? "" : entry.values().getOrDefault(column, "其他");
      byLabel.computeIfAbsent(label, l -> new ArrayList<>()).add(entry(register, entry, bases));
    }
    List<Map<String, Object>> groups = new ArrayList<>();
    byLabel.forEach(
        (label, own) ->
            groups.add(Map.of("label", label, "id", "g-" + (groups.size() + 1), "entries", own)));
    return groups;
  }

  /** Groups help where there are several, and not one for each entry. */
  private static @Nullable String groupColumn(Register register, List<Register.Entry> entries) {
    if (entries.size() < WORTH_GROUPING) {
      return null;
    }
    return GROUPED_BY.stream()
        .filter(key -> register.columns().stream().anyMatch(c -> c.key().equals(key)))
        .filter(
            key -> {
              long labels = entries.stream().map(e -> e.values().get(key)).distinct().count();
              return labels > 1 && labels * 2 <= entries.size();
            })
        .findFirst()
        .orElse(null);
  }

  /** An entry as templates see it; its cells are in the order of the columns. */
  static Map<String, Object> entry(Register register, Register.Entry entry, LegalBases bases) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("key", entry.key());
    model.put("path", register.entryPath(entry.key()));
    model.put("effectiveFrom", entry.effectiveFrom().toString());
    DecisionModel.putText(model, "effectiveTo", entry.effectiveTo());
    model.put("ended", entry.endedBefore(register.updatedOn()));
    List<String> cells =
        register.columns().stream().map(c -> entry.values().getOrDefault(c.key(), "")).toList();
    model.put("cells", cells);
    model.put("pieces", cells.stream().map(bases::pieces).toList());
    model.put("concerns", bases.concerns(entry));
    return model;
  }
}
