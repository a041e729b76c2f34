package org.gongshi.site.bake;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.site.bake.RegisterChanges.Change;
import org.gongshi.site.bake.RegisterChanges.What;
import org.gongshi.site.content.Register;

/**
 * The public change log of the registers, and for each day with changes the sheet that is submitted
 * within ten working days with the legal texts (plan part 1: 十个工作日内报送职权变动情况及法律文本). They change with
 * the registers only.
 */
final class RegisterChangePages {

  private static final String TITLE = "动态调整记录";
  private static final String ABOUT = "事前公示内容的新增、变更和失效，逐日列明变动的内容和依据。";
  private static final String PATH = "registers/changes/index.html";
  private static final int DAYS_TO_SUBMIT = 10;

  private RegisterChangePages() {}

  static List<Page> pages(Shell shell, List<Register> registers) {
    WorkingDays calendar = WorkingDays.of(registers);
    Map<LocalDate, List<Change>> byDay = new TreeMap<>(Comparator.reverseOrder());
    for (Change change : RegisterChanges.of(registers)) {
      byDay.computeIfAbsent(change.day(), day -> new ArrayList<>()).add(change);
    }
    List<Map<String, Object>> days = new ArrayList<>();
    List<Page> pages = new ArrayList<>();
    byDay.forEach(
        (day, changes) -> {
          Map<String, Object> model = day(day, changes, calendar);
          days.add(model);
          Head head =
              Head.plain(path(day), day + "职权变动情况", "报送职权变动情况及法律文本的清单。")
                  .in(RegisterPages.COLUMN, RegisterPages.ABOUT, "概况信息")
                  .below(RegisterPages.crumb(), new Head.Crumb(TITLE, PATH));
          pages.add(shell.page("changes", head, Map.of("days", List.of(model), "sheet", true)));
        });
    Head head =
        Head.plain(PATH, TITLE, ABOUT)
            .in(RegisterPages.COLUMN, RegisterPages.ABOUT, "概况信息")
            .below(RegisterPages.crumb());
    pages.add(shell.page("changes", head, Map.of("days", days, "sheet", false)));
    return pages;
  }

  private static String path(LocalDate day) {
    return "registers/changes/" + day + ".html";
  }

  private static Map<String, Object> day(
      LocalDate day, List<Change> changes, WorkingDays calendar) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("day", day.toString());
    model.put("path", path(day));
    calendar
        .after(day, DAYS_TO_SUBMIT)
        .ifPresent(counted -> model.put("submitBy", counted.last().toString()));
    model.put(
        "altered",
        changes.stream()
            .filter(c -> c.what() != What.ADDED)
            .map(RegisterChangePages::model)
            .toList());
    Map<String, List<Change>> added = new LinkedHashMap<>();
    changes.stream()
        .filter(c -> c.what() == What.ADDED)
        .forEach(c -> added.computeIfAbsent(c.register().title(), t -> new ArrayList<>()).add(c));
    List<Map<String, Object>> groups = new ArrayList<>();
    added.forEach(
        (title, own) ->
            groups.add(
                Map.of(
                    "register",
                    title,
                    "items",
                    own.stream().map(RegisterChangePages::model).toList())));
    model.put("added", groups);
    model.put("count", changes.size());
    return model;
  }

  /** A change as templates see it. */
  static Map<String, Object> model(Change change) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("day", change.day().toString());
    model.put("title", change.title());
    model.put("register", change.register().title());
    model.put("path", change.path());
    model.put("what", label(change.what()));
    model.put(
        "differences",
        change.differences().stream()
            .map(d -> Map.of("label", d.label(), "before", d.before(), "after", d.after()))
            .toList());
    DecisionModel.putText(model, "basis", change.basis());
    return model;
  }

  private static String label(What what) {
    return switch (what) {
      case ADDED -> "新增";
      case CHANGED -> "变更";
      case ENDED -> "失效";
    };
  }
}
