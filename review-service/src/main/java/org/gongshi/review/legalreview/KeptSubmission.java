package org.gongshi.review.legalreview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A submission as it is kept; {@code materials} is the JSON of the list's items. */
record KeptSubmission(
    int number,
    boolean forReview,
    String materialsSha256,
    String materials,
    @Nullable String declaration,
    String submittedBy,
    Instant submittedAt) {}
