package org.gongshi.review.correction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A request in a list. Says nothing of who sent it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicRequestLine(
    @JsonIgnore long cursorId,
    String number,
    String caseId,
    String organCode,
    LocalDate receivedOn,
    PublicRequest.State state,
    @Nullable String takenBy,
    @Nullable Boolean founded,
    PublicRequest.@Nullable Measure measure) {}
