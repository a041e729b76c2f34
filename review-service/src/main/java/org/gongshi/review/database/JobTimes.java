package org.gongshi.review.database;

import com.github.kagkarlsson.scheduler.jdbc.MySQL8JdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The scheduler's times as all others are kept, on MySQL and MariaDB alike. */
final class JobTimes extends MySQL8JdbcCustomization {
  JobTimes() {
    super(true);
  }

  @Override
  public void setInstant(PreparedStatement statement, int index, @Nullable Instant instant)
      throws SQLException {
    InstantColumn.set(statement, index, instant);
  }

  @Override
  public @Nullable Instant getInstant(ResultSet rows, String column) throws SQLException {
    return InstantColumn.get(rows, column);
  }
}
