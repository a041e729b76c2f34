package org.gongshi.review.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;

/**
 * A decision that is not published, in the register of them. Names no party and no document.
 *
 * @param keptBackOn the day on which a second person approved it
 * @param reviewOn the day by which somebody looks whether its ground still stands
 */
record WithheldLine(
    @JsonIgnore long cursorId,
    String id,
    ActionKind kind,
    String organCode,
    LocalDate decidedOn,
    String ground,
    String basis,
    LocalDate keptBackOn,
    LocalDate reviewOn,
    int reviews) {}
