package org.gongshi.review.cases;

import static org.gongshi.review.cases.CaseState.*;

import java.util.Set;
import org.gongshi.review.cases.CaseEvent.*;

/** All rules of a case's way, as one pure function. */
public final class Lifecycle {
  private static final Set<CaseState> REDACTABLE = Set.of(SERVED, REDACTING, DEFERRED);
  private static final Set<CaseState> PUBLIC_OR_ON_THE_WAY = Set.of(EXPORTED, PUBLISHED);

  private Lifecycle() {}

  /** What an event leads to. */
  public sealed interface Outcome {
    record Moved(CaseState to) implements Outcome {}

    record Refused(Rule rule) implements Outcome {}
  }

  public static Outcome apply(Standing at, CaseEvent event) {
    return switch (event) {
      case InvestigationStarted e -> byHandler(at, e.by(), Set.of(FILED), INVESTIGATING);
      case ProposalMade e ->
          byHandler(at, e.by(), Set.of(INVESTIGATING, PROPOSED, RETURNED), PROPOSED);
      case ProposalSubmitted e ->
          byHandler(
              at,
              e.by(),
              Set.of(PROPOSED),
              at.reviewRequired() ? UNDER_LEGAL_REVIEW : AWAITING_APPROVAL);
      case ReviewPassed e -> reviewed(at, e.by(), AWAITING_APPROVAL);
      case ReviewReturned e -> reviewed(at, e.by(), RETURNED);
      case Decided e -> decided(at, e.by());
      case Served e -> byHandler(at, e.by(), Set.of(DECIDED), SERVED);
      case RedactionDrafted e ->
          REDACTABLE.contains(at.state()) ? secretOr(at, REDACTING) : wrong();
      case DisclosureProposed e -> proposed(at, e.choice());
      case DisclosureApproved e -> approved(at, e);
      case DisclosureSentBack e ->
          at.state() == AWAITING_DISCLOSURE_APPROVAL
              ? new Outcome.Moved(at.drafter() == null ? SERVED : REDACTING)
              : wrong();
      case ReceiptCame e -> at.state() == EXPORTED ? new Outcome.Moved(PUBLISHED) : wrong();
      case TakenDown e ->
          PUBLIC_OR_ON_THE_WAY.contains(at.state()) ? new Outcome.Moved(e.exit().state()) : wrong();
    };
  }

  private static Outcome byHandler(Standing at, long by, Set<CaseState> from, CaseState to) {
    if (!from.contains(at.state())) {
      return wrong();
    }
    return by == at.handler() ? new Outcome.Moved(to) : refused(Rule.HANDLER_ONLY);
  }

  private static Outcome reviewed(Standing at, long by, CaseState to) {
    if (at.state() != UNDER_LEGAL_REVIEW) {
      return wrong();
    }
    return by == at.handler() ? refused(Rule.REVIEWER_IS_HANDLER) : new Outcome.Moved(to);
  }

  private static Outcome decided(Standing at, long by) {
    if (at.reviewRequired() && at.reviewer() == null && isBeforeDecision(at.state())) {
      return refused(Rule.REVIEW_NOT_PASSED);
    }
    if (at.state() != AWAITING_APPROVAL) {
      return wrong();
    }
    if (by == at.handler()) {
      return refused(Rule.APPROVER_IS_HANDLER);
    }
    Long reviewer = at.reviewer();
    return reviewer != null && by == reviewer
        ? refused(Rule.APPROVER_IS_REVIEWER)
        : new Outcome.Moved(DECIDED);
  }

  private static boolean isBeforeDecision(CaseState state) {
    return state.compareTo(DECIDED) < 0;
  }

  private static Outcome proposed(Standing at, DisclosureChoice choice) {
    boolean ready = choice.publishes() ? at.state() == REDACTING : REDACTABLE.contains(at.state());
    if (!ready) {
      return wrong();
    }
    return at.stateSecret() && choice != DisclosureChoice.NOT_PUBLISHED
        ? refused(Rule.STATE_SECRET)
        : new Outcome.Moved(AWAITING_DISCLOSURE_APPROVAL);
  }

  private static Outcome approved(Standing at, DisclosureApproved event) {
    if (at.state() != AWAITING_DISCLOSURE_APPROVAL) {
      return wrong();
    }
    if (is(at.proposer(), event.by()) || is(at.drafter(), event.by())) {
      return refused(Rule.DISCLOSURE_TAKES_TWO);
    }
    return switch (event.choice()) {
      case FULL_TEXT, SUMMARY, WITHOUT_NAMES -> secretOr(at, EXPORTED);
      case NOT_PUBLISHED -> new Outcome.Moved(NOT_DISCLOSED);
      case DEFERRED -> secretOr(at, DEFERRED);
    };
  }

  private static boolean is(@org.jspecify.annotations.Nullable Long account, long by) {
    return account != null && account == by;
  }

  private static Outcome secretOr(Standing at, CaseState to) {
    return at.stateSecret() ? refused(Rule.STATE_SECRET) : new Outcome.Moved(to);
  }

  private static Outcome wrong() {
    return refused(Rule.WRONG_STATE);
  }

  private static Outcome refused(Rule rule) {
    return new Outcome.Refused(rule);
  }
}
