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
  private static final Set<String> WAYS =
      new TreeSet<>(
          Set.of(
              "FILED InvestigationStarted INVESTIGATING",
              "INVESTIGATING ProposalMade PROPOSED",
              "PROPOSED ProposalMade PROPOSED",
              "RETURNED ProposalMade PROPOSED",
              "PROPOSED ProposalSubmitted UNDER_LEGAL_REVIEW",
              "PROPOSED ProposalSubmitted AWAITING_APPROVAL",
              "UNDER_LEGAL_REVIEW ReviewPassed AWAITING_APPROVAL",
              "UNDER_LEGAL_REVIEW ReviewReturned RETURNED",
              "AWAITING_APPROVAL Decided DECIDED",
              "DECIDED Served SERVED",
              "SERVED RedactionDrafted REDACTING",
              "REDACTING RedactionDrafted REDACTING",
              "DEFERRED RedactionDrafted REDACTING",
              "SERVED DisclosureProposed AWAITING_DISCLOSURE_APPROVAL",
              "REDACTING DisclosureProposed AWAITING_DISCLOSURE_APPROVAL",
              "DEFERRED DisclosureProposed AWAITING_DISCLOSURE_APPROVAL",
              "AWAITING_DISCLOSURE_APPROVAL DisclosureApproved EXPORTED",
              "AWAITING_DISCLOSURE_APPROVAL DisclosureApproved NOT_DISCLOSED",
              "AWAITING_DISCLOSURE_APPROVAL DisclosureApproved DEFERRED",
              "AWAITING_DISCLOSURE_APPROVAL DisclosureSentBack REDACTING",
              "AWAITING_DISCLOSURE_APPROVAL DisclosureSentBack SERVED",
              "EXPORTED ReceiptCame PUBLISHED"));

  static {
    for (Exit exit : Exit.values()) {
      WAYS.add("EXPORTED TakenDown " + exit);
      WAYS.add("PUBLISHED TakenDown " + exit);
    }
  }

  @Test
  void everyPairOfStateAndEventEitherMovesAsListedOrIsRefusedWithRuleAndBasis() {
    Set<String> walked = new TreeSet<>();
    Map<Rule, Integer> refusals = new EnumMap<>(Rule.class);
    for (Standing standing : standings()) {
      for (CaseEvent event : events()) {
        switch (Lifecycle.apply(standing, event)) {
          case Outcome.Moved(var to) ->
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
  void noRoadLeadsAStateSecretToThePublic() {
    for (Standing standing : standings()) {
      if (standing.stateSecret()) {
        for (CaseEvent event : events()) {
          assertThat(Lifecycle.apply(standing, event))
              .isNotEqualTo(new Outcome.Moved(CaseState.EXPORTED))
              .isNotEqualTo(new Outcome.Moved(CaseState.DEFERRED))
              .isNotEqualTo(new Outcome.Moved(CaseState.REDACTING));
        }
      }
    }
  }

  @Test
  void takingDownNeedsNoSecondPerson() {
    for (long person : PEOPLE) {
      Standing published = standing(CaseState.PUBLISHED, true, false, REVIEWER, DRAFTER, PROPOSER);
      assertThat(Lifecycle.apply(published, new TakenDown(person, Exit.LEAKED)))
          .isEqualTo(new Outcome.Moved(CaseState.LEAKED));
    }
  }

  private static List<Standing> standings() {
    List<Standing> all = new ArrayList<>();
    for (CaseState state : CaseState.values()) {
      for (boolean review : new boolean[] {true, false}) {
        for (boolean secret : new boolean[] {true, false}) {
          for (Long reviewer : new Long[] {null, REVIEWER}) {
            // A draft of a secret case cannot come to be.
            for (Long drafter : secret ? new Long[] {null} : new Long[] {null, DRAFTER}) {
              all.add(standing(state, review, secret, reviewer, drafter, PROPOSER));
            }
          }
        }
      }
    }
    return all;
  }

  private static Standing standing(
      CaseState state, boolean review, boolean secret, Long reviewer, Long drafter, Long proposer) {
    return new Standing(state, review, secret, HANDLER, reviewer, drafter, proposer);
  }

  private static List<CaseEvent> events() {
    List<CaseEvent> all = new ArrayList<>();
    for (long by : PEOPLE) {
      all.add(new InvestigationStarted(by));
      all.add(new ProposalMade(by));
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
    all.add(new ReceiptCame());
    return all;
  }
}
