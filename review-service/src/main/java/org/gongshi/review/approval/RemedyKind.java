package org.gongshi.review.approval;

/** What may be brought against a decision (行政复议法, 行政诉讼法). */
public enum RemedyKind {
  RECONSIDERATION("行政复议"),
  SUIT("行政诉讼一审"),
  APPEAL("行政诉讼二审"),
  RETRIAL("行政诉讼再审");

  private final String label;

  RemedyKind(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
