package org.gongshi.review.cases;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A case in a list. Raw: the title may hold names. */
public record CaseSummary(
    @JsonIgnore long cursorId,
    @JsonProperty("id") String publicId,
    ActionKind kind,
    CaseState state,
    String title,
    String organCode,
    String organName,
    @Nullable String documentNumber,
    @Nullable LocalDate decidedOn,
    @Nullable LocalDate publicBy,
    Instant updatedAt) {}
