package org.gongshi.review.cases;

import java.util.Locale;

/** 行政执法行为, the kinds of administrative action that the plan covers, with 征收征用 as the sixth. */
public enum ActionKind {
  LICENCE("行政许可"),
  PENALTY("行政处罚"),
  COERCION("行政强制"),
  FEE("行政收费"),
  INSPECTION("行政检查"),
  EXPROPRIATION_LEVY("征收征用");

  private final String label;

  ActionKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** The folder of this kind in the contract and in the site's addresses. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
