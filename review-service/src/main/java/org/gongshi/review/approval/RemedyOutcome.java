package org.gongshi.review.approval;

/** How a reconsideration or a suit ended. */
public enum RemedyOutcome {
  UPHELD("维持", false),
  DISMISSED("驳回", false),
  SETTLED("调解、和解", false),
  WITHDRAWN("撤回申请或者起诉", false),
  CHANGED("变更", true),
  REVOKED("撤销", true),
  UNLAWFUL("确认违法", true),
  VOID("确认无效", true),
  ORDERED_ANEW("撤销并责令重新作出", true);

  private final String label;
  private final boolean setsAside;

  RemedyOutcome(String label, boolean setsAside) {
    this.label = label;
    this.setsAside = setsAside;
  }

  String label() {
    return label;
  }

  boolean setsAside() {
    return setsAside;
  }
}
