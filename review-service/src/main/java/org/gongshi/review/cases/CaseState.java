package org.gongshi.review.cases;

/**
 * Where a case stands. What leads from one state to the next is written in {@link Lifecycle} alone.
 */
public enum CaseState {
  FILED("已立案"),
  INVESTIGATING("调查中"),
  PROPOSED("已提出处理建议"),
  UNDER_LEGAL_REVIEW("法制审核中"),
  RETURNED("法制审核退回"),
  AWAITING_APPROVAL("待负责人决定"),
  IN_COLLECTIVE_DISCUSSION("集体讨论中"),
  DECIDED("已作出决定"),
  SERVED("已送达"),
  REDACTING("隐私处理中"),
  AWAITING_DISCLOSURE_APPROVAL("待公示审核"),
  EXPORTED("已批准公示"),
  PUBLISHED("已公示"),
  NOT_DISCLOSED("不予公开"),
  DEFERRED("暂缓公开"),
  WITHDRAWN("已撤回"),
  CORRECTED("已更正"),
  EXPIRED("公示期满"),
  LEAKED("紧急下架"),
  REVOKED("决定已被撤销"),
  SUSPENDED("中止办理"),
  TRANSFERRED("已移送"),
  CLOSED("已终结办理");

  private final String label;

  CaseState(String label) {
    this.label = label;
  }

  /**
   * Whether a decision was made and is to be public, but is not yet; V9__search.sql has the same.
   */
  public boolean awaitsPublication() {
    return switch (this) {
      case DECIDED, SERVED, REDACTING, AWAITING_DISCLOSURE_APPROVAL, EXPORTED -> true;
      case FILED,
          INVESTIGATING,
          PROPOSED,
          UNDER_LEGAL_REVIEW,
          RETURNED,
          AWAITING_APPROVAL,
          IN_COLLECTIVE_DISCUSSION,
          PUBLISHED,
          NOT_DISCLOSED,
          DEFERRED,
          WITHDRAWN,
          CORRECTED,
          EXPIRED,
          LEAKED,
          REVOKED,
          SUSPENDED,
          TRANSFERRED,
          CLOSED ->
          false;
    };
  }

  public String label() {
    return label;
  }
}
