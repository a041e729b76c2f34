package org.gongshi.review.legalreview;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A case that waits for its review. Names no party.
 *
 * @param late whether its measure went first
 * @param submittedAt since when it waits
 * @param days whole days that it has waited
 * @param dueDay the last day in time, or null while a question stops the clock
 * @param overdue whether that day is past
 */
record Waiting(
    String id,
    ActionKind kind,
    String organCode,
    String matter,
    boolean late,
    @Nullable String reviewer,
    boolean questionOpen,
    Instant submittedAt,
    long days,
    @Nullable LocalDate dueDay,
    boolean overdue) {}
