package org.gongshi.review.approval;

import java.time.Instant;
import org.gongshi.review.clocks.ClockKind;
import org.jspecify.annotations.Nullable;

/**
 * A motion and what became of it. Names no party.
 *
 * @param granted null while the head has not decided
 * @param answer the head's reason; always there where it was refused
 */
record Motion(
    long id,
    String caseId,
    int number,
    MotionKind kind,
    String reason,
    @Nullable String toOrgan,
    @Nullable ClockKind clock,
    @Nullable Integer length,
    String requestedBy,
    Instant requestedAt,
    @Nullable Boolean granted,
    @Nullable String answer,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt) {

  boolean isOpen() {
    return granted == null;
  }

  /** For the audit. */
  String note() {
    return "motion "
        + number
        + ", "
        + kind
        + (clock == null ? "" : " of " + clock + " by " + length);
  }
}
