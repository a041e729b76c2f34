package org.gongshi.site.bake;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.bake.Figures.Tally;
import org.gongshi.site.bake.Section.Bar;
import org.gongshi.site.bake.Section.Cell;
import org.gongshi.site.bake.Section.Chart;
import org.gongshi.site.bake.Section.Table;
import org.gongshi.site.content.Kind;

/**
 * The public figures and the annual report (国办发〔2018〕118号: general data of the last year by 31
 * January). Each is a sum of {@link Figures}; a new decision touches the overview and its own year.
 */
final class FigurePages {

  static final String PATH = "figures/index.html";
  private static final String TITLE = "执法数据";
  private static final String ABOUT = "公示的行政执法决定的件数、金额、按期公示情况和年度报告。";

  private final Shell shell;
  private final Figures figures;

  /** The tables of each year's report. */
  private final SortedMap<Integer, List<Section>> reports = new TreeMap<>();

  FigurePages(Shell shell, Figures figures) {
    this.shell = shell;
    this.figures = figures;
    figures.years().forEach(year -> reports.put(year, sections(year)));
  }

  List<Page> pages() {
    List<Page> pages = new ArrayList<>();
    pages.add(overview());
    reports.forEach((year, sections) -> pages.add(report(year, sections)));
    return pages;
  }

  /** The share of what was in time, in words. */
  static String inTime(Tally tally) {
    return tally.decisions() == 0
        ? "—"
        : Math.floorDiv(tally.inTime() * 1000L, tally.decisions()) / 10.0 + "%";
  }

  private static String path(int year) {
    return "figures/" + year + ".html";
  }

  private static String csvPath(int year) {
    return "figures/" + year + ".csv";
  }

