package org.gongshi.review.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.review.cases.CaseEvent.*;
import org.gongshi.review.cases.Lifecycle.Outcome;
import org.gongshi.review.cases.Marks.LateReview;
import org.junit.jupiter.api.Test;

final class LifecycleTest {
  private static final long HANDLER = 1;
  private static final long REVIEWER = 2;
  private static final long APPROVER = 3;
  private static final long DRAFTER = 4;
  private static final long PROPOSER = 5;
  private static final long OTHER = 6;
  private static final List<Long> PEOPLE =
      List.of(HANDLER, REVIEWER, APPROVER, DRAFTER, PROPOSER, OTHER);

  /** Every way from state to state that there is; what is not listed must be refused. */
  private static final Set<String> WAYS = new TreeSet<>();

  static {
    way("FILED", "InvestigationStarted", "INVESTIGATING");
    for (String state : List.of("FILED", "INVESTIGATING", "PROPOSED", "RETURNED")) {
      way(state, "Amended", state);
    }
    way("AWAITING_APPROVAL", "Amended", "PROPOSED");
    for (String state : List.of("INVESTIGATING", "PROPOSED", "RETURNED", "AWAITING_APPROVAL")) {
      way(state, "ProposalMade", "PROPOSED");
    }
    way("PROPOSED", "ProposalSubmitted", "UNDER_LEGAL_REVIEW");
    way("PROPOSED", "ProposalSubmitted", "AWAITING_APPROVAL");
    way("INVESTIGATING", "ActFirstDeclared", "INVESTIGATING");
    way("PROPOSED", "ActFirstDeclared", "PROPOSED");
    for (String deed : List.of("ReviewerAssigned", "QuestionAsked", "QuestionAnswered")) {
      way("UNDER_LEGAL_REVIEW", deed, "UNDER_LEGAL_REVIEW");
    }
    way("UNDER_LEGAL_REVIEW", "ReviewPassed", "AWAITING_APPROVAL");
    way("UNDER_LEGAL_REVIEW", "ReviewReturned", "RETURNED");
    way("AWAITING_APPROVAL", "DiscussionCalled", "IN_COLLECTIVE_DISCUSSION");
    way("IN_COLLECTIVE_DISCUSSION", "DiscussionRecorded", "AWAITING_APPROVAL");
    way("IN_COLLECTIVE_DISCUSSION", "DiscussionRecorded", "RETURNED");
    way("AWAITING_APPROVAL", "DecisionSentBack", "RETURNED");
    way("AWAITING_APPROVAL", "Decided", "DECIDED");
    way("FILED", "DecidedOnTheSpot", "DECIDED");
    way("INVESTIGATING", "DecidedOnTheSpot", "DECIDED");
    way("DECIDED", "Served", "SERVED");
    List<String> beforeDecision =
        List.of(
            "FILED",
            "INVESTIGATING",
            "PROPOSED",
            "UNDER_LEGAL_REVIEW",
            "RETURNED",
            "AWAITING_APPROVAL",
            "IN_COLLECTIVE_DISCUSSION");
    for (String state : beforeDecision) {
      way(state, "Suspended", "SUSPENDED");
      way("SUSPENDED", "Resumed", state);
      way(state, "Transferred", "TRANSFERRED");
      way(state, "Closed", "CLOSED");
    }
    way("SUSPENDED", "Transferred", "TRANSFERRED");
    way("SUSPENDED", "Closed", "CLOSED");
    for (String state : List.of("SERVED", "REDACTING", "DEFERRED")) {
      way(state, "RedactionDrafted", "REDACTING");
      way(state, "DisclosureProposed", "AWAITING_DISCLOSURE_APPROVAL");
    }
    for (String state : List.of("EXPORTED", "NOT_DISCLOSED", "DEFERRED")) {
      way("AWAITING_DISCLOSURE_APPROVAL", "DisclosureApproved", state);
    }
    way("AWAITING_DISCLOSURE_APPROVAL", "DisclosureSentBack", "REDACTING");
    way("AWAITING_DISCLOSURE_APPROVAL", "DisclosureSentBack", "SERVED");
    way("DEFERRED", "DeferralEnded", "REDACTING");
    way("DEFERRED", "DeferralEnded", "SERVED");
    for (String state :
        List.of("SERVED", "REDACTING", "AWAITING_DISCLOSURE_APPROVAL", "DEFERRED")) {
      way(state, "EditionDropped", "CLOSED");
    }
    way("EXPORTED", "ReceiptCame", "PUBLISHED");
    for (String state :
        List.of(
            "DECIDED",
            "SERVED",
            "REDACTING",
            "AWAITING_DISCLOSURE_APPROVAL",
            "DEFERRED",
            "NOT_DISCLOSED")) {
      way(state, "DecisionRevoked", "REVOKED");
    }
    for (String state : List.of("EXPORTED", "PUBLISHED")) {
      way(state, "DecisionRevoked", state);
      for (Exit exit : Exit.values()) {
        way(state, "TakenDown", exit.name());
      }
    }
    // A review that an act-first measure owes may come whenever the decision has been made.
    for (CaseState state : CaseState.values()) {
      if (!beforeDecision.contains(state.name())) {
        way(state.name(), "ReviewerAssigned", state.name());
        way(state.name(), "LateReviewed", state.name());
      }
    }
  }

