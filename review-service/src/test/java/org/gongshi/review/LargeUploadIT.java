package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * A file of 4 GiB, sent to a service that runs as a process of its own with a heap of 96 MiB, cut
 * in the middle more than once, once by killing the service.
 */
final class LargeUploadIT {
  private static final int MIB = 1 << 20;
  private static final long BLOCKS = Long.getLong("gongshi.large.upload.mib", 4096);
  private static final String HANDLER = "uploader";
  private static final byte[] NOISE = noise();
  private static final Pattern HEAP = Pattern.compile("Pause .* (\\d+)M->(\\d+)M\\(");

  private final List<Path> gcLogs = new ArrayList<>();
  private Path data;
  private Process process;

  @AfterEach
  void stop() throws Exception {
    if (process != null) {
      process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);
    }
    try (Stream<Path> files = Files.walk(data)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void fourGibibytesPassThroughASmallHeapAndSurviveCutsAndAKill() throws Exception {
    long begun = System.nanoTime();
    data = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "large");
    copyKeys(RunningService.on(TestServer.MARIADB).data().resolve("keys"));
    handler();
    TusClient tus = new TusClient(start(), HANDLER);
    long length = BLOCKS * MIB;
    String path = tus.begin(length, "全程录像.mp4");

    send(tus, path, length, BLOCKS / 4 * MIB + 12_345);
    long afterCut = offset(tus, path);
    assertThat(afterCut).isEqualTo(BLOCKS / 4 * MIB + 12_345);

    sendAndKill(tus, path, length, BLOCKS / 2 * MIB + 777_777);
    tus = new TusClient(start(), HANDLER);
    long afterKill = offset(tus, path);
    assertThat(afterKill).isBetween(BLOCKS / 2 * MIB - 33L * MIB, BLOCKS / 2 * MIB + 777_777);

    send(tus, path, length, BLOCKS * 3 / 4 * MIB + 1);
    assertThat(offset(tus, path)).isEqualTo(BLOCKS * 3 / 4 * MIB + 1);
    String status = send(tus, path, length, length);

    assertThat(status).contains("204");
    var view = tus.view(path).json();
    assertThat(view.path("state").asText()).isEqualTo("STORED");
    assertThat(view.path("sha256").asText()).isEqualTo(hash());
    long heap = heapPeak();
    System.out.printf(
        "%,d MiB uploaded, cut twice, killed once at %,d MiB (resumed at %,d MiB): %,d s, heap peak"
            + " %d MiB of -Xmx96m, resident peak %d MiB, SHA-256 equal%n",
        BLOCKS,
        BLOCKS / 2,
        afterKill / MIB,
        (System.nanoTime() - begun) / 1_000_000_000,
        heap,
        residentPeak());
    assertThat(heap).isLessThan(100);
  }

  /** By the machine's clock, which is that of the process: a password grows old. */
  private static void handler() {
    try (Database database = Database.open(TestServer.MARIADB.settings(), InstantSource.system())) {
      TestAccounts.create(
          new Accounts(database), HANDLER, "uploader", null, EnumSet.of(Role.HANDLER));
    }
  }

  /**
   * Sends from where the upload stands up to {@code end}; cuts the connection there if more is due.
   */
  private String send(TusClient tus, String path, long length, long end) throws Exception {
    long from = offset(tus, path);
    try (var open = tus.openPatch(path, from, length - from)) {
      write(open.body(), from, end);
      return end < length ? "" : open.statusLine();
    }
  }

  private void sendAndKill(TusClient tus, String path, long length, long end) throws Exception {
    long from = offset(tus, path);
    try (var open = tus.openPatch(path, from, length - from)) {
      write(open.body(), from, end);
      process.destroyForcibly();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      write(open.body(), end, end + 8L * MIB);
    } catch (SocketException e) {
      assertThat(process.isAlive()).isFalse();
    }
  }

  /** The offset once the service has noticed that the last connection is gone. */
  private static long offset(TusClient tus, String path) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      if (tus.patch(path, Long.MAX_VALUE / 100, new byte[0]).status() == 409) {
        return tus.offset(path);
      }
      Thread.sleep(100);
    }
    throw new AssertionError("the upload stays locked");
  }

  private static void write(OutputStream out, long from, long to) throws IOException {
    for (long at = from; at < to; ) {
      byte[] block = block(at / MIB);
      int begin = (int) (at % MIB);
      int count = (int) Math.min(MIB - begin, to - at);
      out.write(block, begin, count);
      at += count;
    }
    out.flush();
  }

  /** The bytes are made while they are sent: noise, and which MiB of the file it is. */
  private static byte[] block(long number) {
    byte[] block = NOISE.clone();
    ByteBuffer.wrap(block).putLong(number);
    return block;
  }

  private static byte[] noise() {
    byte[] noise = new byte[MIB];
    new SplittableRandom(4).nextBytes(noise);
    return noise;
  }

  private static String hash() throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (long i = 0; i < BLOCKS; i++) {
      digest.update(block(i));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private void copyKeys(Path keys) throws IOException {
    Files.createDirectories(data.resolve("keys"));
    try (var files = Files.newDirectoryStream(keys)) {
      for (Path file : files) {
        Files.copy(
            file,
            data.resolve("keys").resolve(file.getFileName()),
            java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private RunningService start() throws IOException {
    Path log = data.resolve("gc" + gcLogs.size() + ".log");
    gcLogs.add(log);
    DatabaseSettings.External database = TestServer.MARIADB.settings();
    Path password = Files.writeString(data.resolve("password"), database.password());
    ProcessBuilder program =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-Xlog:gc:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "service",
            "--data",
            data.toString(),
            "--port",
            "0");
    program.environment().put("GONGSHI_DB_URL", database.url());
    program.environment().put("GONGSHI_DB_USER", database.user());
    program.environment().put("GONGSHI_DB_PASSWORD_FILE", password.toString());
    process = program.redirectError(data.resolve("service.log").toFile()).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as("the service's first line").startsWith("The review service listens on");
    return RunningService.at(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)), data);
  }

  /** The fullest that the heap was before any collection, MiB. */
  private long heapPeak() throws IOException {
    long peak = 0;
    for (Path log : gcLogs) {
      for (String line : Files.readAllLines(log)) {
        Matcher matcher = HEAP.matcher(line);
        if (matcher.find()) {
          peak = Math.max(peak, Long.parseLong(matcher.group(1)));
        }
      }
    }
    assertThat(peak).as("collections were logged").isPositive();
    return peak;
  }

  private long residentPeak() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    return 0;
  }
}
