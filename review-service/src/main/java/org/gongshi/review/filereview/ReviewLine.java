package org.gongshi.review.filereview;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A finished review in the list.
 *
 * @param caseId of the case
 * @param findings how many there are
 * @param open how many of them have no answer yet
 */
record ReviewLine(
    @JsonIgnore long key,
    String id,
    String caseId,
    String organCode,
    ActionKind kind,
    String sheet,
    String reviewer,
    @Nullable BigDecimal total,
    @Nullable Grade grade,
    @Nullable Instant finishedAt,
    int findings,
    int open) {}
