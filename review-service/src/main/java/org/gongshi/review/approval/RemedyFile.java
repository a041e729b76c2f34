package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was brought against a decision and what became of it.
 *
 * @param setAside whether the decision was set aside
 * @param revocation the organ's own, or null
 */
record RemedyFile(
    String id, boolean setAside, List<Remedy> remedies, @Nullable Revocation revocation) {

  /**
   * One remedy; its outcome is absent until it is known.
   *
   * @param acceptedOn null where it was recorded before acceptance was asked for
   */
  record Remedy(
      int number,
      RemedyKind kind,
      String body,
      LocalDate filedOn,
      @Nullable LocalDate acceptedOn,
      @Nullable String caseNumber,
      boolean suspendsExecution,
      @Nullable RemedyOutcome outcome,
      @Nullable String documentNumber,
      @Nullable LocalDate effectiveOn,
      @Nullable String note,
      String recordedBy) {

    /** The day from which it is known to have gone on. */
    LocalDate begunOn() {
      return acceptedOn == null ? filedOn : acceptedOn;
    }

    /** What the public may know of it; nothing before it was accepted. */
    Optional<Proceeding> proceeding() {
      return acceptedOn == null
          ? Optional.empty()
          : Optional.of(
              new Proceeding(kind, body, acceptedOn, suspendsExecution, outcome, effectiveOn));
    }
  }

  /** The organ's own revocation. */
  record Revocation(
      String reason,
      String basis,
      LocalDate effectiveOn,
      boolean renewed,
      String revokedBy,
      Instant revokedAt) {}
}
