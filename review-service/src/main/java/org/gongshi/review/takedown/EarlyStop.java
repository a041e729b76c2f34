package org.gongshi.review.takedown;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 提前停止公示 that was applied for.
 *
 * @param appliedOn the day of the application
 * @param proposer the account's id
 * @param granted null while undecided
 */
record EarlyStop(
    LocalDate appliedOn,
    String reason,
    @JsonIgnore long proposer,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Boolean granted,
    @Nullable String note) {}
