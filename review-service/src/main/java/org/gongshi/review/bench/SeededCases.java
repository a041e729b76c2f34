package org.gongshi.review.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Multiplies one case that went through the service into as many as are wanted, by copying its rows
 * under new keys. Only the first {@link #COMPLETE} have all their rows; the rest have what lists
 * read.
 */
final class SeededCases {
  static final int COMPLETE = 100_000;
  private static final long BASE = 10_000_000;
  private static final int BATCH = 5_000;

  private static final List<String> FOR_ALL =
      List.of("party", "review_submission", "submitted_materials", "decision");
  private static final List<String> FOR_COMPLETE =
      List.of("officer", "trade_secret", "redaction", "disclosure", "outbox");

  /** What differs from the template, per table and column; {@code n} is the number of the copy. */
  private static final Map<String, Map<String, String>> CHANGED =
      Map.of(
          "law_case",
          Map.of(
              "id",
              BASE + " + n",
              "public_id",
              "LOWER(LPAD(HEX(" + BASE + " + n), 26, '0'))",
              "request_key",
              "NULL",
              "state",
              "IF(n > " + COMPLETE + " AND n % 10 = 0, 'SERVED', state)",
              "created_at",
              "DATE_ADD(created_at, INTERVAL n SECOND)",
              "updated_at",
              "DATE_ADD(updated_at, INTERVAL n SECOND)"),
          "outbox",
          Map.of("done_at", "created_at"),
          "decision",
          Map.of(
              "document_number", "CONCAT('基准〔2026〕', n, '号')",
              "decided_on", "DATE_SUB(decided_on, INTERVAL n % 2000 DAY)",
              "public_by", "DATE_SUB(public_by, INTERVAL n % 2000 DAY)"));

  private final Connection connection;
  private final long template;
  private int made;

  SeededCases(Connection connection, String templatePublicId) throws SQLException {
    this.connection = connection;
    try (PreparedStatement find =
        connection.prepareStatement("SELECT id FROM law_case WHERE public_id = ?")) {
      find.setString(1, templatePublicId);
      try (ResultSet found = find.executeQuery()) {
        found.next();
        template = found.getLong(1);
      }
    }
    try (Statement numbers = connection.createStatement()) {
      numbers.execute("CREATE TABLE bench_number (i INT PRIMARY KEY)");
      StringBuilder values = new StringBuilder("INSERT INTO bench_number VALUES (1)");
      for (int i = 2; i <= BATCH; i++) {
        values.append(",(").append(i).append(')');
      }
      numbers.execute(values.toString());
    }
  }

  static long key(int n) {
    return BASE + n;
  }

  static String publicId(int n) {
    String hex = Long.toHexString(key(n)).toLowerCase(Locale.ROOT);
    return "0".repeat(26 - hex.length()) + hex;
  }

  /** Makes copies until there are {@code cases}, and lets the server look at them. */
  void upTo(int cases) throws SQLException {
    // MariaDB 11.4.5 finds columns null in the second copy of one statement where a trigger runs
    // before the row's writing; what is copied passed them all.
    Map<String, String> triggers = triggersBefore();
    try (Statement statement = connection.createStatement()) {
      for (String name : triggers.keySet()) {
        statement.execute("DROP TRIGGER " + name);
      }
      connection.setAutoCommit(false);
      while (made < cases) {
        int batch = Math.min(BATCH, cases - made);
        copy(statement, "law_case", "t.id = " + template, batch);
        for (String table : FOR_ALL) {
          copy(statement, table, "t.case_id = " + template, batch);
        }
        if (made < COMPLETE) {
          for (String table : FOR_COMPLETE) {
            copy(statement, table, "t.case_id = " + template, batch);
          }
        }
        // Nothing is searched here: the words of the copies would be made beside the measurements.
        statement.execute("DELETE FROM case_text_due WHERE case_id > " + key(made));
        connection.commit();
        made += batch;
      }
      connection.setAutoCommit(true);
      for (String create : triggers.values()) {
        statement.execute(create);
      }
      statement.execute("ANALYZE TABLE law_case, case_entry, party, decision");
    }
  }

  private void copy(Statement statement, String table, String where, int batch)
      throws SQLException {
    Map<String, String> changed = CHANGED.getOrDefault(table, Map.of());
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (String column : columns(table)) {
      String value =
          column.equals("case_id") ? BASE + " + n" : changed.getOrDefault(column, "t." + column);
      columns.add(column);
      values.add(value.replaceAll("\\bn\\b", "(" + made + " + b.i)"));
    }
    statement.executeUpdate(
        String.join(
            " ",
            "INSERT INTO",
            table,
            "(" + String.join(", ", columns) + ") SELECT",
            String.join(", ", values),
            "FROM",
            table,
            "t JOIN bench_number b ON b.i <=",
            Integer.toString(batch),
            "WHERE",
            where));
  }

  /** How to make each trigger before a row's writing again, by its name. */
  private Map<String, String> triggersBefore() throws SQLException {
    Map<String, String> triggers = new LinkedHashMap<>();
    try (PreparedStatement find =
            connection.prepareStatement(
                """
                SELECT trigger_name, event_manipulation, event_object_table, action_statement
                FROM information_schema.triggers
                WHERE trigger_schema = DATABASE() AND action_timing = 'BEFORE' ORDER BY action_order
                """);
        ResultSet found = find.executeQuery()) {
      while (found.next()) {
        triggers.put(
            found.getString(1),
            String.join(
                " ",
                "CREATE TRIGGER",
                found.getString(1),
                "BEFORE",
                found.getString(2),
                "ON",
                found.getString(3),
                "FOR EACH ROW",
                found.getString(4)));
      }
    }
    return triggers;
  }

  /** All columns but those that the server numbers itself. */
  private List<String> columns(String table) throws SQLException {
    try (PreparedStatement find =
        connection.prepareStatement(
            """
            SELECT column_name FROM information_schema.columns
            WHERE table_schema = DATABASE() AND table_name = ?
              AND (extra NOT LIKE '%auto_increment%' OR table_name = 'law_case') ORDER BY ordinal_position
            """)) {
      find.setString(1, table);
      List<String> columns = new ArrayList<>();
      try (ResultSet found = find.executeQuery()) {
        while (found.next()) {
          columns.add(found.getString(1));
        }
      }
      return columns;
    }
  }
}
