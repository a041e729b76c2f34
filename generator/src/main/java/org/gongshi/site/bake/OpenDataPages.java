package org.gongshi.site.bake;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.bake.Section.Cell;
import org.gongshi.site.bake.Section.Table;
import org.gongshi.site.content.Kind;
import org.gongshi.site.plan.Tree;

/**
 * The catalogue of the open data for people, and the names of the files, which {@code feeds}
 * writes. The files of a kind and month lie with its decisions, so that a release shares those of
 * all other months. A new decision touches the overview and the page of its year.
 */
public final class OpenDataPages {

  public static final String PATH = "data/index.html";
  public static final String CATALOGUE = "data/catalog.jsonld";
  public static final String CHECKSUMS = "data/SHA256SUMS";
  public static final String REMOVED = "feeds/removed.json";

  private static final String ABOUT = "公示的行政执法决定可以按类别和月份下载，供统计、研究和再利用。";

  /** The fields of the CSV files, in their order: key, meaning, form. */
  public static final List<List<String>> FIELDS =
      List.of(
          List.of("id", "编号", "26个字符，不变"),
          List.of("version", "版本", "整数，2以上为更正后的版本"),
          List.of("kind", "执法类别", "代码，与网址中的目录相同"),
          List.of("procedure", "程序", "GENERAL一般，SUMMARY简易"),
          List.of("title", "标题", "文字"),
          List.of("documentNumber", "决定书文号", "文字"),
          List.of("organCode", "执法机关统一社会信用代码", "18个字符"),
          List.of("organ", "执法机关", "文字"),
          List.of("matter", "执法事项", "文字"),
          List.of("category", "执法类别细分", "文字"),
          List.of("parties", "执法对象", "经隐私处理，几个的用“；”隔开"),
          List.of("creditCodes", "执法对象统一社会信用代码", "几个的用“；”隔开"),
          List.of("basis", "依据", "文字，换行改为空格"),
          List.of("conclusion", "执法结论", "文字，换行改为空格"),
          List.of("amountYuan", "金额", "元，两位小数"),
          List.of("decidedOn", "决定日期", "yyyy-MM-dd"),
          List.of("servedOn", "送达日期", "yyyy-MM-dd，可以为空"),
          List.of("publicBy", "应当公开的最后日期", "yyyy-MM-dd"),
          List.of("approvedOn", "批准公开日期", "yyyy-MM-dd"),
          List.of("choice", "公开方式", "FULL_TEXT全文，SUMMARY摘要，WITHOUT_NAMES隐名"),
          List.of(
              "status",
              "决定的状态",
              "IN_FORCE有效，UNDER_RECONSIDERATION正在行政复议，IN_LITIGATION正在行政诉讼，SET_ASIDE已被变更、撤销或者确认违法、无效"),
          List.of("sample", "是否虚构样例", "true或者false"),
          List.of("page", "网页", "网址"));

  private OpenDataPages() {}

  /**
   * A month's file of a kind.
   *
   * @param list of the month, {@code penalty/2026-10}
   */
  public static String file(String list, String extension) {
    return Tree.folder(list) + "/" + list.replace('/', '-') + "." + extension;
  }

  /**
   * A month's file in the columns of the double publicity exchange; licences and penalties only.
   *
   * @param list of the month
   */
  public static String exchange(String list) {
    return Tree.folder(list) + "/double-publicity-" + list.replace('/', '-') + ".csv";
  }

  /** Whether a file of this name is read by programs, line by line. */
  public static boolean isFile(String name) {
    return name.endsWith(".csv") || name.endsWith(".jsonl");
  }

  /** The overview, and a page for each year. */
  static List<Page> pages(Shell shell, Figures figures) {
    List<Page> pages = new ArrayList<>();
    pages.add(overview(shell, figures));
    figures.years().forEach(year -> pages.add(year(shell, year, figures.in(year))));
    return pages;
  }

  private static String path(int year) {
    return "data/" + year + ".html";
  }

