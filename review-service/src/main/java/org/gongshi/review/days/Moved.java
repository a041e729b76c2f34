package org.gongshi.review.days;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A last day that a new table moved or made certain. Names no party.
 *
 * @param caseId null where the deadline is an organ's, not a case's
 * @param what which deadline, in Chinese
 * @param from the last day before, or null where there was none
 * @param to the last day now, or null while a pause lasts
 */
public record Moved(
    @Nullable String caseId,
    String what,
    @Nullable LocalDate from,
    @Nullable LocalDate to,
    boolean provisional) {}
