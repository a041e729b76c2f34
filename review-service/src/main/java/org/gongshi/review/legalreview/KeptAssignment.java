package org.gongshi.review.legalreview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An assignment as it is kept; the last one counts. */
record KeptAssignment(
    int number, String reviewer, @Nullable String reason, String assignedBy, Instant assignedAt) {}
