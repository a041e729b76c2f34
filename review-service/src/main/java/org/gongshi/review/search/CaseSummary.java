package org.gongshi.review.search;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * A case in a list. Raw: the title may hold names.
 *
 * @param handler the login of the handler
 * @param overdue whether the decision should have been public before today, and is not
 */
record CaseSummary(
    @JsonIgnore long caseId,
    @JsonProperty("id") String publicId,
    ActionKind kind,
    CaseState state,
    String title,
    String organCode,
    String organName,
    String handler,
    String handlerName,
    boolean imported,
    boolean sample,
    @Nullable String documentNumber,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate publicBy,
    boolean overdue,
    Instant filedAt,
    Instant updatedAt) {}
