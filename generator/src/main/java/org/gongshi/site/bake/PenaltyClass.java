package org.gongshi.site.bake;

import java.util.regex.Pattern;

/**
 * The classes of penalties in the annual statistical table, lighter ones first. A combined penalty
 * counts once, in its heaviest class.
 */
enum PenaltyClass {
  OTHER("其他行政处罚", "(?!)"),
  WARNING("警告、通报批评", "警告|通报批评"),
  FINE("罚款", "罚款"),
  CONFISCATION("没收违法所得、没收非法财物", "没收"),
  SUSPENSION("暂扣许可证件、降低资质等级", "暂扣|降低资质"),
  REVOCATION("吊销许可证件", "吊销"),
  RESTRICTION("限制开展生产经营活动、限制从业", "限制"),
  CLOSURE("责令停产停业、责令关闭", "停产|停业|关闭"),
  DETENTION("行政拘留", "拘留");

  private final String label;
  private final Pattern words;

  PenaltyClass(String label, String words) {
    this.label = label;
    this.words = Pattern.compile(words);
  }

  String label() {
    return label;
  }

  /** The heaviest class that a category names. */
  static PenaltyClass of(String category) {
    PenaltyClass heaviest = OTHER;
    for (PenaltyClass one : values()) {
      if (one.words.matcher(category).find()) {
        heaviest = one;
      }
    }
    return heaviest;
  }
}
