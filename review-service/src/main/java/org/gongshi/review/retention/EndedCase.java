package org.gongshi.review.retention;

import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;

/**
 * What the rules ask about a case that has ended.
 *
 * @param endedOn Asia/Shanghai
 */
record EndedCase(
    String organCode,
    ActionKind kind,
    Outcome outcome,
    boolean reviewRequired,
    LocalDate endedOn) {}
