package org.gongshi.review.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.gongshi.review.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/**
 * The peer: the statements that the service was seen to make for one case, made again for other
 * cases over plain JDBC as text, every row read.
 */
final class JdbcSide implements Load.Side {
  /** A number of the audit's chain, from {@link ServiceBench#FIRST_SEQ} on. */
  private static final Pattern AUDIT_SEQ = Pattern.compile("\\b9000[0-9]{5}\\b");

  private final DatabaseSettings.External database;
  private final List<String> statements;
  private final int seenCase;
  private final IntSupplier cases;

  /**
   * @param seenCase the number of the case that {@code statements} are about
   * @param cases the numbers of the cases to make them for
   */
  JdbcSide(
      DatabaseSettings.External database,
      List<String> statements,
      int seenCase,
      IntSupplier cases) {
    this.database = database;
    this.statements = List.copyOf(statements);
    this.seenCase = seenCase;
    this.cases = cases;
  }

  @Override
  public Load.Client client(int thread) throws SQLException {
    Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password());
    connection.setAutoCommit(false);
    connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
    Statement statement = connection.createStatement();
    return new Load.Client() {
      @Override
      public void fire() throws SQLException {
        run(connection, statement, cases.getAsInt());
      }

      @Override
      public void close() throws SQLException {
        if (!connection.isClosed()) {
          connection.rollback();
          connection.close();
        }
      }
    };
  }

  private void run(Connection connection, Statement statement, int n) throws SQLException {
    String key = Long.toString(SeededCases.key(n));
    Chain chain = new Chain();
    for (String seen : statements) {
      switch (seen.toLowerCase(Locale.ROOT)) {
        case "commit" -> connection.commit();
        case "rollback" -> connection.rollback();
        default -> {
          String sql =
              seen.replace(SeededCases.publicId(seenCase), SeededCases.publicId(n))
                  .replace(Long.toString(SeededCases.key(seenCase)), key);
          Long first = execute(statement, chain.renumbered(sql));
          if (first != null && sql.contains("audit_head") && sql.contains("FOR UPDATE")) {
            chain = new Chain(first);
          }
        }
      }
    }
  }

  /** Puts the numbers that follow on the chain's end in the place of those that were seen. */
  private static final class Chain {
    private final @Nullable Long end;
    private @Nullable Long shift;

    Chain() {
      this(null);
    }

    /**
     * @param end the last number of the chain, once it is locked
     */
    Chain(@Nullable Long end) {
      this.end = end;
    }

    String renumbered(String sql) {
      return end == null
          ? sql
          : AUDIT_SEQ.matcher(sql).replaceAll(seen -> next(Long.parseLong(seen.group()), end));
    }

    private String next(long seen, long after) {
      long by = shift == null ? after + 1 - seen : shift;
      shift = by;
      return Long.toString(seen + by);
    }
  }

  /** The first row's first number, where there is one. */
  private static @Nullable Long execute(Statement statement, String sql) throws SQLException {
    Long first = null;
    if (statement.execute(sql)) {
      try (ResultSet rows = statement.getResultSet()) {
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
          for (int i = 1; i <= columns; i++) {
            Object value = rows.getObject(i);
            if (first == null && i == 1 && value instanceof Long number) {
              first = number;
            }
          }
        }
      }
    }
    return first;
  }
}
