package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;

/**
 * What a case said before it was amended. Raw.
 *
 * @param number 1 for the first filing
 * @param filing its JSON, to the letter
 * @param replacedBy login of the handler who amended it
 * @param reason why
 */
record EarlierFiling(
    int number,
    @JsonRawValue String filing,
    String sha256,
    String replacedBy,
    Instant replacedAt,
    String reason) {}
