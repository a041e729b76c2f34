package org.gongshi.review.cases;

import static org.gongshi.review.cases.CaseState.*;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.CaseEvent.*;
import org.gongshi.review.cases.Marks.LateReview;
import org.jspecify.annotations.Nullable;

/** All rules of a case's way, as one pure function. */
public final class Lifecycle {
  private static final Set<CaseState> BEFORE_DECISION =
      EnumSet.range(FILED, IN_COLLECTIVE_DISCUSSION);
  private static final Set<CaseState> AMENDABLE =
      EnumSet.of(FILED, INVESTIGATING, PROPOSED, RETURNED, AWAITING_APPROVAL);
  private static final Set<CaseState> DECIDED_NOT_PUBLIC =
      EnumSet.of(DECIDED, SERVED, REDACTING, AWAITING_DISCLOSURE_APPROVAL, DEFERRED, NOT_DISCLOSED);
  private static final Set<CaseState> REDACTABLE = EnumSet.of(SERVED, REDACTING, DEFERRED);
  private static final Set<CaseState> UNPUBLISHED =
      EnumSet.of(SERVED, REDACTING, AWAITING_DISCLOSURE_APPROVAL, DEFERRED);
  private static final Set<CaseState> PUBLIC_OR_ON_THE_WAY = EnumSet.of(EXPORTED, PUBLISHED);

  private Lifecycle() {}

  /** What an event leads to. */
  public sealed interface Outcome {
    record Moved(CaseState to, Marks marks) implements Outcome {}

    record Refused(Rule rule) implements Outcome {}
  }

  public static Outcome apply(Standing at, CaseEvent event) {
    return switch (event) {
      case InvestigationStarted e -> byHandler(at, e.by(), EnumSet.of(FILED), INVESTIGATING);
      case Amended e -> amended(at, e.by());
      case ProposalMade e -> proposalMade(at, e);
      case ProposalSubmitted e ->
          byHandler(
              at,
              e.by(),
              EnumSet.of(PROPOSED),
              at.reviewRequired() && !at.marks().actFirst()
                  ? UNDER_LEGAL_REVIEW
                  : AWAITING_APPROVAL);
      case ActFirstDeclared e -> actFirst(at, e.by());
      case ReviewerAssigned e -> assigned(at, e.reviewer());
      case QuestionAsked e -> underReview(at, e.by(), at.marks().withQuestion(true));
      case QuestionAnswered e -> answered(at, e.by());
      case ReviewPassed e -> reviewed(at, e.by(), AWAITING_APPROVAL);
      case ReviewReturned e -> reviewed(at, e.by(), RETURNED);
      case LateReviewed e -> lateReviewed(at, e);
      case DiscussionCalled e ->
          byHead(
              at,
              e.by(),
              EnumSet.of(AWAITING_APPROVAL),
              IN_COLLECTIVE_DISCUSSION,
              at.marks().withDiscussion(true, false));
      case DiscussionRecorded e ->
          byHead(
              at,
              e.by(),
              EnumSet.of(IN_COLLECTIVE_DISCUSSION),
              e.agreed() ? AWAITING_APPROVAL : RETURNED,
              at.marks().withDiscussion(true, e.agreed()));
      case DecisionSentBack e ->
          byHead(at, e.by(), EnumSet.of(AWAITING_APPROVAL), RETURNED, at.marks());
      case Decided e -> decided(at, e.by());
      case DecidedOnTheSpot e -> decidedOnTheSpot(at, e.by());
      case Served e -> byHandler(at, e.by(), EnumSet.of(DECIDED), SERVED);
      case Suspended e ->
          byHead(at, e.by(), BEFORE_DECISION, SUSPENDED, at.marks().suspendedFrom(at.state()));
      case Resumed e ->
          at.state() == SUSPENDED
              ? new Outcome.Moved(
                  Objects.requireNonNull(at.marks().suspendedFrom()),
                  at.marks().suspendedFrom(null))
              : wrong();
      case Transferred e -> byHead(at, e.by(), open(), TRANSFERRED, at.marks().suspendedFrom(null));
      case Closed e -> byHead(at, e.by(), open(), CLOSED, at.marks().suspendedFrom(null));
      case DecisionRevoked e -> revoked(at);
      case RedactionDrafted e ->
          REDACTABLE.contains(at.state()) ? secretOr(at, REDACTING) : wrong();
      case DisclosureProposed e -> proposed(at, e.choice());
      case DisclosureApproved e -> approved(at, e);
      case DisclosureSentBack e ->
          at.state() == AWAITING_DISCLOSURE_APPROVAL
              ? moved(at, at.drafter() == null ? SERVED : REDACTING)
              : wrong();
      case DeferralEnded e ->
          at.state() == DEFERRED ? moved(at, at.drafter() == null ? SERVED : REDACTING) : wrong();
      case EditionDropped e -> UNPUBLISHED.contains(at.state()) ? moved(at, CLOSED) : wrong();
      case ReceiptCame e -> at.state() == EXPORTED ? moved(at, PUBLISHED) : wrong();
      case TakenDown e ->
          PUBLIC_OR_ON_THE_WAY.contains(at.state()) ? moved(at, e.exit().state()) : wrong();
    };
  }

