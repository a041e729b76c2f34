package org.gongshi.review.filereview;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A review as its table keeps it.
 *
 * @param scores JSON array of {@link Score}
 * @param vetoes JSON array of codes
 */
record ReviewRow(
    long key,
    String id,
    String caseId,
    String organCode,
    ActionKind kind,
    String sheet,
    long reviewerId,
    String reviewer,
    Instant begunAt,
    String scores,
    String vetoes,
    @Nullable String opinion,
    @Nullable BigDecimal total,
    @Nullable Grade grade,
    @Nullable Instant finishedAt) {

  boolean isFinished() {
    return finishedAt != null;
  }

  /** A finding with what the handler answered, if anything. */
  record FindingRow(
      int number,
      @Nullable String item,
      String text,
      LocalDate rectifyBy,
      @Nullable String answer,
      @Nullable String answeredBy,
      @Nullable Instant answeredAt) {}
}
