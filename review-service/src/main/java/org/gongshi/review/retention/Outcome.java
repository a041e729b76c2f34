package org.gongshi.review.retention;

import org.gongshi.review.cases.CaseState;
import org.jspecify.annotations.Nullable;

/** How a case ended, as far as the retention of its file goes by it. */
enum Outcome {
  DECIDED("作出决定并办结"),
  SET_ASIDE("决定被撤销"),
  WITHOUT_DECISION("未作决定而终结或者移送");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /**
   * The outcome of a case in this state, or null while it has not ended. A decision that is public,
   * or on its way there, has not: its file is what proves it.
   */
  static @Nullable Outcome of(CaseState state, boolean revoked) {
    return switch (state) {
      case FILED,
          INVESTIGATING,
          PROPOSED,
          UNDER_LEGAL_REVIEW,
          RETURNED,
          AWAITING_APPROVAL,
          IN_COLLECTIVE_DISCUSSION,
          DECIDED,
          SERVED,
          REDACTING,
          AWAITING_DISCLOSURE_APPROVAL,
          EXPORTED,
          PUBLISHED,
          DEFERRED,
          SUSPENDED ->
          null;
      case NOT_DISCLOSED, WITHDRAWN, CORRECTED, EXPIRED, LEAKED ->
          revoked ? SET_ASIDE : Outcome.DECIDED;
      case REVOKED -> SET_ASIDE;
      case TRANSFERRED, CLOSED -> WITHOUT_DECISION;
    };
  }
}
