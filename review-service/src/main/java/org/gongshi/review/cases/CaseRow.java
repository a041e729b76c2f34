package org.gongshi.review.cases;

import java.math.BigDecimal;
import java.time.Instant;
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
    @Nullable Long approver,
    @Nullable Long drafter,
    @Nullable Long proposer) {

  Standing standing() {
    return new Standing(
        state,
        procedureKind,
        reviewRequired,
        stateSecret != null,
        handlerId,
        reviewer,
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
