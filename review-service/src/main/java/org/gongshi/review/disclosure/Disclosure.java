package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.DisclosureChoice;
import org.jspecify.annotations.Nullable;

/**
 * The choice for one case, as it is stored.
 *
 * @param basis the ground's citation at the time of the proposal
 * @param reason the officer's own words; raw
 * @param sentBackNote why the approver sent it back last; raw
 * @param publicUntil the last public day, or null for no end or none known yet
 * @param earliestStop the first day on which an early stop may be granted
 */
record Disclosure(
    DisclosureChoice choice,
    String ground,
    String basis,
    @Nullable String reason,
    @Nullable String sentBackNote,
    @Nullable LocalDate askedOn,
    @Nullable LocalDate deferredUntil,
    Instant proposedAt,
    @Nullable Instant approvedAt,
    @Nullable LocalDate firstPublicOn,
    @Nullable LocalDate publicUntil,
    @Nullable LocalDate earliestStop,
    String proposedBy,
    @Nullable String approvedBy) {}
