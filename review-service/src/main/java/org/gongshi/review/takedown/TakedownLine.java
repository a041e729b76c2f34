package org.gongshi.review.takedown;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.gongshi.review.cases.Exit;
import org.jspecify.annotations.Nullable;

/** A takedown in a list. Names no party. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TakedownLine(
    @JsonIgnore long cursorId,
    String id,
    String organCode,
    Exit exit,
    ExitCause cause,
    Instant requestedAt,
    boolean awaitsReview,
    @Nullable String replacedBy) {}
