package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.bake.Section.Cell;
import org.gongshi.site.bake.Section.Table;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Register;

/**
 * The same registers on paper and on the hall's screen (plan part 1: one source, several outlets):
 * a poster for the counter, a sign for each window, a badge for each officer in service. They
 * change with the registers; a new decision touches the screen only.
 */
final class OutletPages {

  static final String PATH = "outlets/index.html";
  static final String SCREEN = "outlets/hall.html";

  private static final String TITLE = "张贴和展示";
  private static final String ABOUT = "供服务大厅张贴、摆放和播放的公示内容，与网站同一来源。";
  private static final int ON_SCREEN = 8;
  private static final int ON_A_WALL = 7;

  private final Shell shell;
  private final List<Register> registers;
  private final List<List<Cell>> lines = new ArrayList<>();

  private OutletPages(Shell shell, List<Register> registers) {
    this.shell = shell;
    this.registers = registers;
  }

  /** All but the screen, which shows decisions too. */
  static List<Page> pages(Shell shell, List<Register> registers) {
    OutletPages all = new OutletPages(shell, registers);
    List<Page> pages = new ArrayList<>();
    all.lines.add(List.of(Cell.link("服务大厅公示屏", SCREEN), Cell.of("大屏")));
    all.posters(pages);
    all.each("service-windows", "desk", "桌面牌", pages);
    all.each("officers", "badge", "工作牌", pages);
    Section section =
        Section.words("outlets", "可以打印和播放的页面", "每页打印为一张A4或者A3纸；大屏页面自动翻页，可以暂停。")
            .with(new Table("张贴和展示页面", List.of("名称", "形式"), all.lines, false));
    pages.add(Section.page(shell, Head.plain(PATH, TITLE, ABOUT), ABOUT, List.of(section)));
    return pages;
  }

  /**
   * The hall's screen.
   *
   * @param newestFirst live decisions
   */
  static Page screen(Shell shell, List<Register> registers, List<Decision> newestFirst) {
    return new OutletPages(shell, registers).screen(newestFirst);
  }

  private void posters(List<Page> pages) {
    for (String name : List.of("fees", "remedies", "supervision")) {
      for (Register register : registers) {
        if (register.register().equals(name)) {
          pages.add(
              page(
                  "outlets/poster-" + name + ".html",
                  register.title(),
                  "公示栏（A3横向）",
                  "poster",
                  Map.of("registers", List.of(table(register))),
                  register.pagePath()));
        }
      }
    }
  }

  private void each(String name, String type, String form, List<Page> pages) {
    for (Register register : registers) {
      if (register.register().equals(name)) {
        for (Register.Entry entry : RegisterPages.current(register)) {
          Map<String, Object> body = new LinkedHashMap<>();
          body.put("fields", fields(register, entry));
          pages.add(
              page(
                  "outlets/" + type + "-" + entry.key() + ".html",
                  RegisterChanges.title(register, entry),
                  form + "（A4）",
                  type,
                  body,
                  register.entryPath(entry.key())));
        }
      }
    }
  }

  private Page screen(List<Decision> newestFirst) {
    List<Map<String, Object>> tables = new ArrayList<>();
    for (String name : List.of("fees", "service-windows", "remedies", "supervision")) {
      registers.stream()
          .filter(register -> register.register().equals(name))
          .forEach(register -> tables.add(table(register)));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("registers", tables);
    body.put("items", newestFirst.stream().limit(ON_SCREEN).map(d -> Items.of(d, null)).toList());
    return page(SCREEN, "服务大厅公示屏", "大屏", "screen", body, "index.html");
  }

  /** What of a register fits on a wall. */
  private static Map<String, Object> table(Register register) {
    List<Register.Column> columns = register.columns().stream().limit(ON_A_WALL).toList();
    Map<String, Object> table = new LinkedHashMap<>();
    table.put("title", register.title());
    table.put("head", columns.stream().map(Register.Column::label).toList());
    table.put(
        "rows",
        RegisterPages.current(register).stream()
            .map(e -> columns.stream().map(c -> e.values().getOrDefault(c.key(), "")).toList())
            .toList());
    table.put("updatedOn", register.updatedOn().toString());
    return table;
  }

  private static List<Map<String, Object>> fields(Register register, Register.Entry entry) {
    List<Map<String, Object>> fields = new ArrayList<>();
    for (Register.Column column : register.columns()) {
      String value = entry.values().get(column.key());
      if (value != null) {
        fields.add(Map.of("label", column.label(), "value", value));
      }
    }
    return fields;
  }

  private Page page(
      String path,
      String title,
      String form,
      String type,
      Map<String, Object> body,
      String onSite) {
    lines.add(List.of(Cell.link(title, path), Cell.of(form)));
    Map<String, Object> model = new LinkedHashMap<>(body);
    model.put("type", type);
    model.put("title", title);
    model.put("qr", QrCode.of(shell.site().get("baseUrl") + "/" + onSite));
    Head head = Head.plain(path, title, title + "，" + form).below(new Head.Crumb(TITLE, PATH));
    return shell.page("outlet", head, Map.of("outlet", model));
  }
}
