package org.gongshi.review.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;

/**
 * A case whose retention ran out and whose file is still there. Names no party.
 *
 * @param keepUntil the last day on which it had to be kept
 * @param held whether a hold keeps it nevertheless
 * @param proposed whether its destruction waits for a decision
 */
record DueLine(
    @JsonIgnore long caseId,
    String id,
    String organCode,
    ActionKind kind,
    Outcome outcome,
    LocalDate endedOn,
    String rule,
    int years,
    LocalDate keepUntil,
    boolean held,
    boolean proposed) {}