  private static void way(String from, String event, String to) {
    WAYS.add(from + " " + event + " " + to);
  }

  @Test
  void everyPairOfStateAndEventEitherMovesAsListedOrIsRefusedWithRuleAndBasis() {
    Set<String> walked = new TreeSet<>();
    Map<Rule, Integer> refusals = new EnumMap<>(Rule.class);
    for (Standing standing : standings()) {
      for (CaseEvent event : events()) {
        switch (Lifecycle.apply(standing, event)) {
          case Outcome.Moved(var to, var marks) ->
              walked.add(standing.state() + " " + event.getClass().getSimpleName() + " " + to);
          case Outcome.Refused(var rule) -> {
            refusals.merge(rule, 1, Integer::sum);
            assertThat(rule.sentence()).endsWith("。");
            assertThat(rule.basis().citation()).isNotBlank();
          }
        }
      }
    }
    assertThat(walked).isEqualTo(WAYS);
    assertThat(refusals).containsOnlyKeys(Rule.values());
  }

  @Test
  void nobodyDecidesOnTheirOwnCaseOrTheirOwnReview() {
    for (Standing standing : standings()) {
      for (long person : new long[] {HANDLER, REVIEWER}) {
        Outcome outcome = Lifecycle.apply(standing, new Decided(person));
        if (person == HANDLER || standing.reviewer() != null) {
          assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        }
      }
      assertThat(Lifecycle.apply(standing, new ReviewPassed(HANDLER)))
          .isInstanceOf(Outcome.Refused.class);
    }
  }

  @Test
  void noDecisionComesWithoutAPassedReviewUnlessTheLawLetsTheMeasureGoFirst() {
    for (Standing standing : standings()) {
      if (standing.reviewRequired() && !standing.reviewStands()) {
        Outcome outcome = Lifecycle.apply(standing, new Decided(APPROVER));
        if (outcome instanceof Outcome.Moved(var to, var marks)) {
          assertThat(standing.marks().actFirst()).isTrue();
          assertThat(marks.lateReview()).isEqualTo(LateReview.OPEN);
        }
        assertThat(Lifecycle.apply(standing, new DecidedOnTheSpot(HANDLER)))
            .isEqualTo(new Outcome.Refused(Rule.NOT_SUMMARY));
      }
    }
  }

  @Test
  void whatIsReviewedLateIsNotPublishedBeforeItHasPassed() {
    for (Standing standing : standings()) {
      LateReview late = standing.marks().lateReview();
      if (late == LateReview.OPEN || late == LateReview.FAILED) {
        for (DisclosureChoice choice : DisclosureChoice.values()) {
          if (choice.publishes()) {
            assertThat(Lifecycle.apply(standing, new DisclosureApproved(OTHER, choice)))
                .isInstanceOf(Outcome.Refused.class);
          }
        }
      }
    }
  }

  @Test
  void aNewProposalForgetsTheDiscussionOfTheOldOne() {
    Marks discussed = marks(null, false, false, LateReview.NOT_DUE, true, true, null, false);
    Standing awaiting =
        standing(CaseState.AWAITING_APPROVAL, false, false, null, null, null, discussed);
    assertThat(Lifecycle.apply(awaiting, new Decided(APPROVER)))
        .isEqualTo(new Outcome.Moved(CaseState.DECIDED, discussed));
    assertThat(Lifecycle.apply(awaiting, new ProposalMade(HANDLER, true)))
        .isEqualTo(
            new Outcome.Moved(
                CaseState.PROPOSED,
                marks(null, false, false, LateReview.NOT_DUE, true, false, null, false)));
  }

  @Test
  void noRoadLeadsAStateSecretToThePublic() {
    Set<CaseState> closed = Set.of(CaseState.EXPORTED, CaseState.DEFERRED, CaseState.REDACTING);
    for (Standing standing : standings()) {
      if (standing.stateSecret() && !closed.contains(standing.state())) {
        for (CaseEvent event : events()) {
          if (Lifecycle.apply(standing, event) instanceof Outcome.Moved(var to, var marks)) {
            assertThat(closed).doesNotContain(to);
          }
        }
      }
    }
  }

