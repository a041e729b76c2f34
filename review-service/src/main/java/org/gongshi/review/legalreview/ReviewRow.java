package org.gongshi.review.legalreview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An opinion as it is kept; findings and changes are JSON.
 *
 * @param document the signed bytes as text
 */
record ReviewRow(
    long id,
    int number,
    boolean late,
    String handler,
    String reviewer,
    int submissionNumber,
    String materialsSha256,
    Opinion.Conclusion conclusion,
    String heads,
    String legality,
    String reasonableness,
    @Nullable String changes,
    String changesChecked,
    String opinion,
    String document,
    String signature,
    Instant reviewedAt) {}
