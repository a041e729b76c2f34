package org.gongshi.review.database;

/** The database server cannot be reached now. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean outcomeUnknown;

  DatabaseUnavailableException(Throwable cause, boolean outcomeUnknown) {
    super("the database cannot be reached", cause);
    this.outcomeUnknown = outcomeUnknown;
  }

  /**
   * Whether the connection was lost while the server was told to commit, so that the change may
   * have been kept; otherwise nothing was written, and the call may be repeated.
   */
  public boolean isOutcomeUnknown() {
    return outcomeUnknown;
  }
}