  @Test
  void takingDownNeedsNoSecondPerson() {
    for (long person : PEOPLE) {
      Standing published =
          standing(CaseState.PUBLISHED, true, false, REVIEWER, DRAFTER, PROPOSER, Marks.NONE);
      assertThat(Lifecycle.apply(published, new TakenDown(person, Exit.LEAKED)))
          .isEqualTo(new Outcome.Moved(CaseState.LEAKED, Marks.NONE));
    }
  }

  private static List<Standing> standings() {
    List<Standing> all = new ArrayList<>();
    for (CaseState state : CaseState.values()) {
      for (Marks marks : marks(state)) {
        for (boolean review : new boolean[] {true, false}) {
          for (boolean secret : new boolean[] {true, false}) {
            for (Long reviewer : new Long[] {null, REVIEWER}) {
              // A draft of a secret case cannot come to be.
              for (Long drafter : secret ? new Long[] {null} : new Long[] {null, DRAFTER}) {
                all.add(standing(state, review, secret, reviewer, drafter, PROPOSER, marks));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static List<Marks> marks(CaseState state) {
    List<Marks> all = new ArrayList<>();
    boolean[] both = {true, false};
    List<CaseState> suspendedFrom = new ArrayList<>();
    suspendedFrom.add(null);
    if (state == CaseState.SUSPENDED) {
      suspendedFrom.clear();
      for (CaseState from : CaseState.values()) {
        if (from.compareTo(CaseState.DECIDED) < 0) {
          suspendedFrom.add(from);
        }
      }
    }
    for (CaseState from : suspendedFrom) {
      for (Long assigned : new Long[] {null, REVIEWER, OTHER}) {
        for (boolean question : both) {
          for (boolean revoked : both) {
            for (boolean required : both) {
              for (boolean discussed : both) {
                for (LateReview late : LateReview.values()) {
                  boolean actFirst = late != LateReview.NOT_DUE || question;
                  all.add(
                      marks(
                          assigned, question, actFirst, late, required, discussed, from, revoked));
                }
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static Marks marks(
      Long assigned,
      boolean question,
      boolean actFirst,
      LateReview late,
      boolean required,
      boolean discussed,
      CaseState from,
      boolean revoked) {
    return new Marks(assigned, question, actFirst, late, required, discussed, from, revoked);
  }

  private static Standing standing(
      CaseState state,
      boolean review,
      boolean secret,
      Long reviewer,
      Long drafter,
      Long proposer,
      Marks marks) {
    Long approver = state.compareTo(CaseState.DECIDED) < 0 ? null : APPROVER;
    Procedure procedure = review ? Procedure.GENERAL : Procedure.SUMMARY;
    boolean stands = reviewer != null && !marks.revoked(); // both ways, as no rule reads both
    return new Standing(
        state, procedure, review, secret, HANDLER, reviewer, stands, approver, drafter, proposer,
        marks);
  }

  private static List<CaseEvent> events() {
    List<CaseEvent> all = new ArrayList<>();
    for (long by : PEOPLE) {
      all.add(new InvestigationStarted(by));
      all.add(new Amended(by));
      for (boolean flag : new boolean[] {true, false}) {
        all.add(new ProposalMade(by, flag));
        all.add(new LateReviewed(by, flag));
        all.add(new DiscussionRecorded(by, flag));
      }
      all.add(new ActFirstDeclared(by));
      all.add(new ReviewerAssigned(OTHER, by));
      all.add(new QuestionAsked(by));
      all.add(new QuestionAnswered(by));
      all.add(new DiscussionCalled(by));
      all.add(new DecisionSentBack(by));
      all.add(new DecidedOnTheSpot(by));
      all.add(new Suspended(by));
      all.add(new Resumed(by));
      all.add(new Transferred(by));
      all.add(new Closed(by));
      all.add(new DecisionRevoked(by));
      all.add(new ProposalSubmitted(by));
      all.add(new ReviewPassed(by));
      all.add(new ReviewReturned(by));
      all.add(new Decided(by));
      all.add(new Served(by));
      all.add(new RedactionDrafted(by));
      all.add(new DisclosureSentBack(by));
      for (DisclosureChoice choice : DisclosureChoice.values()) {
        all.add(new DisclosureProposed(by, choice));
        all.add(new DisclosureApproved(by, choice));
      }
      for (Exit exit : Exit.values()) {
        all.add(new TakenDown(by, exit));
      }
    }
    all.add(new DeferralEnded());
    all.add(new EditionDropped());
    all.add(new ReceiptCame());
    return all;
  }
}
