package org.gongshi.review.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;

/**
 * The peer: the statements that the service was seen to make for one case, made again for other
 * cases over plain JDBC, every row read.
 */
final class JdbcSide implements Load.Side {
  private static final Pattern AUDIT_SEQ =
      Pattern.compile("(?s)INSERT INTO audit_entry\\s.*?VALUES\\s*\\(([0-9]+),.*");

  private final DatabaseSettings.External database;
  private final List<String> statements;
  private final int seenCase;
  private final IntSupplier cases;
  private final List<String> seenSeqs;

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
    this.seenSeqs =
        statements.stream()
            .map(AUDIT_SEQ::matcher)
            .filter(Matcher::matches)
            .map(m -> m.group(1))
            .toList();
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
    int heads = 0;
    String seenSeq = "(no audit entry yet)";
    String seq = seenSeq;
    for (String seen : statements) {
      switch (seen.toLowerCase(Locale.ROOT)) {
        case "commit" -> connection.commit();
        case "rollback" -> connection.rollback();
        default -> {
          String sql =
              seen.replace(SeededCases.publicId(seenCase), SeededCases.publicId(n))
                  .replace(Long.toString(SeededCases.key(seenCase)), key)
                  .replace(seenSeq, seq);
          Long first = execute(statement, sql);
          if (first != null && sql.contains("audit_head") && sql.contains("FOR UPDATE")) {
            seenSeq = seenSeqs.get(heads++);
            seq = Long.toString(first + 1);
          }
        }
      }
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
