package org.gongshi.review.database;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/** What a failed statement means to the caller; both servers' codes are known. */
public enum SqlFailure {
  LOCK_CONFLICT,
  DUPLICATE_KEY,
  CONSTRAINT,
  UNREACHABLE,
  OTHER;

  /** Looks for the SQL exception behind {@code failure}. */
  public static SqlFailure of(Throwable failure) {
    for (@Nullable Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof SQLTransientConnectionException
          || t instanceof SQLNonTransientConnectionException) {
        return UNREACHABLE;
      }
      if (t instanceof SQLException e) {
        return of(e);
      }
    }
    return OTHER;
  }

  private static SqlFailure of(SQLException e) {
    String state = e.getSQLState();
    if (state != null && state.startsWith("08")) {
      return UNREACHABLE;
    }
    return switch (e.getErrorCode()) {
      case 1205, 1213, 3572, 1020 -> LOCK_CONFLICT;
      case 1062 -> DUPLICATE_KEY;
      case 1048, 1451, 1452, 3819, 4025, 1644 -> CONSTRAINT;
      default -> OTHER;
    };
  }
}
