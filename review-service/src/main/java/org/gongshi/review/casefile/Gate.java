package org.gongshi.review.casefile;

import org.gongshi.review.cases.CaseEvent;
import org.jspecify.annotations.Nullable;

/** The events that ask for documents. */
enum Gate {
  SUBMISSION("提交处理建议"),
  ON_THE_SPOT("当场作出决定"),
  SERVICE("登记送达");

  private final String label;

  Gate(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }

  /** The gate at which {@code event} stands, or null where it asks for nothing. */
  static @Nullable Gate of(CaseEvent event) {
    if (event instanceof CaseEvent.ProposalSubmitted) {
      return SUBMISSION;
    }
    if (event instanceof CaseEvent.DecidedOnTheSpot) {
      return ON_THE_SPOT;
    }
    return event instanceof CaseEvent.Served ? SERVICE : null;
  }
}
