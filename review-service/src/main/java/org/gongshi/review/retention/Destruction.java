package org.gongshi.review.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 销毁, proposed by one person and decided by another; its entry stays for ever.
 *
 * @param id of the case
 * @param number of the proposal in its case, from 1
 * @param proposedBy login
 * @param approved null while it is not decided
 * @param note of who decided; always there where it was refused
 * @param destroyed how many objects went
 * @param shared how many stayed because another case needs them
 * @param bytes of those that went
 */
record Destruction(
    @JsonIgnore long cursorId,
    String id,
    int number,
    String reason,
    String basis,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Boolean approved,
    @Nullable String note,
    int destroyed,
    int shared,
    long bytes) {}
