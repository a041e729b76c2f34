package org.gongshi.review.approval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * 委托: a deputy may decide in a head's stead.
 *
 * @param kinds the kinds of action, or null for all
 * @param amountUpTo yuan, the largest amount, or null where there is none
 * @param from the first day, Asia/Shanghai
 * @param to the last day
 */
record Delegation(
    long id,
    String organCode,
    @JsonIgnore long delegatorId,
    String delegator,
    String deputy,
    @Nullable List<ActionKind> kinds,
    @Nullable BigDecimal amountUpTo,
    LocalDate from,
    LocalDate to,
    String basis,
    Instant madeAt,
    @Nullable Instant revokedAt,
    @Nullable String revokeReason) {

  boolean covers(ActionKind kind, @Nullable BigDecimal amount, LocalDate day) {
    return revokedAt == null
        && !day.isBefore(from)
        && !day.isAfter(to)
        && (kinds == null || Set.copyOf(kinds).contains(kind))
        && (amountUpTo == null || amount == null || amount.compareTo(amountUpTo) <= 0);
  }
}
