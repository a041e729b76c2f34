package org.gongshi.review.approval;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was brought against a decision and what became of it.
 *
 * @param setAside whether the decision was set aside
 * @param revocation the organ's own, or null
 */
record RemedyFile(
    String id, boolean setAside, List<Remedy> remedies, @Nullable Revocation revocation) {

  /** One remedy; its outcome is absent until it is known. */
  record Remedy(
      int number,
      Remedies.Kind kind,
      String body,
      LocalDate filedOn,
      @Nullable String caseNumber,
      boolean suspendsExecution,
      Remedies.@Nullable Outcome outcome,
      @Nullable String documentNumber,
      @Nullable LocalDate effectiveOn,
      @Nullable String note,
      String recordedBy) {}

  /** The organ's own revocation. */
  record Revocation(
      String reason,
      String basis,
      LocalDate effectiveOn,
      boolean renewed,
      String revokedBy,
      Instant revokedAt) {}
}
