package org.gongshi.site.bake;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Register;

/**
 * A page for each entry of a register, with its versions, its flow chart where it has steps, and
 * what rests on it where it is a legal basis. It changes with the registers only.
 */
final class RegisterEntryPages {

  private final Shell shell;
  private final List<Register> registers;
  private final LegalBases bases;

  private RegisterEntryPages(Shell shell, List<Register> registers, LegalBases bases) {
    this.shell = shell;
    this.registers = registers;
    this.bases = bases;
  }

  static List<Page> pages(Shell shell, List<Register> registers, LegalBases bases) {
    RegisterEntryPages all = new RegisterEntryPages(shell, registers, bases);
    List<Page> pages = new ArrayList<>();
    for (Register register : registers) {
      for (Register.Entry entry : RegisterPages.newest(register)) {
        pages.add(all.page(register, entry));
      }
    }
    return pages;
  }

  private Page page(Register register, Register.Entry entry) {
    String title = RegisterChanges.title(register, entry);
    String path = register.entryPath(entry.key());
    Map<String, Object> model = new LinkedHashMap<>(RegisterPages.entry(register, entry, bases));
    model.put("title", title);
    model.put("register", Map.of("title", register.title(), "path", register.pagePath()));
    model.put("columns", RegisterPages.columns(register));
    DecisionModel.putText(model, "checkedOn", entry.checkedOn());
    DecisionModel.putText(model, "changeBasis", entry.changeBasis());
    model.put("changes", changes(register, entry.key()));
    List<Register.Step> steps = entry.steps();
    if (steps != null && !steps.isEmpty()) {
      model.put("chart", FlowChart.of(steps));
    }
    if (register.register().equals(LegalBases.REGISTER)) {
      model.put("resting", resting(title));
    }
    model.put("links", links(register, entry, title));
    model.put("qr", QrCode.of(shell.site().get("baseUrl") + "/" + path));
    Head head =
        Head.plain(path, title, register.title() + "：" + title)
            .in(RegisterPages.COLUMN, RegisterPages.ABOUT, "概况信息")
            .below(RegisterPages.crumb(), new Head.Crumb(register.title(), register.pagePath()));
    return shell.page("entry", head, Map.of("entry", model));
  }

  /** Where to go on; none depends on which decisions there are. */
  private static List<Map<String, Object>> links(
      Register register, Register.Entry entry, String title) {
    boolean current = !entry.endedBefore(register.updatedOn());
    String asked = URLEncoder.encode(title, StandardCharsets.UTF_8);
    return switch (register.register()) {
      case "organs" -> List.of(link("该机关公示的决定", "organs/" + entry.key() + ".html"));
      case "matters", "random-inspection" -> List.of(link("检索该事项的决定", "search/?q=" + asked));
      case "officers" ->
          current
              ? List.of(
                  link("打印工作牌", "outlets/badge-" + entry.key() + ".html"),
                  link("查验执法证件", CertificatePages.PATH))
              : List.of();
      case "service-windows" ->
          current ? List.of(link("打印桌面牌", "outlets/desk-" + entry.key() + ".html")) : List.of();
      case "fees", "remedies", "supervision" ->
          List.of(link("打印公示栏", "outlets/poster-" + register.register() + ".html"));
      default -> List.of();
    };
  }

  private static Map<String, Object> link(String label, String path) {
    return Map.of("label", label, "path", path);
  }

  private List<Map<String, Object>> changes(Register register, String key) {
    return RegisterChanges.of(List.of(register)).stream()
        .filter(change -> change.key().equals(key))
        .map(RegisterChangePages::model)
        .toList();
  }

  /** The entries in force that name this basis. */
  private List<Map<String, Object>> resting(String title) {
    List<Map<String, Object>> resting = new ArrayList<>();
    for (Register register : registers) {
      for (Register.Entry entry : RegisterPages.current(register)) {
        if (bases.restsOn(entry, title)) {
          resting.add(
              Map.of(
                  "title",
                  RegisterChanges.title(register, entry),
                  "path",
                  register.entryPath(entry.key()),
                  "register",
                  register.title()));
        }
      }
    }
    return resting;
  }
}
