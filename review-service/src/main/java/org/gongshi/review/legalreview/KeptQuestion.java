package org.gongshi.review.legalreview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A question and its answer, as they are kept. */
record KeptQuestion(
    int number,
    String question,
    String askedBy,
    Instant askedAt,
    @Nullable String answer,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt) {}
