package org.gongshi.review.supervision;

/** Which deadlines a board shows. */
enum BoardStatus {
  DUE("未到期"),
  NEAR("临近"),
  OVERDUE("逾期"),
  PAUSED("中止");

  private final String label;

  BoardStatus(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
