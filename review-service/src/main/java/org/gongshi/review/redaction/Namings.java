package org.gongshi.review.redaction;

import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Party;

/**
 * How one case's parties are named: by the policy, and all of them hidden where the decision is
 * published without names.
 *
 * @param withheld whether organisations are hidden too (隐去名称公开)
 * @param decidedOn by which minors are told
 */
record Namings(Policy policy, ActionKind kind, boolean withheld, LocalDate decidedOn) {

  static Namings of(Filing filing, Policy policy, boolean withheld, LocalDate decidedOn) {
    return new Namings(policy, filing.kind(), withheld, decidedOn);
  }

  Policy.Naming of(Party party) {
    Policy.Naming naming = policy.of(party, kind, decidedOn);
    if (!withheld || naming != Policy.Naming.NAMED) {
      return naming;
    }
    return ClosedWorld.isPerson(party) ? Policy.Naming.SURNAME : Policy.Naming.GAP;
  }

  boolean hides(Party party) {
    return of(party) != Policy.Naming.NAMED;
  }

  AddressLevel address() {
    return policy.address();
  }

  Policy.Numbering numbering() {
    return policy.numbering();
  }
}
