package org.gongshi.review.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.legalreview.ActFirstGround;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept, with what is signed of it. Raw.
 *
 * @param edition from 2 for a later edition, null for the decision itself
 */
record DecisionRow(
    String caseId,
    String organCode,
    String documentNumber,
    LocalDate decidedOn,
    String category,
    @Nullable BigDecimal amount,
    String conclusion,
    String textSha256,
    long decidedBy,
    @Nullable Long delegationId,
    @Nullable Long reviewId,
    @Nullable String materialsSha256,
    @Nullable ActFirstGround actFirstGround,
    @Nullable Integer discussionNumber,
    boolean onTheSpot,
    Instant approvedAt,
    @Nullable String document,
    @Nullable String signature,
    @Nullable Integer edition) {}