  /** The tables of each year's report below each other, by path. */
  Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    reports.forEach((year, sections) -> files.put(csvPath(year), csv(sections)));
    return files;
  }

  private static byte[] csv(List<Section> sections) {
    StringBuilder csv = new StringBuilder(Csv.BOM);
    for (Section section : sections) {
      Table table = section.table();
      if (table != null) {
        csv.append(Csv.line(List.of(table.caption()))).append(Csv.line(table.head()));
        table.rows().forEach(row -> csv.append(Csv.line(row.stream().map(Cell::text).toList())));
        csv.append("\r\n");
      }
    }
    return csv.toString().getBytes(StandardCharsets.UTF_8);
  }

  private Page overview() {
    List<List<Cell>> years = new ArrayList<>();
    List<Bar> bars = new ArrayList<>();
    for (int year : figures.years()) {
      List<Cell> row = new ArrayList<>();
      row.add(Cell.link(year + "年", path(year)));
      Figures own = figures.in(year);
      row.addAll(counts(own));
      Tally all = own.all();
      row.add(Cell.of(inTime(all)));
      years.add(row);
      bars.addFirst(new Bar(year + "年", all.decisions(), 0));
    }
    List<String> head = new ArrayList<>(List.of("年度"));
    for (Kind kind : Kind.values()) {
      head.add(Labels.of(kind));
    }
    head.addAll(List.of("合计", "按期公示率"));
    List<Section> sections =
        List.of(
            Section.words("years", "历年公示件数", "按决定作出的年度统计现在公示的决定，点击年度查看年度报告。")
                .with(new Table("历年公示件数", head, years, true))
                .with(new Chart("历年公示件数", "件", bars, null)),
            timeliness("全部", figures));
    return Section.page(
        shell, Head.plain(PATH, TITLE, ABOUT).in(TITLE, ABOUT, "数据统计"), ABOUT, sections);
  }

  private static Section timeliness(String what, Figures of) {
    List<List<Cell>> rows = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      rows.add(timeliness(Labels.of(kind), of.of(kind).all()));
    }
    rows.add(timeliness("合计", of.all()));
    return Section.words(
            "timeliness",
            "按期公示情况",
            "行政许可、行政处罚决定自作出之日起7个工作日内公示，其他决定20个工作日内公示。按批准公示的日期统计（" + what + "）。")
        .with(
            new Table(
                "按期公示情况（" + what + "）", List.of("类别", "公示件数", "按期", "超期", "按期率"), rows, true));
  }

  private static List<Cell> timeliness(String name, Tally tally) {
    return List.of(
        Cell.of(name),
        Cell.of(tally.decisions()),
        Cell.of(tally.inTime()),
        Cell.of(tally.decisions() - tally.inTime()),
        Cell.of(inTime(tally)));
  }

  private Page report(int year, List<Section> tables) {
    String title = year + "年度行政执法数据报告";
    String lead =
        String.valueOf(shell.site().get("name")) + "公示的" + year + "年度行政执法决定的总体数据。没有发生的填0。";
    Head head =
        Head.plain(path(year), title, lead)
            .in(TITLE, ABOUT, "数据统计")
            .below(new Head.Crumb(TITLE, PATH));
    List<Section> sections = new ArrayList<>(tables);
    sections.add(
        Section.words("download", "数据下载")
            .with(
                new Table(
                    "数据下载",
                    List.of("内容", "文件"),
                    List.of(
                        List.of(Cell.of("本报告各表"), Cell.link("CSV", csvPath(year))),
                        List.of(Cell.of("逐件数据"), Cell.link("开放数据", OpenDataPages.PATH))),
                    false)));
    return Section.page(shell, head, lead, sections);
  }

  private List<Section> sections(int year) {
    Figures own = figures.in(year);
    return List.of(byOrgan(own), byMonth(year), penalties(own), timeliness(year + "年", own));
  }

  private static Section byOrgan(Figures own) {
    List<String> head = new ArrayList<>(List.of("执法机关"));
    for (Kind kind : Kind.values()) {
      head.add(Labels.of(kind));
    }
    head.add("合计");
    List<List<Cell>> rows = new ArrayList<>();
    for (String organ : own.organs()) {
      rows.add(counts(organ, own.of(organ)));
    }
    rows.add(counts("合计", own));
    return Section.words("organs", "各机关公示件数").with(new Table("各机关公示件数", head, rows, true));
  }

  private static List<Cell> counts(String name, Figures of) {
    List<Cell> row = new ArrayList<>(List.of(Cell.of(name)));
    row.addAll(counts(of));
    return row;
  }

  /** A cell for each kind and one for all of them. */
  private static List<Cell> counts(Figures of) {
    List<Cell> cells = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      cells.add(Cell.of(of.of(kind).decisions()));
    }
    cells.add(Cell.of(of.decisions()));
    return cells;
  }

  private Section byMonth(int year) {
    List<Bar> bars = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (int month = 1; month <= 12; month++) {
      int now = figures.in(YearMonth.of(year, month)).decisions();
      int before = figures.in(YearMonth.of(year - 1, month)).decisions();
      bars.add(new Bar(month + "月", now, before));
      rows.add(
          List.of(
              Cell.of(month + "月"), Cell.of(now), Cell.of(before), Cell.of(change(now, before))));
    }
    int now = figures.in(year).decisions();
    int before = figures.in(year - 1).decisions();
    rows.add(List.of(Cell.of("全年"), Cell.of(now), Cell.of(before), Cell.of(change(now, before))));
    return Section.words("months", "各月公示件数，与上年比较")
        .with(
            new Table(
                "各月公示件数，与上年比较", List.of("月份", year + "年", (year - 1) + "年", "增减"), rows, true))
        .with(new Chart("各月公示件数", "件", bars, (year - 1) + "年同月"));
  }

  private static String change(int now, int before) {
    return now > before ? "+" + (now - before) : String.valueOf(now - before);
  }

  private static Section penalties(Figures own) {
    Tally all = own.of(Kind.PENALTY).all();
    List<List<Cell>> rows = new ArrayList<>();
    for (PenaltyClass one : PenaltyClass.values()) {
      if (one != PenaltyClass.OTHER) {
        rows.add(List.of(Cell.of(one.label()), Cell.of(all.classes().getOrDefault(one, 0))));
      }
    }
    rows.add(
        List.of(
            Cell.of(PenaltyClass.OTHER.label()),
            Cell.of(all.classes().getOrDefault(PenaltyClass.OTHER, 0))));
    rows.add(List.of(Cell.of("合计"), Cell.of(all.decisions())));
    rows.add(List.of(Cell.of("罚没等金额（元）"), Cell.of(all.yuan().toPlainString())));
    return Section.words("penalties", "行政处罚实施情况", "一件决定并处几种处罚的，只计入最重的一种。")
        .with(new Table("行政处罚实施情况（件）", List.of("处罚种类", "数量"), rows, true));
  }
}
