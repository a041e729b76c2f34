package org.gongshi.review.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The two servers that every database test runs on, each started once per process of the test run
 * and stopped with it.
 */
public enum TestServer {
  MARIADB {
    @Override
    DatabaseSettings.External start() throws IOException {
      Path folder = fresh("mariadb");
      EmbeddedServer server = EmbeddedServer.open(folder);
      rootPassword = ServerFiles.prepare(folder).rootPassword();
      return server.settings();
    }
  },

  MYSQL {
    @Override
    DatabaseSettings.External start() throws IOException, InterruptedException, SQLException {
      RealMySql server = RealMySql.start(fresh("mysql"));
      ProgramEnd.closes(server);
      return server.settings();
    }
  };

  private DatabaseSettings.External settings;

  /** Of the server's own root, for what no service may do: empty where it needs none. */
  String rootPassword = "";

  abstract DatabaseSettings.External start() throws IOException, InterruptedException, SQLException;

  /** How to reach it; the first call starts it. */
  public synchronized DatabaseSettings.External settings() {
    if (settings == null) {
      try {
        settings = start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException | SQLException e) {
        throw new IllegalStateException(name() + " did not start", e);
      }
    }
    return settings;
  }

  /** A schema of its own on the same server, for tests that break what others rely on. */
  public DatabaseSettings.External schema(String name) throws SQLException {
    DatabaseSettings.External at = settings();
    String schema = "gongshi_" + name;
    try (Connection connection = root();
        Statement statement = connection.createStatement()) {
      statement.execute("DROP DATABASE IF EXISTS " + schema);
      statement.execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
      statement.execute("GRANT ALL ON " + schema + ".* TO 'gongshi'@'localhost' WITH GRANT OPTION");
    }
    return new DatabaseSettings.External(
        at.url().replace("/gongshi?", "/" + schema + "?"), at.user(), at.password());
  }

  /** A connection as the server's root. */
  public Connection root() throws SQLException {
    return DriverManager.getConnection(
        settings().url().replace("/gongshi?", "/?"), "root", rootPassword);
  }

  /** A connection past the service, as an attacker with the service's own password has it. */
  public Connection connect() throws SQLException {
    DatabaseSettings.External at = settings();
    return DriverManager.getConnection(at.url(), at.user(), at.password());
  }

  /** As {@link #connect}, sending many rows in one statement. */
  public Connection batches() throws SQLException {
    DatabaseSettings.External at = settings();
    return DriverManager.getConnection(
        at.url() + "&rewriteBatchedStatements=true", at.user(), at.password());
  }

  static Path fresh(String name) {
    String fork = System.getProperty("gongshi.fork", "1");
    Path folder = Path.of("target/it").resolve(name + "-" + fork).toAbsolutePath();
    try {
      if (Files.exists(folder)) {
        try (Stream<Path> walk = Files.walk(folder)) {
          for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
