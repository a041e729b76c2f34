package org.gongshi.review.legalreview;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 法制审核人员资格: who may review for which organ.
 *
 * @param certificateNumber of the 法律职业资格证书, or null for who reviewed before it was asked for
 * @param certificateRequired whether the law asks for it, by the day of the first review
 * @param endedAt since when it is no longer valid, or null while it is
 */
record Qualification(
    long id,
    String login,
    String displayName,
    String organCode,
    @Nullable String certificateNumber,
    @Nullable LocalDate obtainedOn,
    LocalDate reviewingSince,
    boolean certificateRequired,
    Instant registeredAt,
    @Nullable Instant endedAt,
    @Nullable String endReason) {}
