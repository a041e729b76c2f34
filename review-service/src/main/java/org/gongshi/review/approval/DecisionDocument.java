package org.gongshi.review.approval;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.http.Json;
import org.gongshi.review.legalreview.ActFirstGround;
import org.jspecify.annotations.Nullable;

/**
 * 决定 as it is signed. Raw. The same decision gives the same bytes.
 *
 * @param decidedBy the account that decided: the head, the deputy, or the handler on the spot
 * @param review the number of the review in the table of reviews, or null where none was passed
 * @param materialsSha256 of what was submitted, or null where nothing was
 * @param madeAt UTC, microseconds
 * @param edition from 2 for a later edition, null for the decision itself
 */
record DecisionDocument(
    String document,
    String caseId,
    String organCode,
    String documentNumber,
    LocalDate decidedOn,
    String category,
    @Nullable BigDecimal amountYuan,
    String conclusion,
    String textSha256,
    long decidedBy,
    @Nullable Long delegation,
    @Nullable Long review,
    @Nullable String materialsSha256,
    @Nullable ActFirstGround actFirst,
    @Nullable Integer discussion,
    boolean onTheSpot,
    Instant madeAt,
    @Nullable Integer edition) {
  private static final String TYPE = "gongshi.decision/1";

  static DecisionDocument of(DecisionRow row) {
    return new DecisionDocument(
        TYPE,
        row.caseId(),
        row.organCode(),
        row.documentNumber(),
        row.decidedOn(),
        row.category(),
        row.amount(),
        row.conclusion(),
        row.textSha256(),
        row.decidedBy(),
        row.delegationId(),
        row.reviewId(),
        row.materialsSha256(),
        row.actFirstGround(),
        row.discussionNumber(),
        row.onTheSpot(),
        row.approvedAt(),
        row.edition());
  }

  byte[] bytes() {
    return Json.write(this);
  }
}
