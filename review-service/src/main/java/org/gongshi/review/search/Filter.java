package org.gongshi.review.search;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * What a list is narrowed to; null means all.
 *
 * @param filedBefore the end of the last day of filing, exclusive
 * @param dueBefore only cases whose decision should have been public before this day, and is not
 */
record Filter(
    @Nullable String organ,
    @Nullable CaseState state,
    @Nullable ActionKind kind,
    @Nullable Long handler,
    @Nullable Boolean imported,
    @Nullable Instant filedFrom,
    @Nullable Instant filedBefore,
    @Nullable LocalDate decidedFrom,
    @Nullable LocalDate decidedTo,
    @Nullable LocalDate dueBefore) {}
