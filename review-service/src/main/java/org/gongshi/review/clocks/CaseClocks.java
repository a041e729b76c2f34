package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseEvent.*;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.CoercionDetails;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.Details;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.FeeDetails;
import org.gongshi.review.cases.InspectionDetails;
import org.gongshi.review.cases.LevyDetails;
import org.gongshi.review.cases.LicenceDetails;
import org.gongshi.review.cases.Marks;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.PenaltyDetails;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.jspecify.annotations.Nullable;

/**
 * Which clocks each event of a case starts, stops and meets. Where an event has a day of its own,
 * such as that of the decision, the step that knows it tells {@link Clocks} before it applies the
 * event; what is running or met by then stays.
 */
final class CaseClocks implements Consequence {
  private final Clocks clocks;

  CaseClocks(Clocks clocks) {
    this.clocks = clocks;
  }

  @Override
  public void begin(Transaction tx, OpenCase open) {
    startByDetails(tx, open);
  }

  @Override
  public void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event) {
    switch (event) {
      case Amended e -> startByDetails(tx, open);
      case ProposalSubmitted e -> {
        if (open.standing().state() == CaseState.UNDER_LEGAL_REVIEW) {
          clocks.start(tx, open, ClockKind.LEGAL_REVIEW, tx.now());
          Long reviewer = open.standing().marks().assignedReviewer();
          if (reviewer != null) {
            clocks.assign(tx, open, ClockKind.LEGAL_REVIEW, reviewer);
          }
        }
      }
      case ReviewerAssigned e -> {
        clocks.assign(tx, open, ClockKind.LEGAL_REVIEW, e.reviewer());
        clocks.assign(tx, open, ClockKind.LATE_REVIEW, e.reviewer());
      }
      case QuestionAsked e -> clocks.pause(tx, open, Pause.LEGAL_QUESTION, tx.now());
      case QuestionAnswered e -> clocks.resume(tx, open, Pause.LEGAL_QUESTION, tx.now());
      case ReviewPassed e -> clocks.meet(tx, open, ClockKind.LEGAL_REVIEW, tx.now());
      case ReviewReturned e -> clocks.meet(tx, open, ClockKind.LEGAL_REVIEW, tx.now());
      case LateReviewed e -> clocks.meet(tx, open, ClockKind.LATE_REVIEW, tx.now());
      case Decided e -> {
        if (open.standing().marks().lateReview() == Marks.LateReview.OPEN) {
          clocks.start(tx, open, ClockKind.LATE_REVIEW, tx.now());
        }
      }
      case Suspended e -> clocks.pause(tx, open, Pause.SUSPENSION, tx.now());
      case Resumed e -> clocks.resume(tx, open, Pause.SUSPENSION, tx.now());
      case Transferred e -> clocks.cancelAll(tx, open, "案件已移送");
      case Closed e -> clocks.cancelAll(tx, open, "案件已终结");
      case DecisionRevoked e -> revoked(tx, open);
      case DisclosureApproved e -> {
        if (e.choice() == DisclosureChoice.NOT_PUBLISHED) {
          clocks.cancel(tx, open, ClockKind.DISCLOSURE, "依法不予公开");
        }
      }
      case ReceiptCame e -> clocks.meet(tx, open, ClockKind.DISCLOSURE, tx.now());
      case TakenDown e -> takenDown(tx, open, e.exit());
      case EditionDropped e -> clocks.cancelAll(tx, open, "更正终止");
      case InvestigationStarted e -> {}
      case ProposalMade e -> {}
      case DecidedOnTheSpot e -> {} // the approval knows the day of the decision
      case ActFirstDeclared e -> {}
      case DiscussionCalled e -> {}
      case DiscussionRecorded e -> {}
      case DecisionSentBack e -> {}
      case Served e -> {} // the approval knows the day of service
      case RedactionDrafted e -> {}
      case DisclosureProposed e -> {}
      case DisclosureSentBack e -> {}
      case DeferralEnded e -> {}
    }
  }

  private void revoked(Transaction tx, OpenCase open) {
    switch (open.standing().state()) {
      case EXPORTED, PUBLISHED -> clocks.start(tx, open, ClockKind.WITHDRAWAL, tx.now());
      default -> clocks.cancelAll(tx, open, "决定已被撤销"); // never public, nothing left to do
    }
  }

  private void takenDown(Transaction tx, OpenCase open, Exit exit) {
    clocks.meet(tx, open, ClockKind.WITHDRAWAL, tx.now());
    clocks.cancel(tx, open, ClockKind.DISCLOSURE, "已退出公示");
    if (exit == Exit.LEAKED) {
      clocks.start(tx, open, ClockKind.TAKEDOWN_REVIEW, tx.now());
    }
  }

  /** Starts what the details date, and starts it anew where an amendment dates it otherwise. */
  private void startByDetails(Transaction tx, OpenCase open) {
    Details details = open.filing().details();
    if (details == null) {
      return;
    }
    switch (details) {
      case PenaltyDetails d -> {
        clocks.align(tx, open, ClockKind.FILING, day(d.discoveredOn()));
        clocks.meet(tx, open, ClockKind.FILING, WorkingDays.startOf(d.filedOn()));
        clocks.align(tx, open, ClockKind.PENALTY_DECISION, day(d.filedOn()));
      }
      case LicenceDetails d ->
          clocks.align(tx, open, ClockKind.LICENCE_DECISION, day(d.acceptedOn()));
      case CoercionDetails d -> {
        boolean registers = d.measure() == CoercionDetails.Measure.EVIDENCE_REGISTRATION;
        clocks.align(tx, open, ClockKind.ON_SITE_REPORT, d.urgentOnSite() ? d.takenAt() : null);
        clocks.align(tx, open, ClockKind.EVIDENCE_REGISTRATION, registers ? d.takenAt() : null);
        clocks.align(
            tx, open, ClockKind.COERCION_PERIOD, d.measure().hasPeriod() ? d.takenAt() : null);
      }
      case FeeDetails d -> {}
      case InspectionDetails d -> {}
      case LevyDetails d -> {}
    }
  }

  private static @Nullable Instant day(@Nullable LocalDate day) {
    return day == null ? null : WorkingDays.startOf(day);
  }

  /** The clocks that a decision ends. */
  static List<ClockKind> metByDecision() {
    return List.of(
        ClockKind.PENALTY_DECISION, ClockKind.LICENCE_DECISION, ClockKind.EVIDENCE_REGISTRATION);
  }
}
