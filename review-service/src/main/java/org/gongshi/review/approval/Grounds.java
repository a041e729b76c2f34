package org.gongshi.review.approval;

import org.gongshi.review.legalreview.ActFirstGround;
import org.gongshi.review.legalreview.PassedReview;
import org.gongshi.review.legalreview.Submission;
import org.jspecify.annotations.Nullable;

/**
 * What a decision stands on, as its row names it.
 *
 * @param approver who decided, or null on the spot and for an imported one
 * @param discussion the number of the discussion that agreed, or null where there was none
 * @param document the signed bytes as text, or null for an imported one
 */
record Grounds(
    @Nullable PassedReview review,
    @Nullable Submission submission,
    @Nullable ActFirstGround actFirst,
    @Nullable Long approver,
    @Nullable Long delegation,
    @Nullable Long delegator,
    @Nullable Integer discussion,
    boolean onTheSpot,
    @Nullable String document,
    @Nullable String signature) {

  /** Of a decision that was made elsewhere. */
  static final Grounds ELSEWHERE =
      new Grounds(null, null, null, null, null, null, null, false, null, null);

  /** Of a decision that the handler makes on the spot. */
  static final Grounds ON_THE_SPOT =
      new Grounds(null, null, null, null, null, null, null, true, null, null);

  /** Of a later edition: the decision stands already, the correction is granted. */
  static Grounds granted(long by) {
    return new Grounds(null, null, null, by, null, null, null, false, null, null);
  }

  Grounds signed(String bytes, String by) {
    return new Grounds(
        review,
        submission,
        actFirst,
        approver,
        delegation,
        delegator,
        discussion,
        onTheSpot,
        bytes,
        by);
  }
}
