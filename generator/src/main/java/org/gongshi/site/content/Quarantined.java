package org.gongshi.site.content;

import java.util.Locale;
import java.util.Map;

/**
 * A file that is not published, with the rule that it broke and what to do next. Paths come from
 * outside and may spell anything, so whatever is not plain ASCII in them is masked.
 */
public record Quarantined(String path, Rule rule, String detail, String advice) {

  /** Why a file is held back. */
  public enum Rule {
    UNREADABLE("重新导出该文件，并检查磁盘与目录权限。"),
    SYMLINK("内容目录中不允许符号链接；删除链接，放置原文件。"),
    FOREIGN_FILE("该文件不属于内容目录；移走它。"),
    TOO_LARGE("文件超过长度上限；核对来源后重新导出。"),
    SIGNATURE_MISSING("缺少签名文件；请审核系统重新导出。"),
    SIGNATURE_BROKEN("签名与文件不符；停止使用该文件，请审核系统重新导出，并检查公钥设置。"),
    ENCODING("文件不是合法的 UTF-8；请审核系统重新导出。"),
    JSON("文件不是合法的 JSON；重新导出。"),
    SCHEMA("文件不符合数据约定；按约定修正后重新导出。"),
    ID_FILE_NAME("编号与文件名不一致；按编号重命名或重新导出。"),
    KIND_FOLDER("执法种类与所在目录不一致；移到正确目录或重新导出。"),
    MONTH_FOLDER("决定日期与所在月份目录不一致；移到正确目录或重新导出。"),
    DUPLICATE_ID("同一编号有多个文件；只保留版本最高的一个。"),
    ATTACHMENT_PLACE("附件的路径与决定的编号、所在目录不一致；请审核系统重新导出。"),
    ATTACHMENT_MISSING("决定所列的附件不在内容目录；请审核系统重新导出，或者先传送附件再传送决定。"),
    ATTACHMENT_BROKEN("附件与决定所列的长度或者校验值不符；停止使用该文件，请审核系统重新导出。"),
    PAGE_HEADER("网页文件的头部不完整或者有不认识的字段；补齐标题、日期和状态，改正所列的行。"),
    IMAGE_WITHOUT_WORDS("图片没有替代文字；在所列的行写明图片内容，如 ![流程图](…)。"),
    SUPPRESSION_LOST("撤下令的文件不见了，该信息继续停止公开；请审核系统重新导出撤下令，并检查备份的恢复。"),
    DEAD_LINK("页面中的站内链接没有目标；修正链接。"),
    MALFORMED_PAGE("网页的标签没有闭合或者写得不完整；修正所用的模板。");

    private final String advice;

    Rule(String advice) {
      this.advice = advice;
    }

    /** Whether what breaks the rule is kept from the public; a page with a fault is public. */
    public boolean holdsBack() {
      return this != DEAD_LINK && this != MALFORMED_PAGE;
    }

    /** The rule as it stands in reports and receipts. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static Quarantined of(String path, Rule rule, String detail) {
    return new Quarantined(masked(path), rule, masked(detail), rule.advice);
  }

  public static Quarantined of(String path, Rule rule) {
    return of(path, rule, "");
  }

  /** The name of the file without its folders and extensions. */
  public String baseName() {
    String name = path.substring(path.lastIndexOf('/') + 1);
    int dot = name.indexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  /** As reports have it. */
  public Map<String, String> line() {
    return Map.of("path", path, "rule", rule.code(), "detail", detail, "advice", advice);
  }

  private static String masked(String text) {
    return text.replaceAll("[^ -~]+", "*");
  }
}
