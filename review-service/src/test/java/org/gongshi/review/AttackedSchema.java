package org.gongshi.review;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;

/**
 * A schema of its own with the good rows in it, for an attacker who has the service's rights.
 * Foreign keys are off, so that each gate is met alone; what an attack does is undone.
 */
final class AttackedSchema implements AutoCloseable {
  private static final Pattern MESSAGE = Pattern.compile("MESSAGE_TEXT = '(.*?)'\\s*(?:;|$)");
  private static final Pattern NEXT_COLUMN = Pattern.compile(", (?=[a-z_0-9]+ = )");

  /** A trigger as the server has it. */
  record Trigger(String name, String table, String event, String statement) {
    List<String> messages() {
      return MESSAGE
          .matcher(statement)
          .results()
          .map(m -> m.group(1).replace("''", "'"))
          .distinct()
          .toList();
    }

    /** Whether it refuses every row, whatever is done with it. */
    boolean refusesAll() {
      return statement.stripLeading().startsWith("SIGNAL");
    }

    /** Whether it takes the ground of a review away. */
    boolean voids() {
      return statement.contains("DELETE FROM submitted_materials");
    }

    private String definition() {
      return "CREATE TRIGGER %s BEFORE %s ON %s FOR EACH ROW %s"
          .formatted(name, event, table, statement);
    }
  }

  private final Connection connection;
  private final Map<String, String> tableOfCheck = new TreeMap<>();
  private final Map<String, Trigger> triggers = new TreeMap<>();
  private final Map<String, Map<String, String>> good = new LinkedHashMap<>();

  AttackedSchema(TestServer server) throws SQLException {
    DatabaseSettings.External at = server.schema("every_gate");
    Database.open(at, TestClock.CLOCK).close();
    connection = DriverManager.getConnection(at.url(), at.user(), at.password());
    execute("SET FOREIGN_KEY_CHECKS = 0");
    for (List<String> check :
        rows(
            "SELECT constraint_name, table_name FROM information_schema.table_constraints WHERE"
                + " constraint_schema = DATABASE() AND constraint_type = 'CHECK'")) {
      tableOfCheck.put(check.getFirst(), check.getLast());
    }
    for (List<String> row :
        rows(
            "SELECT trigger_name, event_object_table, event_manipulation, action_statement FROM"
                + " information_schema.triggers WHERE trigger_schema = DATABASE()")) {
      triggers.put(row.get(0), new Trigger(row.get(0), row.get(1), row.get(2), row.get(3)));
    }
    for (Map.Entry<String, String> row : GoodRows.ALL) {
      if (row.getKey().equals(GoodRows.STATEMENT)) {
        execute(row.getValue());
      } else {
        Map<String, String> columns = filledIn(row.getKey(), row.getValue());
        good.putIfAbsent(row.getKey(), columns);
        execute(insert(row.getKey(), columns));
      }
    }
    connection.setAutoCommit(false);
  }

  Map<String, String> tableOfCheck() {
    return tableOfCheck;
  }

  Map<String, Trigger> triggers() {
    return triggers;
  }

  /** What is wrong with the attack: it passed, or something else than its gate refused it. */
  String flaw(Attack attack) throws SQLException {
    Trigger before = triggers.get(attack.without());
    if (before != null) {
      execute("DROP TRIGGER " + before.name());
    }
    try {
      return tableOfCheck.containsKey(attack.gate()) ? ofCheck(attack) : ofTrigger(attack);
    } finally {
      connection.rollback();
      if (before != null) {
        execute(before.definition());
      }
    }
  }

  private String ofCheck(Attack attack) throws SQLException {
    String table = tableOfCheck.get(attack.gate());
    String last = attack.statements().getLast();
    if (!last.startsWith("INSERT") && !last.startsWith("UPDATE")) {
      Map<String, String> spoilt = new LinkedHashMap<>(good.get(table));
      spoilt.putAll(columns(last));
      last = insert(table, spoilt);
    }
    return refused(attack, last, attack.gate());
  }

  private String ofTrigger(Attack attack) throws SQLException {
    Trigger trigger = triggers.get(attack.gate());
    String last = attack.statements().getLast();
    if (trigger.voids()) {
      long before = count("submitted_materials");
      execute(last);
      boolean voided = before == 1 && count("submitted_materials") == 0;
      return voided ? "" : attack.gate() + ": the submitted materials still stand";
    }
    String message =
        trigger.messages().stream()
            .filter(m -> m.contains(attack.saying()))
            .findFirst()
            .orElse("it does not say " + attack.saying());
    return refused(attack, last, message);
  }

  private String refused(Attack attack, String last, String why) {
    try (Statement statement = connection.createStatement()) {
      for (String first : attack.statements().subList(0, attack.statements().size() - 1)) {
        execute(first);
      }
      int rows = statement.executeUpdate(last);
      return attack.gate() + " let " + rows + " rows through: " + last;
    } catch (SQLException e) {
      return e.getMessage().contains(why)
          ? ""
          : attack.gate() + " was not what refused: " + e.getMessage() + ": " + last;
    }
  }

  long count(String table) throws SQLException {
    return Long.parseLong(rows("SELECT COUNT(*) FROM " + table).getFirst().getFirst());
  }

  String firstColumn(String table) {
    return good.get(table).keySet().iterator().next();
  }

  private Map<String, String> filledIn(String table, String sent) throws SQLException {
    Map<String, String> columns = columns(sent);
    for (List<String> column :
        rows(
            "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema ="
                + " DATABASE() AND is_nullable = 'NO' AND column_default IS NULL AND extra NOT LIKE"
                + " '%auto_increment%' AND table_name = '"
                + table
                + "'")) {
      columns.putIfAbsent(
          column.getFirst(),
          switch (column.getLast()) {
            case "date", "datetime" -> "'2026-09-01'";
            case "bigint", "int", "smallint", "decimal" -> "1";
            case "tinyint" -> "FALSE";
            default -> "'x'";
          });
    }
    return columns;
  }

  private static Map<String, String> columns(String assignments) {
    Map<String, String> columns = new LinkedHashMap<>();
    for (String assignment : NEXT_COLUMN.split(assignments)) {
      int equals = assignment.indexOf(" = ");
      columns.put(assignment.substring(0, equals), assignment.substring(equals + 3));
    }
    return columns;
  }

  private static String insert(String table, Map<String, String> columns) {
    return "INSERT INTO "
        + table
        + " SET "
        + columns.entrySet().stream()
            .map(c -> c.getKey() + " = " + c.getValue())
            .collect(Collectors.joining(", "));
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new SQLException(sql, e);
    }
  }

  private List<List<String>> rows(String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
          row.add(result.getString(i));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
