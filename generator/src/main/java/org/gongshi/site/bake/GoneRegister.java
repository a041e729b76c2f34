package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gongshi.site.bake.Section.Cell;
import org.gongshi.site.bake.Section.Table;
import org.gongshi.site.content.Kind;
import org.gongshi.site.takedown.Suppression;

/**
 * The public register of what was taken down: when, how and why (行政处罚法 art. 48: the reason is made
 * public), nothing of the decision itself. It lies in {@code gone/}, where ids may stand.
 */
final class GoneRegister {

  static final String PATH = "gone/index.html";

  private GoneRegister() {}

  static Page page(Shell shell, List<Suppression> gone) {
    List<List<Cell>> rows = new ArrayList<>();
    gone.stream()
        .sorted(
            Comparator.comparing(Suppression::suppressedAt)
                .reversed()
                .thenComparing(Suppression::id))
        .forEach(
            one ->
                rows.add(
                    List.of(
                        Cell.link(Labels.day(one.suppressedAt()), one.gonePath()),
                        Cell.of(Labels.of(one.exit())),
                        Cell.of(part(one, 1).flatMap(Kind::ofSlug).map(Labels::of).orElse("—")),
                        Cell.of(part(one, 2).orElse("—")),
                        Cell.of(one.reason()))));
    String about = "已经停止公开的行政执法决定的日期、方式和理由。本登记不含决定的内容和当事人。";
    Section section =
        Section.words("register", "停止公开登记", rows.isEmpty() ? "目前没有停止公开的决定。" : "最近停止公开的在前。");
    return Section.page(
        shell,
        Head.plain(PATH, "停止公开登记", about),
        about + "转载、再利用数据的，请按删除清单同步删除。",
        List.of(
            rows.isEmpty()
                ? section
                : section.with(
                    new Table(
                        "停止公开登记", List.of("停止公开日期", "方式", "类别", "决定月份", "理由"), rows, false))));
  }

  /** A part of the address where the decision stood. */
  private static Optional<String> part(Suppression one, int part) {
    String path = one.path();
    return path == null ? Optional.empty() : Optional.of(path.split("/", -1)[part]);
  }
}
