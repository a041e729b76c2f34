package org.gongshi.review.supervision;

/** How far a deadline has come when people are reminded of it, once at each stage. */
enum Stage {
  NEAR("临近"),
  OVERDUE("逾期");

  private final String label;

  Stage(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
