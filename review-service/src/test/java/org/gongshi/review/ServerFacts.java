package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;

/** What the database says and refuses when it is asked past the service. */
public record ServerFacts(TestServer server) {

  public long key(TestCase of) throws SQLException {
    return number("SELECT id FROM law_case WHERE public_id = '" + of.id() + "'");
  }

  public long account(Role role) throws SQLException {
    return number("SELECT id FROM account WHERE login = '" + RunningService.login(role) + "'");
  }

  public long number(String query) throws SQLException {
    return Long.parseLong(text(query));
  }

  public String text(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).as(query).isTrue();
      return result.getString(1);
    }
  }

  public int change(String statement) throws SQLException {
    try (Connection connection = server.connect();
        Statement change = connection.createStatement()) {
      return change.executeUpdate(statement);
    }
  }

  public void refuses(String statement, String why) {
    assertThatThrownBy(() -> change(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(why);
  }
}
