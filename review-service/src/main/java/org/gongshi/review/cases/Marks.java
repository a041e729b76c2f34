package org.gongshi.review.cases;

import org.jspecify.annotations.Nullable;

/**
 * What earlier events left on a case beside its state; only {@link Lifecycle} changes it.
 *
 * @param assignedReviewer to whom the legal review was given, or null while it is to nobody
 * @param questionOpen whether the reviewer's question to the handler waits for its answer
 * @param actFirst whether the measure was lawfully taken before its review
 * @param discussionRequired whether the case is complex or major, so that a collective discussion
 *     comes before the decision (行政处罚法 art. 57)
 * @param discussed whether that discussion has agreed to this proposal
 * @param suspendedFrom the state to which a suspended case returns, else null
 * @param revoked whether the decision was set aside after it was made
 */
public record Marks(
    @Nullable Long assignedReviewer,
    boolean questionOpen,
    boolean actFirst,
    LateReview lateReview,
    boolean discussionRequired,
    boolean discussed,
    @Nullable CaseState suspendedFrom,
    boolean revoked) {

  /** The review that an act-first measure still owes. */
  public enum LateReview {
    NOT_DUE,
    OPEN,
    PASSED,
    FAILED
  }

  /** Of a case to which nothing has happened. */
  public static final Marks NONE =
      new Marks(null, false, false, LateReview.NOT_DUE, false, false, null, false);

  Marks assignedTo(long reviewer) {
    return new Marks(
        reviewer,
        questionOpen,
        actFirst,
        lateReview,
        discussionRequired,
        discussed,
        suspendedFrom,
        revoked);
  }

  Marks withQuestion(boolean open) {
    return new Marks(
        assignedReviewer,
        open,
        actFirst,
        lateReview,
        discussionRequired,
        discussed,
        suspendedFrom,
        revoked);
  }

  Marks actingFirst() {
    return new Marks(
        assignedReviewer,
        questionOpen,
        true,
        lateReview,
        discussionRequired,
        discussed,
        suspendedFrom,
        revoked);
  }

  Marks withLateReview(LateReview review) {
    return new Marks(
        assignedReviewer,
        questionOpen,
        actFirst,
        review,
        discussionRequired,
        discussed,
        suspendedFrom,
        revoked);
  }

  /** A proposal is new, so nobody has discussed it and no question about it is open. */
  Marks ofNewProposal(boolean needsDiscussion) {
    return new Marks(
        assignedReviewer,
        false,
        actFirst,
        lateReview,
        discussionRequired || needsDiscussion, // what was found complex or major stays so
        false,
        suspendedFrom,
        revoked);
  }

  Marks withDiscussion(boolean required, boolean agreed) {
    return new Marks(
        assignedReviewer,
        questionOpen,
        actFirst,
        lateReview,
        required,
        agreed,
        suspendedFrom,
        revoked);
  }

  Marks suspendedFrom(@Nullable CaseState state) {
    return new Marks(
        assignedReviewer,
        questionOpen,
        actFirst,
        lateReview,
        discussionRequired,
        discussed,
        state,
        revoked);
  }

  Marks setAside() {
    return new Marks(
        assignedReviewer,
        questionOpen,
        actFirst,
        lateReview,
        discussionRequired,
        discussed,
        suspendedFrom,
        true);
  }
}
