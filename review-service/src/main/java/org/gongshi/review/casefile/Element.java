package org.gongshi.review.casefile;

/** What a notice to a party must carry (plan, part 1, 2 (2)). */
public enum Element {
  REASONS("执法理由"),
  LAW("适用法律"),
  RIGHTS("权利义务");

  private final String label;

  Element(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
