package org.gongshi.review.disclosure;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.DisclosureChoice;
import org.jspecify.annotations.Nullable;

/** A decided case in a list of disclosures. Names no party. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DisclosureLine(
    @JsonIgnore long cursorId,
    String id,
    ActionKind kind,
    CaseState state,
    String organCode,
    LocalDate decidedOn,
    LocalDate publicBy,
    boolean overdue,
    @Nullable DisclosureChoice choice,
    @Nullable String ground,
    @Nullable String basis,
    @Nullable LocalDate deferredUntil,
    @Nullable LocalDate firstPublicOn,
    @Nullable LocalDate publicUntil) {}