  private static Outcome byHandler(Standing at, long by, Set<CaseState> from, CaseState to) {
    if (!from.contains(at.state())) {
      return wrong();
    }
    return by == at.handler() ? moved(at, to) : refused(Rule.HANDLER_ONLY);
  }

  private static Outcome byHead(
      Standing at, long by, Set<CaseState> from, CaseState to, Marks marks) {
    if (!from.contains(at.state())) {
      return wrong();
    }
    return by == at.handler() ? refused(Rule.APPROVER_IS_HANDLER) : new Outcome.Moved(to, marks);
  }

  private static Set<CaseState> open() {
    Set<CaseState> open = EnumSet.copyOf(BEFORE_DECISION);
    open.add(SUSPENDED);
    return open;
  }

  /** What was reviewed is no longer what is there, so an amended case is submitted again. */
  private static Outcome amended(Standing at, long by) {
    return byHandler(at, by, AMENDABLE, at.state() == AWAITING_APPROVAL ? PROPOSED : at.state());
  }

  private static Outcome proposalMade(Standing at, ProposalMade event) {
    Outcome outcome =
        byHandler(
            at,
            event.by(),
            EnumSet.of(INVESTIGATING, PROPOSED, RETURNED, AWAITING_APPROVAL),
            PROPOSED);
    return outcome instanceof Outcome.Moved(var to, var marks)
        ? new Outcome.Moved(to, marks.ofNewProposal(event.discussionRequired()))
        : outcome;
  }

  private static Outcome actFirst(Standing at, long by) {
    if (at.state() != INVESTIGATING && at.state() != PROPOSED) {
      return wrong();
    }
    if (by != at.handler()) {
      return refused(Rule.HANDLER_ONLY);
    }
    return at.reviewRequired()
        ? new Outcome.Moved(at.state(), at.marks().actingFirst())
        : refused(Rule.REVIEW_NOT_REQUIRED);
  }

  private static Outcome assigned(Standing at, long reviewer) {
    boolean late =
        at.marks().lateReview() == LateReview.OPEN && !BEFORE_DECISION.contains(at.state());
    if (at.state() != UNDER_LEGAL_REVIEW && !late) {
      return wrong();
    }
    if (reviewer == at.handler()) {
      return refused(Rule.REVIEWER_IS_HANDLER);
    }
    return is(at.approver(), reviewer)
        ? refused(Rule.REVIEWER_IS_APPROVER)
        : new Outcome.Moved(at.state(), at.marks().assignedTo(reviewer));
  }

  private static Outcome underReview(Standing at, long by, Marks marks) {
    if (at.state() != UNDER_LEGAL_REVIEW) {
      return wrong();
    }
    if (by == at.handler()) {
      return refused(Rule.REVIEWER_IS_HANDLER);
    }
    if (at.marks().questionOpen()) {
      return refused(Rule.QUESTION_OPEN);
    }
    return is(at.marks().assignedReviewer(), by)
        ? new Outcome.Moved(at.state(), marks)
        : refused(Rule.REVIEWER_NOT_ASSIGNED);
  }

  private static Outcome answered(Standing at, long by) {
    if (at.state() != UNDER_LEGAL_REVIEW || !at.marks().questionOpen()) {
      return wrong();
    }
    return by == at.handler()
        ? new Outcome.Moved(at.state(), at.marks().withQuestion(false))
        : refused(Rule.HANDLER_ONLY);
  }

  private static Outcome reviewed(Standing at, long by, CaseState to) {
    return underReview(at, by, at.marks()) instanceof Outcome.Refused refused
        ? refused
        : moved(at, to);
  }

