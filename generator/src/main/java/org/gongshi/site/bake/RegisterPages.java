package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Register;

/** What is disclosed before enforcement: a page per register and the list of them. */
final class RegisterPages {

  private static final String COLUMN = "事前公示";
  private static final String ABOUT = "行政执法主体、人员、职责、权限、依据、程序、救济渠道等事前公示内容。";

  /** The order in which the plan names them (part 1, 1 (2)); others come after, by name. */
  private static final List<String> ORDER =
      List.of(
          "organs",
          "officers",
          "matters",
          "legal-bases",
          "procedures",
          "random-inspection",
          "fees",
          "remedies",
          "supervision",
          "service-windows",
          "document-templates");

  private RegisterPages() {}

  static List<Page> pages(Shell shell, List<Register> registers) {
    List<Page> pages = new ArrayList<>();
    Head head = Head.plain("registers/index.html", COLUMN, ABOUT);
    pages.add(shell.page("registers", head, Map.of("registers", lines(registers))));
    for (Register register : registers) {
      Head own =
          Head.plain(register.pagePath(), register.title(), about(register))
              .in(COLUMN, ABOUT, "概况信息")
              .below(new Head.Crumb(COLUMN, "registers/index.html"));
      pages.add(shell.page("register", own, Map.of("register", model(register))));
    }
    return pages;
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
    line.put("count", register.entries().size());
    line.put("updatedOn", register.updatedOn().toString());
    return line;
  }

  private static String about(Register register) {
    return register.summary() == null ? register.title() : register.summary();
  }

  private static Map<String, Object> model(Register register) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("title", register.title());
    DecisionModel.putText(model, "summary", register.summary());
    model.put("sample", register.sample());
    model.put("updatedOn", register.updatedOn().toString());
    DecisionModel.putText(model, "basis", register.basis());
    model.put(
        "columns",
        register.columns().stream()
            .map(column -> Map.of("key", column.key(), "label", column.label()))
            .toList());
    model.put("entries", register.entries().stream().map(e -> entry(register, e)).toList());
    return model;
  }

  private static Map<String, Object> entry(Register register, Register.Entry entry) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("key", entry.key());
    model.put("effectiveFrom", entry.effectiveFrom().toString());
    DecisionModel.putText(model, "effectiveTo", entry.effectiveTo());
    model.put(
        "cells",
        register.columns().stream()
            .map(column -> entry.values().getOrDefault(column.key(), ""))
            .toList());
    return model;
  }
}
