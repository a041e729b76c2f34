package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.vault.FakeClamd;
import org.gongshi.review.vault.VaultSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vault's way in as tus clients meet it: cut, repeated, damaged, infected, full. */
abstract class UploadsTests {
  private static final Random RANDOM = new Random(20261124);

  private final TestServer server;
  private RunningService service;
  private TusClient tus;

  UploadsTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    tus = new TusClient(service, "handler");
  }

  static VaultSettings settings(
      long largest, Duration life, @Nullable InetSocketAddress clamd, boolean unscannedMayBeUsed) {
    return new VaultSettings(
        largest,
        life,
        1 << 20,
        0,
        clamd,
        Duration.ofSeconds(2),
        unscannedMayBeUsed,
        Duration.ofMillis(100),
        Duration.ofDays(30));
  }

  private static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  private Path object(RunningService of, byte[] content) {
    String hash = Sha256.of(content);
    return of.data()
        .resolve("vault/objects")
        .resolve(hash.substring(0, 2))
        .resolve(hash.substring(2));
  }

  @Test
  void theServerSaysWhichProtocolItSpeaks() {
    Reply reply =
        service.send(
            HttpRequest.newBuilder(service.address("/api/v1/uploads"))
                .method("OPTIONS", BodyPublishers.noBody()));
    assertThat(reply.status()).isEqualTo(204);
    assertThat(reply.raw().headers().firstValue("Tus-Version")).contains("1.0.0");
    assertThat(reply.raw().headers().firstValue("Tus-Max-Size")).contains("8589934592");
    assertThat(reply.raw().headers().firstValue("Tus-Extension").orElse(""))
        .contains("creation", "checksum", "expiration", "termination");
    assertThat(reply.raw().headers().firstValue("Tus-Checksum-Algorithm").orElse(""))
        .contains("sha256", "sha1");
  }

  @Test
  void aFileSentInPiecesIsStoredOnceUnderItsHashAndReadOnly() throws IOException {
    byte[] file = bytes(3_000_000);
    String path = tus.begin(file.length, "现场.mp4");
    int at = 0;
    for (int piece : new int[] {1, 1_000_000, 0, 1_999_999}) {
      Reply reply = tus.patch(path, at, Arrays.copyOfRange(file, at, at + piece));
      at += piece;
      assertThat(reply.status()).as("%s", reply.json()).isEqualTo(204);
      assertThat(reply.raw().headers().firstValue("Upload-Offset")).contains("" + at);
      assertThat(reply.raw().headers().firstValue("Tus-Resumable")).contains("1.0.0");
    }
    Reply view = tus.view(path);
    assertThat(view.json().path("state").asText()).isEqualTo("STORED");
    assertThat(view.json().path("sha256").asText()).isEqualTo(Sha256.of(file));
    assertThat(Files.readAllBytes(object(service, file))).isEqualTo(file);
    assertThat(Files.getPosixFilePermissions(object(service, file)))
        .isEqualTo(PosixFilePermissions.fromString("r--------"));
    assertThat(service.data().resolve("vault/uploads").resolve(id(path))).doesNotExist();
    assertThat(tus.offset(path)).isEqualTo(file.length);

    Path stored = object(service, file);
    Object inode = Files.getAttribute(stored, "unix:ino");
    String again = tus.begin(file.length, "同一文件.mp4");
    assertThat(tus.patch(again, 0, file).status()).isEqualTo(204);
    assertThat(tus.view(again).json().path("state").asText()).isEqualTo("STORED");
    assertThat(Files.getAttribute(stored, "unix:ino")).isEqualTo(inode);
    assertThat(service.data().resolve("vault/uploads").resolve(id(again))).doesNotExist();
  }

  @Test
  void anUploadMayBringItsFirstBytesAlongOrBeEmpty() {
    byte[] file = bytes(1000);
    Reply reply =
        service.send(
            service
                .authorised("handler", "/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Length", "1000")
                .header("Upload-Metadata", TusClient.metadata(Map.of("filename", "a.pdf")))
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
    assertThat(reply.status()).isEqualTo(201);
    assertThat(reply.raw().headers().firstValue("Upload-Offset")).contains("1000");
    assertThat(reply.json().path("state").asText()).isEqualTo("STORED");

    Reply empty = tus.create(0, TusClient.metadata(Map.of("filename", "empty.txt")));
    assertThat(empty.json().path("state").asText()).isEqualTo("STORED");
    assertThat(empty.json().path("sha256").asText()).isEqualTo(Sha256.of(new byte[0]));
  }

  @Test
  void whatBreaksTheProtocolIsRefusedWithTheStatusThatTheProtocolNames() {
    String path = tus.begin(10, "a.mp4");
    byte[] five = bytes(5);
    assertThat(tus.patch(path, 3, five).status()).isEqualTo(409);
    assertThat(tus.patch(path, 0, five, "Content-Type", "text/plain").status()).isEqualTo(415);
    assertThat(tus.patch(path, 0, bytes(11)).status()).isEqualTo(413);
    Reply version = tus.patch(path, 0, five, "Tus-Resumable", "0.2.2");
    assertThat(version.status()).isEqualTo(412);
    assertThat(version.raw().headers().firstValue("Tus-Version")).contains("1.0.0");
    assertThat(version.raw().headers().firstValue("Content-Type").orElse("")).contains("problem");
    assertThat(tus.offset(path)).isZero();

    assertThat(tus.create((8L << 30) + 1, "filename YQ==").status()).isEqualTo(413);
    assertThat(tus.create(8, "filename not-base64!").code()).isEqualTo("MALFORMED_UPLOAD_METADATA");
    assertThat(tus.create(8, "").code()).isEqualTo("INVALID_FIELDS");
    assertThat(tus.create(8, TusClient.metadata(Map.of("filename", "../../etc/passwd"))).code())
        .isEqualTo("INVALID_FIELDS");
    assertThat(tus.head("/api/v1/uploads/00000000000000000000000000").status()).isEqualTo(404);
    assertThat(tus.head("/api/v1/uploads/..%2f..%2fkeys").status()).isEqualTo(404);
    assertThat(new TusClient(service, "everything").head(path).status()).isEqualTo(404);
    assertThat(new TusClient(service, "auditor").head(path).status()).isEqualTo(403);
    Reply deferred =
        service.send(
            service
                .authorised("handler", "/api/v1/uploads")
                .header("Tus-Resumable", "1.0.0")
                .header("Upload-Defer-Length", "1")
                .POST(BodyPublishers.noBody()));
    assertThat(deferred.status()).isEqualTo(400);
  }

  @Test
  void anotherMethodMayTravelInPost() {
    byte[] file = bytes(100);
    String path = tus.begin(100, "a.mp4");
    Reply patch =
        service.send(
            service
                .authorised("handler", path)
                .header("Tus-Resumable", "1.0.0")
                .header("X-HTTP-Method-Override", "PATCH")
                .header("Upload-Offset", "0")
                .header("Content-Type", "application/offset+octet-stream")
                .POST(BodyPublishers.ofByteArray(file)));
    assertThat(patch.status()).isEqualTo(204);
    assertThat(tus.offset(path)).isEqualTo(100);
  }

  @Test
  void aPieceThatDoesNotMatchItsChecksumIsDroppedAsAWhole() throws Exception {
    byte[] file = bytes(2_500_000);
    String path = tus.begin(file.length, "a.mp4");
    byte[] first = Arrays.copyOf(file, 1_500_000);
    byte[] broken = first.clone();
    broken[777] ^= 1;
    for (String algorithm : new String[] {"sha256", "sha1"}) {
      Reply refused = tus.patch(path, 0, broken, "Upload-Checksum", checksum(algorithm, first));
      assertThat(refused.status()).isEqualTo(460);
      assertThat(tus.offset(path)).isZero();
    }
    assertThat(tus.patch(path, 0, first, "Upload-Checksum", "crc32 AAAA").status()).isEqualTo(400);
    assertThat(tus.patch(path, 0, first, "Upload-Checksum", checksum("sha256", first)).status())
        .isEqualTo(204);
    byte[] rest = Arrays.copyOfRange(file, 1_500_000, file.length);
    try (var open =
        underWay(path, first.length, rest, 900_000, "Upload-Checksum", checksum("sha256", rest))) {
      assertThat(wrongOffset(path)).isEqualTo(423);
      assertThat(open.isAnswered()).isFalse();
    }
    Await.until(() -> wrongOffset(path) == 409);
    assertThat(tus.offset(path)).as("a cut piece cannot be checked").isEqualTo(first.length);
    assertThat(
            tus.patch(path, first.length, rest, "Upload-Checksum", checksum("sha1", rest)).status())
        .isEqualTo(204);
    assertThat(Files.readAllBytes(object(service, file))).isEqualTo(file);
  }

  @Test
  void aPieceSentWhileAnotherHoldsTheUploadIsRefusedAtOnce() throws Exception {
    byte[] file = bytes(2_000_000);
    String path = tus.begin(file.length, "a.mp4");
    try (var holder = underWay(path, 0, file, 900_000);
        var late = tus.openPatch(path, 0, file.length)) {
      late.body().write(file, 0, 100_000);
      assertThat(late.statusLine()).contains("423");
      assertThat(holder.isAnswered()).isFalse();
    }
  }

  @Test
  void whatCameBeforeTheConnectionWasCutIsKept() throws Exception {
    byte[] file = bytes(3_000_000);
    String path = tus.begin(file.length, "a.mp4");
    try (var open = tus.openPatch(path, 0, file.length)) {
      open.body().write(file, 0, 1_234_567);
    }
    Await.until(() -> tus.offset(path) == 1_234_567);
    assertThat(
            tus.patch(path, 1_234_567, Arrays.copyOfRange(file, 1_234_567, file.length)).status())
        .isEqualTo(204);
    assertThat(Files.readAllBytes(object(service, file))).isEqualTo(file);
  }

  @Test
  void twoPiecesAtTheSameTimeAreNotMixed() throws Exception {
    byte[] file = bytes(2_000_000);
    String path = tus.begin(file.length, "a.mp4");
    try (RunningService second = RunningService.another(server, service.data(), s -> s)) {
      TusClient other = new TusClient(second, "handler");
      takeTurns(path, file, other);
    }
  }

  private void takeTurns(String path, byte[] file, TusClient other) throws Exception {
    try (var open = underWay(path, 0, file, 1_200_000)) {
      assertThat(other.patch(path, 0, bytes(10)).status()).isEqualTo(423);
      assertThat(other.delete(path).status()).isEqualTo(423);
      open.body().write(file, 1_200_000, 300_000);
    }
    Await.until(() -> other.offset(path) == 1_500_000);
    assertThat(
            other.patch(path, 1_500_000, Arrays.copyOfRange(file, 1_500_000, 1_700_000)).status())
        .isEqualTo(204);
    assertThat(
            tus.patch(path, 1_700_000, Arrays.copyOfRange(file, 1_700_000, file.length)).status())
        .isEqualTo(204);
    assertThat(Files.readAllBytes(object(service, file))).isEqualTo(file);
  }

  @Test
  void aFileThatIsNotTheDeclaredOneNeverEntersTheVault() {
    byte[] declared = bytes(5000);
    byte[] sent = bytes(5000);
    Reply created =
        tus.create(
            5000, TusClient.metadata(Map.of("filename", "a.mp4", "sha256", Sha256.of(declared))));
    String path = created.raw().headers().firstValue("Location").orElseThrow();

    Reply refused = tus.patch(path, 0, sent);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.code()).isEqualTo("HASH_MISMATCH");
    assertThat(object(service, sent)).doesNotExist();
    assertThat(tus.head(path).status()).isEqualTo(410);
    assertThat(tus.view(path).json().path("state").asText()).isEqualTo("REFUSED");
  }

  @Test
  void aCancelledUploadIsGoneAndAStoredOneCannotBeCancelled() {
    String path = tus.begin(5000, "a.mp4");
    tus.patch(path, 0, bytes(4000));
    assertThat(tus.delete(path).status()).isEqualTo(204);
    assertThat(tus.head(path).status()).isEqualTo(410);
    assertThat(tus.patch(path, 4000, bytes(1000)).status()).isEqualTo(410);
    assertThat(service.data().resolve("vault/uploads").resolve(id(path))).doesNotExist();

    String stored = "/api/v1/uploads/" + tus.send("b.mp4", "video/mp4", bytes(100));
    assertThat(tus.delete(stored).code()).isEqualTo("UPLOAD_STORED");
  }

  @Test
  void anUploadThatRestsTooLongExpires() throws Exception {
    try (RunningService brief =
        RunningService.another(
            server, s -> s.withVault(settings(1 << 20, Duration.ofMillis(700), null, true)))) {
      TusClient sender = new TusClient(brief, "handler");
      String path = sender.begin(5000, "a.mp4");
      assertThat(sender.patch(path, 0, bytes(100)).raw().headers().firstValue("Upload-Expires"))
          .isPresent();
      Await.until(() -> sender.head(path).status() == 410);
      assertThat(sender.patch(path, 100, bytes(100)).status()).isEqualTo(410);
      Await.until(() -> sender.view(path).json().path("state").asText().equals("EXPIRED"));
      assertThat(brief.data().resolve("vault/uploads").resolve(id(path))).doesNotExist();
    }
  }

  @Test
  void malwareIsQuarantinedAndNeverEntersTheVault() throws IOException {
    try (FakeClamd clamd = new FakeClamd(10 << 20);
        RunningService scanned =
            RunningService.another(
                server,
                s -> s.withVault(settings(20 << 20, Duration.ofDays(1), clamd.address(), false)))) {
      TusClient sender = new TusClient(scanned, "handler");
      byte[] file = bytes(2_000_000);
      byte[] malware = FakeClamd.MALWARE.getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(malware, 0, file, (1 << 20) - 5, malware.length);
      String path = sender.begin(file.length, "a.mp4");

      Reply refused = sender.patch(path, 0, file);

      assertThat(refused.status()).isEqualTo(422);
      assertThat(refused.code()).isEqualTo("MALWARE_FOUND");
      assertThat(object(scanned, file)).doesNotExist();
      assertThat(scanned.data().resolve("vault/quarantine").resolve(id(path))).exists();
      assertThat(sender.head(path).status()).isEqualTo(410);
      assertThat(sender.view(path).json().path("finding").asText()).isEqualTo(FakeClamd.SIGNATURE);

      String clean = sender.send("b.mp4", "video/mp4", bytes(3_000_000));
      assertThat(sender.view("/api/v1/uploads/" + clean).json().path("state").asText())
          .isEqualTo("STORED");
    }
  }

  @Test
  void aFileThatNobodyCouldScanWaitsWhereAScanIsDemanded() throws IOException {
    int port;
    try (FakeClamd clamd = new FakeClamd(1 << 20)) {
      port = clamd.address().getPort();
    }
    try (RunningService strict =
        RunningService.another(
            server,
            s ->
                s.withVault(
                    settings(
                        20 << 20,
                        Duration.ofDays(1),
                        InetSocketAddress.createUnresolved("127.0.0.1", port),
                        false)))) {
      TusClient sender = new TusClient(strict, "handler");
      byte[] file = bytes(100_000);
      String path = sender.begin(file.length, "a.mp4");

      assertThat(sender.patch(path, 0, file).status()).isEqualTo(204);

      Reply waiting = sender.view(path);
      assertThat(waiting.json().path("state").asText()).isEqualTo("CHECKING");
      assertThat(waiting.json().path("finding").asText()).isEqualTo("scanner unreachable");
      assertThat(object(strict, file)).doesNotExist();
      try (FakeClamd clamd = new FakeClamd(port, 1 << 20)) {
        assertThat(clamd.address().getPort()).isEqualTo(port);
        assertThat(sender.patch(path, file.length, new byte[0]).status()).isEqualTo(204);
        assertThat(sender.view(path).json().path("state").asText()).isEqualTo("STORED");

        byte[] large = bytes(2 << 20);
        String tooLarge = sender.begin(large.length, "b.mp4");
        sender.patch(tooLarge, 0, large);
        assertThat(sender.view(tooLarge).json().path("finding").asText())
            .isEqualTo("file larger than the scanner's limit");
      }
    }
  }

  @Test
  void aFileThatNobodyScannedIsMarkedWhereItMayBeUsed() {
    String id = tus.send("a.mp4", "video/mp4", bytes(1000));
    Reply view = tus.view("/api/v1/uploads/" + id);
    assertThat(view.json().path("state").asText()).isEqualTo("STORED");
    assertThat(view.json().path("finding").asText()).isEqualTo("no scanner is set");
  }

  @Test
  void aFullDiskLeavesNothingHalfDoneAndTheUploadGoesOnWhenThereIsRoom() throws Exception {
    Path data = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "small-disk");
    Path small = Files.createDirectories(data.resolve("vault"));
    assumeTrue(mount(small, "4m"), "needs the right to mount a tmpfs");
    try (RunningService tight =
        RunningService.another(
            server, data, s -> s.withVault(settings(1L << 30, Duration.ofDays(1), null, true)))) {
      TusClient sender = new TusClient(tight, "handler");
      byte[] file = bytes(3_500_000);
      assertThat(sender.create(5 << 20, "filename YQ==").code()).isEqualTo("VAULT_FULL");

      String path = sender.begin(file.length, "a.mp4");
      Path filler = small.resolve("filler");
      Files.write(filler, new byte[2 << 20]);
      Reply full = sender.patch(path, 0, file);
      assertThat(full.status()).isEqualTo(507);
      assertThat(sender.view(path).json().path("state").asText()).isEqualTo("RECEIVING");
      assertThat(object(tight, file)).doesNotExist();

      Files.delete(filler);
      int at = (int) sender.offset(path);
      assertThat(sender.patch(path, at, Arrays.copyOfRange(file, at, file.length)).status())
          .isEqualTo(204);
      assertThat(Files.readAllBytes(object(tight, file))).isEqualTo(file);
    } finally {
      new ProcessBuilder("umount", "-l", small.toString()).start().waitFor();
    }
  }

  @Test
  void theDatabaseKeepsTheVaultWriteOnce() {
    String path = "/api/v1/uploads/" + tus.send("a.mp4", "video/mp4", bytes(1000));
    String hash = tus.view(path).json().path("sha256").asText();
    String where = " WHERE sha256 = '" + hash + "'";
    refuses("UPDATE vault_object SET size = 1" + where, "write-once");
    refuses("DELETE FROM vault_object" + where, "write-once");
    refuses("UPDATE vault_scan SET verdict = 'CLEAN'" + where, "append-only");
    refuses("DELETE FROM vault_scan" + where, "append-only");
    refuses("UPDATE vault_upload SET sha256 = NULL" + where, "stored_upload_names_its_object");
    refuses("UPDATE vault_upload SET received = length - 1" + where, "stored_upload_is_whole");
    String open = " WHERE public_id = '" + id(tus.begin(10, "b.mp4")) + "'";
    refuses("UPDATE vault_upload SET received = 11" + open, "no_more_than_announced");
    refuses(
        "UPDATE vault_upload SET declared_sha256 = REPEAT('0', 64)" + where, "what_was_declared");
  }

  private void refuses(String statement, String why) {
    assertThatThrownBy(
            () -> {
              try (Connection connection = server.connect();
                  Statement attack = connection.createStatement()) {
                attack.executeUpdate(statement);
              }
            })
        .isInstanceOf(SQLException.class)
        .hasMessageContaining(why);
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String checksum(String algorithm, byte[] bytes) throws Exception {
    byte[] digest =
        algorithm.equals("sha256")
            ? HexFormat.of().parseHex(Sha256.of(bytes))
            : java.security.MessageDigest.getInstance("SHA-1").digest(bytes);
    return algorithm + " " + Base64.getEncoder().encodeToString(digest);
  }

  /** 423 while a request holds the upload, 409 for the wrong offset when none does. */
  private int wrongOffset(String path) {
    return tus.patch(path, Long.MAX_VALUE / 100, new byte[0]).status();
  }

  /**
   * The beginning of a piece, which holds the upload now. One that met a question at its very start
   * is told that the upload is busy, and is sent again.
   */
  private TusClient.OpenPatch underWay(
      String path, int offset, byte[] piece, int sent, String... headers) throws IOException {
    for (int i = 0; i < 20; i++) {
      TusClient.OpenPatch open = tus.openPatch(path, offset, piece.length, headers);
      try {
        open.body().write(piece, 0, sent);
        Await.until(() -> open.isAnswered() || wrongOffset(path) == 423);
        if (!open.isAnswered()) {
          return open;
        }
      } catch (IOException e) {
        // It was told so while it was being sent.
      }
      open.close();
    }
    throw new AssertionError("the upload was busy each time");
  }

  private static boolean mount(Path at, String size) throws IOException, InterruptedException {
    return "root".equals(System.getProperty("user.name"))
        && new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", at.toString())
                .start()
                .waitFor()
            == 0;
  }
}
