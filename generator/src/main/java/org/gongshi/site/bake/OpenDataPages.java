package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.List;
import org.gongshi.site.bake.Section.Cell;
import org.gongshi.site.bake.Section.Table;
import org.gongshi.site.content.Kind;

/**
 * The catalogue of the open data for people, and the names of the files, which {@code feeds}
 * writes. A new decision touches this page only when it is the first of its kind and year or
 * changes a count.
 */
public final class OpenDataPages {

  public static final String PATH = "data/index.html";
  public static final String CATALOGUE = "data/catalog.jsonld";
  public static final String CHECKSUMS = "data/SHA256SUMS";
  public static final String REMOVED = "feeds/removed.json";

  private static final String ABOUT = "公示的行政执法决定可以按年度和类别下载，供统计、研究和再利用。";

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

  /** A year's file of a kind. */
  public static String file(Kind kind, int year, String extension) {
    return "data/" + kind.slug() + "-" + year + "." + extension;
  }

  /** A year's file in the columns of the double publicity exchange; licences and penalties only. */
  public static String exchange(Kind kind, int year) {
    return "data/double-publicity-" + kind.slug() + "-" + year + ".csv";
  }

  static Page page(Shell shell, Figures figures) {
    List<List<Cell>> files = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int year : figures.years(kind)) {
        boolean exchanged = kind == Kind.LICENCE || kind == Kind.PENALTY;
        files.add(
            List.of(
                Cell.of(Labels.of(kind) + " " + year + "年"),
                Cell.of(figures.sum(Figures.of(kind, year)).decisions() + "件"),
                Cell.link("CSV", file(kind, year, "csv")),
                Cell.link("JSON Lines", file(kind, year, "jsonl")),
                exchanged ? Cell.link("双公示CSV", exchange(kind, year)) : Cell.of("—")));
      }
    }
    List<Section> sections = new ArrayList<>();
    sections.add(
        Section.words(
                "files",
                "按年度下载",
                "CSV为UTF-8编码（带BOM），第一行为字段名，可以直接用表格软件打开；以=、+、-、@开头的内容前加单引号。"
                    + "JSON Lines每行一件，内容与各决定页面旁的数据文件相同，只不含被更正版本的编号。")
            .with(new Table("按年度下载", List.of("数据", "件数", "表格", "逐行数据", "交换格式"), files, false)));
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
