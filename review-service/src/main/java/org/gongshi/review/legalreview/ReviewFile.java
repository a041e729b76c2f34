package org.gongshi.review.legalreview;

import java.time.Instant;
import java.util.List;
import org.gongshi.review.cases.FiredRule;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * 审核案卷: everything of a case's legal review, in the order in which it came.
 *
 * @param rules which rules ask for the review
 * @param actFirst that the measure went first, or null
 * @param stands whether the last passed review was of the case exactly as it is now
 * @param pendingChanges what an earlier review asked to be changed and none has found made
 */
record ReviewFile(
    String id,
    boolean reviewRequired,
    List<FiredRule> rules,
    @Nullable KeptActFirst actFirst,
    boolean stands,
    List<KeptSubmission> submissions,
    List<KeptAssignment> assignments,
    List<KeptQuestion> questions,
    List<KeptConsultation> consultations,
    List<Review> reviews,
    List<String> pendingChanges) {

  /** One opinion, as officials read it. */
  record Review(
      int number,
      boolean late,
      String reviewer,
      int submission,
      String materialsSha256,
      String conclusionLabel,
      Opinion opinion,
      Instant reviewedAt,
      @Nullable String signature) {}

  static ReviewFile of(Transaction tx, OpenCase open) {
    long key = open.key();
    return new ReviewFile(
        open.id(),
        open.standing().reviewRequired(),
        open.reviewRules(),
        tx.mapper(ActFirstMapper.class).ofCase(key),
        open.standing().reviewStands(),
        tx.mapper(SubmissionMapper.class).ofCase(key),
        tx.mapper(AssignmentMapper.class).ofCase(key),
        tx.mapper(QuestionMapper.class).ofCase(key),
        tx.mapper(ConsultationMapper.class).ofCase(key),
        tx.mapper(ReviewMapper.class).ofCase(key).stream().map(ReviewFile::review).toList(),
        Opinions.pending(tx, open));
  }

  private static Review review(ReviewRow row) {
    return new Review(
        row.number(),
        row.late(),
        row.reviewer(),
        row.submissionNumber(),
        row.materialsSha256(),
        row.conclusion().label(),
        OpinionDocument.opinionOf(row),
        row.reviewedAt(),
        row.signature());
  }
}
