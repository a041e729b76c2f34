package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;

/** Statements past the service, as an attacker with the service's own password sends them. */
public record Sql(TestServer server) {

  public long key(TestCase of) {
    return number("SELECT id FROM law_case WHERE public_id = '" + of.id() + "'");
  }

  public long account(Role role) {
    return account(RunningService.login(role));
  }

  public long account(String login) {
    return number("SELECT id FROM account WHERE login = '" + login + "'");
  }

  public long number(String query) {
    return Long.parseLong(text(query));
  }

  public String text(String query) {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).as(query).isTrue();
      return result.getString(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  public int execute(String statement) {
    try (Connection connection = server.connect();
        Statement attack = connection.createStatement()) {
      return attack.executeUpdate(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(statement, e);
    }
  }

  /** Fails unless the database refuses the statement for one of these reasons. */
  public void refuses(String statement, String... why) {
    try (Connection connection = server.connect();
        Statement attack = connection.createStatement()) {
      int rows = attack.executeUpdate(statement);
      fail("the database let %d rows through: %s", rows, statement);
    } catch (SQLException e) {
      assertThat(Arrays.stream(why).anyMatch(w -> e.getMessage().contains(w)))
          .as("%s: %s", e.getMessage(), statement)
          .isTrue();
    }
  }

  /** Runs {@code attack} while a trigger is gone, as only the owner of the schema can. */
  public void withoutTrigger(String name, Runnable attack) {
    String definition =
        text(
            "SELECT CONCAT('CREATE TRIGGER ', trigger_name, ' ', action_timing, ' ',"
                + " event_manipulation, ' ON ', event_object_table, ' FOR EACH ROW ',"
                + " action_statement) FROM information_schema.triggers WHERE trigger_schema ="
                + " DATABASE() AND trigger_name = '"
                + name
                + "'");
    execute("DROP TRIGGER " + name);
    try {
      attack.run();
    } finally {
      execute(definition);
    }
  }
}
