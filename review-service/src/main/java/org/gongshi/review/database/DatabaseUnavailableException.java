package org.gongshi.review.database;

/** The database server cannot be reached now; nothing was written, and the call may be repeated. */
public final class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(Throwable cause) {
    super("the database cannot be reached", cause);
  }
}
