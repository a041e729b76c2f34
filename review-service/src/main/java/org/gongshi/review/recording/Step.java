package org.gongshi.review.recording;

import java.util.Optional;
import org.gongshi.review.cases.CaseEvent;

/**
 * Steps of a case that look for records, in their order; what was due before one is due before all
 * later.
 */
enum Step {
  SUBMISSION("提交处理建议"),
  DECISION("作出决定"),
  SERVICE("登记送达"),
  DISCLOSURE("提出公示意见");

  private final String label;

  Step(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The step that an event is, if it is one that looks for records. */
  static Optional<Step> of(CaseEvent event) {
    return switch (event) {
      case CaseEvent.ProposalSubmitted e -> Optional.of(SUBMISSION);
      case CaseEvent.Decided e -> Optional.of(DECISION);
      case CaseEvent.DecidedOnTheSpot e -> Optional.of(DECISION);
      case CaseEvent.Served e -> Optional.of(SERVICE);
      case CaseEvent.DisclosureProposed e -> Optional.of(DISCLOSURE);
      case CaseEvent.InvestigationStarted e -> Optional.empty();
      case CaseEvent.Amended e -> Optional.empty();
      case CaseEvent.ProposalMade e -> Optional.empty();
      case CaseEvent.ActFirstDeclared e -> Optional.empty();
      case CaseEvent.ReviewerAssigned e -> Optional.empty();
      case CaseEvent.QuestionAsked e -> Optional.empty();
      case CaseEvent.QuestionAnswered e -> Optional.empty();
      case CaseEvent.ReviewPassed e -> Optional.empty();
      case CaseEvent.ReviewReturned e -> Optional.empty();
      case CaseEvent.LateReviewed e -> Optional.empty();
      case CaseEvent.DiscussionCalled e -> Optional.empty();
      case CaseEvent.DiscussionRecorded e -> Optional.empty();
      case CaseEvent.DecisionSentBack e -> Optional.empty();
      case CaseEvent.Suspended e -> Optional.empty();
      case CaseEvent.Resumed e -> Optional.empty();
      case CaseEvent.Transferred e -> Optional.empty();
      case CaseEvent.Closed e -> Optional.empty();
      case CaseEvent.DecisionRevoked e -> Optional.empty();
      case CaseEvent.RedactionDrafted e -> Optional.empty();
      case CaseEvent.DisclosureApproved e -> Optional.empty();
      case CaseEvent.DisclosureSentBack e -> Optional.empty();
      case CaseEvent.DeferralEnded e -> Optional.empty();
      case CaseEvent.EditionDropped e -> Optional.empty();
      case CaseEvent.ReceiptCame e -> Optional.empty();
      case CaseEvent.TakenDown e -> Optional.empty();
    };
  }
}
