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
    Instant createdAt,
    Instant updatedAt,
    @Nullable Long reviewer,
    @Nullable Long drafter,
    @Nullable Long proposer) {

  Standing standing() {
    return new Standing(
        state, reviewRequired, stateSecret != null, handlerId, reviewer, drafter, proposer);
  }
}
