package org.gongshi.review.legalreview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A consultation and counsel's opinion, as they are kept. */
record KeptConsultation(
    String caseId,
    int number,
    String counsel,
    String question,
    String askedBy,
    Instant askedAt,
    @Nullable String opinion,
    @Nullable Instant givenAt) {}
