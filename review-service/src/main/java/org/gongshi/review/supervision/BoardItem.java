package org.gongshi.review.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.clocks.ClockKind;
import org.jspecify.annotations.Nullable;

/**
 * A deadline on a board. Names officials and no party.
 *
 * @param deadlineId asks for its explanation
 * @param caseId null where the deadline is an organ's
 * @param personName the official whose duty it is, or null for everyone of the role
 * @param dueDay the last day in time, or null while a pause lasts
 */
record BoardItem(
    long deadlineId,
    ClockKind kind,
    @Nullable String caseId,
    String subject,
    String organCode,
    String organName,
    @Nullable Long person,
    @Nullable String personName,
    LocalDate startDay,
    @Nullable LocalDate dueDay,
    @Nullable Instant dueAt,
    boolean provisional) {}
