package org.gongshi.review.cases;

/** What can happen to a case. {@code by} is the account's id. */
public sealed interface CaseEvent {
  /** 开始调查. */
  record InvestigationStarted(long by) implements CaseEvent {}

  /** 提出处理建议, at the end of the investigation or after a return. */
  record ProposalMade(long by) implements CaseEvent {}

  /** 提交: to legal review where one is required, else straight to the head. */
  record ProposalSubmitted(long by) implements CaseEvent {}

  record ReviewPassed(long by) implements CaseEvent {}

  record ReviewReturned(long by) implements CaseEvent {}

  /** 负责人决定. */
  record Decided(long by) implements CaseEvent {}

  /** 送达. */
  record Served(long by) implements CaseEvent {}

  /** 隐私处理, first draft or a new one. */
  record RedactionDrafted(long by) implements CaseEvent {}

  record DisclosureProposed(long by, DisclosureChoice choice) implements CaseEvent {}

  record DisclosureApproved(long by, DisclosureChoice choice) implements CaseEvent {}

  record DisclosureSentBack(long by) implements CaseEvent {}

  /** The generator's receipt: the decision is public. */
  record ReceiptCame() implements CaseEvent {}

  /** 退出公示. Asks less than publishing: one authorised person is enough. */
  record TakenDown(long by, Exit exit) implements CaseEvent {}
}
