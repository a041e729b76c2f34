package org.gongshi.review.takedown;

import java.time.Instant;
import org.gongshi.review.cases.Exit;
import org.jspecify.annotations.Nullable;

/**
 * A takedown as it is stored.
 *
 * @param reason what the public reads
 * @param requestedBy the account's login, or null for the program itself
 * @param replacedBy the public id of the edition that stands in its place, or null
 */
record Suppression(
    Exit exit,
    ExitCause cause,
    String reason,
    @Nullable String requestedBy,
    Instant requestedAt,
    @Nullable String replacedBy) {}
