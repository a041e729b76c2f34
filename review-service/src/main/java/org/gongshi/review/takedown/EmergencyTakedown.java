package org.gongshi.review.takedown;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 紧急下架 and its review by another person.
 *
 * @param requester the account's id, or null where the leak gate took the decision down
 * @param note what was found; raw
 * @param finding the reviewer's words; raw
 */
record EmergencyTakedown(
    @JsonIgnore @Nullable Long requester,
    @Nullable String requestedBy,
    @Nullable String note,
    @Nullable String reviewedBy,
    @Nullable Instant reviewedAt,
    @Nullable Outcome outcome,
    @Nullable String finding) {

  /** What the review found. */
  public enum Outcome {
    CONFIRMED,
    /** The decision may be published again, as a new edition. */
    UNNECESSARY
  }
}
