package org.gongshi.review.filereview;

/** 评查等次. */
enum Grade {
  EXCELLENT("优秀"),
  PASSED("合格"),
  FAILED("不合格");

  private final String label;

  Grade(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