  private static Outcome lateReviewed(Standing at, LateReviewed event) {
    if (at.marks().lateReview() != LateReview.OPEN || BEFORE_DECISION.contains(at.state())) {
      return wrong();
    }
    if (event.by() == at.handler()) {
      return refused(Rule.REVIEWER_IS_HANDLER);
    }
    if (is(at.approver(), event.by())) {
      return refused(Rule.REVIEWER_IS_APPROVER);
    }
    if (!is(at.marks().assignedReviewer(), event.by())) {
      return refused(Rule.REVIEWER_NOT_ASSIGNED);
    }
    LateReview found = event.passed() ? LateReview.PASSED : LateReview.FAILED;
    return new Outcome.Moved(at.state(), at.marks().withLateReview(found));
  }

  private static Outcome decided(Standing at, long by) {
    Marks marks = at.marks();
    if (at.reviewRequired()
        && !at.reviewStands()
        && !marks.actFirst()
        && BEFORE_DECISION.contains(at.state())) {
      return refused(at.reviewer() == null ? Rule.REVIEW_NOT_PASSED : Rule.REVIEW_VOIDED);
    }
    if (at.state() != AWAITING_APPROVAL) {
      return wrong();
    }
    if (by == at.handler()) {
      return refused(Rule.APPROVER_IS_HANDLER);
    }
    if (is(at.reviewer(), by)) {
      return refused(Rule.APPROVER_IS_REVIEWER);
    }
    if (marks.discussionRequired() && !marks.discussed()) {
      return refused(Rule.DISCUSSION_MISSING);
    }
    return new Outcome.Moved(
        DECIDED,
        at.reviewRequired() && marks.actFirst() && !at.reviewStands()
            ? marks.withLateReview(LateReview.OPEN)
            : marks);
  }

  private static Outcome decidedOnTheSpot(Standing at, long by) {
    if (at.procedure() != Procedure.SUMMARY || at.reviewRequired()) {
      return refused(Rule.NOT_SUMMARY);
    }
    return byHandler(at, by, EnumSet.of(FILED, INVESTIGATING), DECIDED);
  }

  /** A public decision stays where it is until it is taken down, which is then due. */
  private static Outcome revoked(Standing at) {
    if (at.marks().revoked()) {
      return wrong();
    }
    if (DECIDED_NOT_PUBLIC.contains(at.state())) {
      return new Outcome.Moved(REVOKED, at.marks().setAside());
    }
    return PUBLIC_OR_ON_THE_WAY.contains(at.state())
        ? new Outcome.Moved(at.state(), at.marks().setAside())
        : wrong();
  }

  private static Outcome proposed(Standing at, DisclosureChoice choice) {
    boolean ready = choice.publishes() ? at.state() == REDACTING : REDACTABLE.contains(at.state());
    if (!ready) {
      return wrong();
    }
    return at.stateSecret() && choice != DisclosureChoice.NOT_PUBLISHED
        ? refused(Rule.STATE_SECRET)
        : moved(at, AWAITING_DISCLOSURE_APPROVAL);
  }

  private static Outcome approved(Standing at, DisclosureApproved event) {
    if (at.state() != AWAITING_DISCLOSURE_APPROVAL) {
      return wrong();
    }
    if (is(at.proposer(), event.by()) || is(at.drafter(), event.by())) {
      return refused(Rule.DISCLOSURE_TAKES_TWO);
    }
    return switch (event.choice()) {
      case FULL_TEXT, SUMMARY, WITHOUT_NAMES -> lateReviewOr(at, secretOr(at, EXPORTED));
      case NOT_PUBLISHED -> moved(at, NOT_DISCLOSED);
      case DEFERRED -> secretOr(at, DEFERRED);
    };
  }

  private static Outcome lateReviewOr(Standing at, Outcome outcome) {
    return switch (at.marks().lateReview()) {
      case OPEN -> refused(Rule.LATE_REVIEW_OPEN);
      case FAILED -> refused(Rule.LATE_REVIEW_FAILED);
      case NOT_DUE, PASSED -> outcome;
    };
  }

  private static boolean is(@Nullable Long account, long by) {
    return account != null && account == by;
  }

  private static Outcome secretOr(Standing at, CaseState to) {
    return at.stateSecret() ? refused(Rule.STATE_SECRET) : moved(at, to);
  }

  private static Outcome moved(Standing at, CaseState to) {
    return new Outcome.Moved(to, at.marks());
  }

  private static Outcome wrong() {
    return refused(Rule.WRONG_STATE);
  }

  private static Outcome refused(Rule rule) {
    return new Outcome.Refused(rule);
  }
}
