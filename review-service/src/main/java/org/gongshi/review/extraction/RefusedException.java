package org.gongshi.review.extraction;

/** Ends the reading of a file. */
final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Refusal refusal;
  private final int page;

  RefusedException(Refusal refusal) {
    this(refusal, 0);
  }

  RefusedException(Refusal refusal, int page) {
    super(refusal.name());
    this.refusal = refusal;
    this.page = page;
  }

  Extracted.Refused answer() {
    return new Extracted.Refused(refusal, page);
  }
}
