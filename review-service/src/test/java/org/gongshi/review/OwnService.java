package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.http.Json;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.gongshi.review.vault.VaultSettings;
import org.jspecify.annotations.Nullable;

/**
 * A service on a schema and with settings of its own, whose clock a test moves: for what would
 * disturb the others.
 */
public final class OwnService implements AutoCloseable {
  private final DatabaseSettings.External database;
  private final SettableClock clock;
  private final Path data;
  private final @Nullable VaultSettings vault;
  private ReviewService service;
  private RunningService client;

  private OwnService(
      DatabaseSettings.External database,
      Path data,
      IdentitySettings identity,
      @Nullable VaultSettings vault) {
    this.database = database;
    this.data = data;
    this.vault = vault;
    this.clock = new SettableClock(Instant.parse("2026-11-24T02:00:00Z"));
    run(identity);
  }

  /** Starts on an empty schema. */
  public static OwnService on(TestServer server, String schema, IdentitySettings identity) {
    return on(server, schema, identity, null);
  }

  /** Starts on an empty schema, with a vault that is kept in another way. */
  public static OwnService on(
      TestServer server, String schema, IdentitySettings identity, @Nullable VaultSettings vault) {
    try {
      Path folder = Files.createDirectories(Path.of("target/it").toAbsolutePath());
      Path data = Files.createTempDirectory(folder, schema);
      return new OwnService(server.schema(schema), data, identity, vault);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void run(IdentitySettings identity) {
    Settings settings = new Settings(data, database, "127.0.0.1", 0, Duration.ofMillis(50), clock);
    Settings all = settings.with(identity);
    service = ReviewService.start(vault == null ? all : all.withVault(vault));
    service.organs().load(Path.of("../site-content/registers/organs.json"));
    client = RunningService.at(service.port(), data);
  }

  /** Stops and starts again with other settings, on the same data. */
  public void restart(IdentitySettings identity) {
    service.close();
    run(identity);
  }

  public RunningService client() {
    return client;
  }

  public ReviewService service() {
    return service;
  }

  public Accounts accounts() {
    return service.accounts();
  }

  public SettableClock clock() {
    return clock;
  }

  /** An account with the tests' password, which is its own. */
  public void account(String login, Role... roles) {
    EnumSet<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(List.of(roles));
    TestAccounts.create(service.accounts(), login, "某人", null, all);
  }

  public Reply login(String login, String password) {
    return login(login, password, "203.0.113.7");
  }

  /** Logs in as if from {@code address}, behind the trusted proxy on this machine. */
  public Reply login(String login, String password, String address) {
    return client.send(
        request("/api/v1/sessions")
            .header("X-Forwarded-For", address)
            .POST(json(Map.of("login", login, "password", password))));
  }

  public Reply changePassword(String login, String current, String next) {
    return client.send(
        request("/api/v1/password-changes")
            .POST(json(Map.of("login", login, "currentPassword", current, "newPassword", next))));
  }

  /** The token of a new session with the tests' password. */
  public String token(String login) {
    return login(login, RunningService.PASSWORD).json().path("token").asText();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(client.address(path)).header("Content-Type", "application/json");
  }

  public HttpRequest.Builder with(String token, String path) {
    return request(path).header("Authorization", "Bearer " + token);
  }

  public Reply get(String token, String path) {
    return client.send(with(token, path).GET());
  }

  public Reply post(String token, String path, Object body) {
    return client.send(with(token, path).POST(json(body)));
  }

  public Reply put(String token, String path, Object body) {
    return client.send(with(token, path).PUT(json(body)));
  }

  public Reply delete(String token, String path) {
    return client.send(with(token, path).DELETE());
  }

  public static HttpRequest.BodyPublisher json(Object body) {
    return BodyPublishers.ofByteArray(Json.write(body));
  }

  /** Everything in the audit, newest first; {@code auditor} has that role. */
  public JsonNode trail(String auditor, String query) {
    return get(auditor, "/api/v1/audit?limit=500" + query).json().path("items");
  }

  /** The folder of its data. */
  public Path data() {
    return data;
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(database.url(), database.user(), database.password());
  }

  public void sql(String statement) throws SQLException {
    try (Connection connection = connect();
        Statement run = connection.createStatement()) {
      run.execute(statement);
    }
  }

  /** The first column of the first row. */
  public String value(String query) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).as(query).isTrue();
      return result.getString(1);
    }
  }

  /** Fails unless the database refuses the statement for one of these reasons. */
  public void refuses(String statement, String... why) {
    assertThatThrownBy(() -> sql(statement))
        .as(statement)
        .isInstanceOf(SQLException.class)
        .satisfies(e -> assertThat(List.of(why)).anyMatch(e.getMessage()::contains));
  }

  @Override
  public void close() {
    service.close();
  }
}