  /** A table for each kind; a month in which there was no decision has no files. */
  private static Page year(Shell shell, int year, Figures figures) {
    List<Section> sections = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Figures own = figures.of(kind);
      List<List<Cell>> rows = new ArrayList<>();
      for (YearMonth month : own.months()) {
        String list = kind.slug() + "/" + month;
        List<Cell> row = new ArrayList<>();
        row.add(Cell.of(month.getMonthValue() + "月"));
        row.add(Cell.of(own.in(month).decisions() + "件"));
        row.add(Cell.link("CSV", file(list, "csv")));
        row.add(Cell.link("JSON Lines", file(list, "jsonl")));
        if (isExchanged(kind)) {
          row.add(Cell.link("双公示CSV", exchange(list)));
        }
        rows.add(row);
      }
      if (!rows.isEmpty()) {
        String title = Labels.of(kind) + " " + year + "年";
        List<String> head = new ArrayList<>(List.of("月份", "件数", "表格", "逐行数据"));
        if (isExchanged(kind)) {
          head.add("交换格式");
        }
        sections.add(Section.words(kind.slug(), title).with(new Table(title, head, rows, false)));
      }
    }
    String title = year + "年开放数据";
    String about = year + "年作出的、现在公示的行政执法决定，每类每月一份，按决定日期排列。月份按作出决定的日期计算。";
    return Section.page(
        shell,
        Head.plain(path(year), title, about)
            .in("开放数据", ABOUT, "数据开放")
            .below(new Head.Crumb("开放数据", PATH)),
        about,
        sections);
  }

  /** Whether decisions of a kind go into the double publicity exchange. */
  public static boolean isExchanged(Kind kind) {
    return kind == Kind.LICENCE || kind == Kind.PENALTY;
  }

  private static Page overview(Shell shell, Figures figures) {
    List<List<Cell>> years = new ArrayList<>();
    for (int year : figures.years()) {
      Figures own = figures.in(year);
      List<Cell> row = new ArrayList<>();
      row.add(Cell.link(year + "年", path(year)));
      for (Kind kind : Kind.values()) {
        row.add(Cell.of(own.of(kind).decisions()));
      }
      row.add(Cell.of(own.decisions()));
      years.add(row);
    }
    List<String> head = new ArrayList<>(List.of("年度"));
    for (Kind kind : Kind.values()) {
      head.add(Labels.of(kind));
    }
    head.add("合计");
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.words(
                "files",
                "按年度下载",
                "每类每月一份，点击年度查看各月的文件。一件决定公示、更正或者撤下，只有它那一类、那一月的文件变化。",
                "CSV为UTF-8编码（带BOM），第一行为字段名，可以直接用表格软件打开；以=、+、-、@开头的内容前加单引号。"
                    + "JSON Lines每行一件，内容与各决定页面旁的数据文件相同，只不含被更正版本的编号。")
            .with(new Table("各年度件数", head, years, true)));
    sections.add(
        Section.words("fields", "字段说明")
            .with(
                new Table(
                    "CSV字段说明",
                    List.of("字段", "含义", "形式"),
                    FIELDS.stream().map(field -> field.stream().map(Cell::of).toList()).toList(),
                    false)));
    sections.add(
        Section.words("more", "目录、订阅和删除清单")
            .with(
                new Table(
                    "目录、订阅和删除清单",
                    List.of("文件", "用途"),
                    List.of(
                        List.of(Cell.link("数据目录（DCAT）", CATALOGUE), Cell.of("供数据门户自动收录")),
                        List.of(Cell.link("校验值清单", CHECKSUMS), Cell.of("各数据文件的SHA-256")),
                        List.of(Cell.link("订阅（Atom）", "feeds/decisions.atom"), Cell.of("最近公示的50件")),
                        List.of(Cell.link("订阅（JSON Feed）", "feeds/decisions.json"), Cell.of("同上")),
                        List.of(
                            Cell.link("删除清单", REMOVED), Cell.of("已经停止公开的编号。再利用数据的，请每日核对并同步删除"))),
                    false)));
    sections.add(
        Section.words(
            "terms",
            "使用须知",
            "数据可以免费复制、使用和再利用，请注明来源和下载日期。决定撤下后，本站数据文件随即更新，请同步删除已经停止公开的内容。不得将数据用于识别已作隐私处理的个人。"));
    return Section.page(
        shell, Head.plain(PATH, "开放数据", ABOUT).in("开放数据", ABOUT, "数据开放"), ABOUT, sections);
  }
}
