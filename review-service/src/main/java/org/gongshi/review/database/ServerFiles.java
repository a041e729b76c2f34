package org.gongshi.review.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Every path and secret of the embedded server, in one place. Secrets are readable by the owner
 * alone.
 */
record ServerFiles(Path folder, String password, String rootPassword) {

  static ServerFiles prepare(Path folder) throws IOException {
    Path absolute = folder.toAbsolutePath().normalize();
    for (Path dir :
        new Path[] {
          absolute, absolute.resolve("server"), absolute.resolve("data"), absolute.resolve("tmp")
        }) {
      Files.createDirectories(dir);
    }
    restrict(absolute, "rwx------");
    ServerFiles files =
        new ServerFiles(
            absolute,
            secret(absolute.resolve("password")),
            secret(absolute.resolve("root-password")));
    ServerCertificate.ensure(files);
    return files;
  }

  Path binaries() {
    return folder.resolve("server");
  }

  Path data() {
    return folder.resolve("data");
  }

  Path temporary() {
    return folder.resolve("tmp");
  }

  /**
   * Socket paths are limited to about 100 characters, so the socket lies in the system's temporary
   * folder.
   */
  Path socket() {
    String name = "gongshi-" + Integer.toHexString(folder.toString().hashCode()) + ".sock";
    return Path.of(System.getProperty("java.io.tmpdir", "/tmp")).resolve(name);
  }

  Path pidFile() {
    return folder.resolve("server.pid");
  }

  Path certificate() {
    return folder.resolve("server-certificate.pem");
  }

  Path privateKey() {
    return folder.resolve("server-key.pem");
  }

  Path trustStore() {
    return folder.resolve("trusted.jks");
  }

  Path lockFile() {
    return folder.resolve("owner.lock");
  }

  void rememberPort(int port) throws IOException {
    Path written = folder.resolve("port.new");
    Files.writeString(written, Integer.toString(port));
    Files.move(written, portFile(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
  }

  @Nullable Integer rememberedPort() throws IOException {
    return Files.exists(portFile()) ? Integer.valueOf(Files.readString(portFile()).strip()) : null;
  }

  void forgetPort() throws IOException {
    Files.deleteIfExists(portFile());
  }

  boolean isProvisioned() {
    return Files.exists(folder.resolve("provisioned"));
  }

  void markProvisioned() throws IOException {
    Files.writeString(folder.resolve("provisioned"), "");
  }

  /** The server that an earlier, killed run left behind: alive, and started on our data folder. */
  @Nullable ProcessHandle runningServer() throws IOException {
    if (!Files.exists(pidFile())) {
      return null;
    }
    String text = Files.readString(pidFile()).strip();
    if (!text.matches("[0-9]{1,10}")) {
      return null;
    }
    return ProcessHandle.of(Long.parseLong(text)).filter(this::isOurs).orElse(null);
  }

  private boolean isOurs(ProcessHandle process) {
    Path commandLine = Path.of("/proc", Long.toString(process.pid()), "cmdline");
    try {
      return Files.readString(commandLine).contains(data().toString());
    } catch (IOException e) {
      return process.info().commandLine().filter(c -> c.contains(data().toString())).isPresent();
    }
  }

  private Path portFile() {
    return folder.resolve("port");
  }

  private static String secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.writeString(file, HexFormat.of().formatHex(random));
      restrict(file, "rw-------");
    }
    return Files.readString(file).strip();
  }

  static void restrict(Path path, String permissions) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    } catch (UnsupportedOperationException e) {
      // A file system without POSIX permissions: the folder's own access rules hold.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
