package org.gongshi.review.cases;

/** What can happen to a case. {@code by} is the account's id. */
public sealed interface CaseEvent {
  /** 开始调查. */
  record InvestigationStarted(long by) implements CaseEvent {}

  /** 补正案件信息: facts, parties or details were put right before the decision. */
  record Amended(long by) implements CaseEvent {}

  /**
   * 提出处理建议, at the end of the investigation, after a return, or instead of an earlier one, whose
   * review it voids.
   *
   * @param discussionRequired whether the case is complex or major (行政处罚法 art. 57)
   */
  record ProposalMade(long by, boolean discussionRequired) implements CaseEvent {}

  /** 提交: to legal review where one is required, else straight to the head. */
  record ProposalSubmitted(long by) implements CaseEvent {}

  /** 先实施后审核, where the law allows a measure before its review. */
  record ActFirstDeclared(long by) implements CaseEvent {}

  record ReviewerAssigned(long by, long reviewer) implements CaseEvent {}

  /** The reviewer asks the handler; the review's clock stands still. */
  record QuestionAsked(long by) implements CaseEvent {}

  record QuestionAnswered(long by) implements CaseEvent {}

  record ReviewPassed(long by) implements CaseEvent {}

  record ReviewReturned(long by) implements CaseEvent {}

  /** The review that an act-first measure still owed. */
  record LateReviewed(long by, boolean passed) implements CaseEvent {}

  /** 集体讨论 is called by the head. */
  record DiscussionCalled(long by) implements CaseEvent {}

  record DiscussionRecorded(long by, boolean agreed) implements CaseEvent {}

  /** The head does not agree. */
  record DecisionSentBack(long by) implements CaseEvent {}

  /** 负责人决定. */
  record Decided(long by) implements CaseEvent {}

  /** 当场决定 under the summary procedure (行政处罚法 art. 51, 52). */
  record DecidedOnTheSpot(long by) implements CaseEvent {}

  /** 送达. */
  record Served(long by) implements CaseEvent {}

  /** 中止, granted by the head. */
  record Suspended(long by) implements CaseEvent {}

  /** 恢复办理. */
  record Resumed(long by) implements CaseEvent {}

  /** 移送 to the organ that is competent, granted by the head. */
  record Transferred(long by) implements CaseEvent {}

  /** 终结办理 without a decision, granted by the head. */
  record Closed(long by) implements CaseEvent {}

  /** The decision was set aside: by its organ, on reconsideration or by a court. */
  record DecisionRevoked(long by) implements CaseEvent {}

  /** 隐私处理, first draft or a new one. */
  record RedactionDrafted(long by) implements CaseEvent {}

  record DisclosureProposed(long by, DisclosureChoice choice) implements CaseEvent {}

  record DisclosureApproved(long by, DisclosureChoice choice) implements CaseEvent {}

  record DisclosureSentBack(long by) implements CaseEvent {}

  /** 暂缓公开 is over: its day has passed, or its cause is gone. */
  record DeferralEnded() implements CaseEvent {}

  /** 更正终止: an edition that was begun is not needed any more, for its decision has left. */
  record EditionDropped() implements CaseEvent {}

  /** The generator's receipt: the decision is public. */
  record ReceiptCame() implements CaseEvent {}

  /** 退出公示. Asks less than publishing: one authorised person is enough. */
  record TakenDown(long by, Exit exit) implements CaseEvent {}
}
