package org.gongshi.review.cases;

/** 退出公示, the four ways in which a published decision stops being public. */
public enum Exit {
  WITHDRAWN(CaseState.WITHDRAWN),
  CORRECTED(CaseState.CORRECTED),
  EXPIRED(CaseState.EXPIRED),
  LEAKED(CaseState.LEAKED);

  private final CaseState state;

  Exit(CaseState state) {
    this.state = state;
  }

  CaseState state() {
    return state;
  }
}
