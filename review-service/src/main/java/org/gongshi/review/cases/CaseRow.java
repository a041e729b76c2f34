package org.gongshi.review.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

record CaseRow(
    long id,
    String publicId,
    @Nullable String requestDigest,
    boolean sample,
    boolean imported,
    ActionKind kind,
    Procedure procedureKind,
    String organCode,
    String organName,
    String title,
    String matter,
    String facts,
    String basis,
    @Nullable String stateSecret,
    @Nullable String details,
    CaseState state,
    int version,
    long handlerId,
    boolean reviewRequired,
    @Nullable ReviewRule reviewRule,
    @Nullable String proposedConclusion,
    @Nullable String proposedCategory,
    @Nullable BigDecimal proposedAmount,
    @Nullable Long assignedReviewerId,
    boolean questionOpen,
    boolean actFirst,
    Marks.LateReview lateReview,
    boolean discussionRequired,
    boolean discussed,
    @Nullable CaseState suspendedFrom,
    boolean revoked,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Long reviewer,
    boolean reviewStands,
    @Nullable Long approver,
    @Nullable Long drafter,
    @Nullable Long proposer) {

  /** The details as the table keeps them. */
  static @Nullable String text(@Nullable Details details) {
    return details == null ? null : new String(Json.write(details), StandardCharsets.UTF_8);
  }

  @Nullable Details readDetails() {
    try {
      return details == null ? null : Json.mapper().readValue(details, Details.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("law_case.details of " + publicId + " cannot be read", e);
    }
  }

  Standing standing() {
    return new Standing(
        state,
        procedureKind,
        reviewRequired,
        stateSecret != null,
        handlerId,
        reviewer,
        reviewStands,
        approver,
        drafter,
        proposer,
        new Marks(
            assignedReviewerId,
            questionOpen,
            actFirst,
            lateReview,
            discussionRequired,
            discussed,
            suspendedFrom,
            revoked));
  }
}
