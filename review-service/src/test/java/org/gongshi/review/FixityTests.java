package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.function.Predicate;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.gongshi.review.supervision.SupervisionSettings;
import org.gongshi.review.vault.VaultSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The vault reads its files again by itself; the monitor and the audit tell what it found. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class FixityTests {
  private static final String MONITOR = "/api/v1/monitors/vault";

  private final TestServer server;
  private Path data;
  private ReviewService own;
  private RunningService service;
  private TusClient tus;

  FixityTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start(@TempDir Path folder) throws SQLException {
    data = folder;
    DatabaseSettings.External schema = server.schema("fixity");
    VaultSettings vault =
        new VaultSettings(
            1 << 20,
            Duration.ofDays(1),
            1 << 20,
            0,
            null,
            Duration.ofSeconds(2),
            true,
            Duration.ofMillis(50),
            Duration.ofMillis(100));
    own =
        ReviewService.start(
            new Settings(
                data,
                schema,
                "127.0.0.1",
                0,
                Duration.ofMillis(50),
                TestClock.CLOCK,
                vault,
                SupervisionSettings.from(System.getenv()),
                IdentitySettings.usual()));
    own.organs().load(Path.of("../site-content/registers/organs.json"));
    for (Role role : EnumSet.of(Role.HANDLER, Role.AUDITOR, Role.RECORDS_KEEPER)) {
      own.accounts()
          .create(
              RunningService.login(role),
              role.name(),
              RunningService.PASSWORD,
              null,
              EnumSet.of(role));
    }
    service = RunningService.at(own.port(), data);
    tus = new TusClient(service, "handler");
  }

  @AfterAll
  void stop() {
    own.close();
  }

  @Test
  void damageIsFoundWithoutBeingAskedForAndSoIsItsEnd() throws Exception {
    byte[] kept = "原样保存的文件".getBytes(StandardCharsets.UTF_8);
    byte[] altered = "将被改动的文件".getBytes(StandardCharsets.UTF_8);
    byte[] removed = "将被移走的文件".getBytes(StandardCharsets.UTF_8);
    for (byte[] file : new byte[][] {kept, altered, removed}) {
      tus.send("说明.txt", "text/plain", file);
    }
    JsonNode whole = until(m -> m.path("objects").asInt() == 3 && m.path("holds").asBoolean());
    assertThat(whole.path("bytes").asLong())
        .isEqualTo(kept.length + altered.length + (long) removed.length);

    overwrite(altered, "将被改动的文佳".getBytes(StandardCharsets.UTF_8));
    Files.delete(object(removed));
    JsonNode damaged = until(m -> m.path("damaged").size() == 2);
    assertThat(damaged.path("holds").asBoolean()).isFalse();
    assertThat(what(damaged, altered)).isEqualTo("the bytes do not match the hash");
    assertThat(what(damaged, removed)).isEqualTo("the file is gone");
    assertThat(deeds("StoredObjectDamaged")).isEqualTo(2);

    overwrite(altered, altered);
    Files.write(object(removed), removed);
    until(m -> m.path("damaged").isEmpty() && m.path("holds").asBoolean());
    assertThat(deeds("StoredObjectDamaged")).as("told once, not at each look").isEqualTo(2);
    assertThat(deeds("StoredObjectRestored")).isEqualTo(2);
  }

  @Test
  void theRegisterOfOfficersIsTakenInOnceAndThenKeptHere() {
    Path register = Path.of("../site-content/registers/officers.json");
    int known = own.officers().load(register);
    assertThat(known).isPositive();
    JsonNode first =
        service.get("records-keeper", "/api/v1/officers?limit=1").json().path("items").path(0);
    String certificate = first.path("certificate").asText();
    assertThat(
            service
                .put(
                    Role.RECORDS_KEEPER,
                    "/api/v1/officers/"
                        + java.net.URLEncoder.encode(certificate, StandardCharsets.UTF_8),
                    java.util.Map.of(
                        "organCode", first.path("organCode").asText(),
                        "name", first.path("name").asText(),
                        "title", "二级主任科员",
                        "category", first.path("category").asText()))
                .status())
        .isEqualTo(200);
    assertThat(own.officers().load(register)).isZero();
    assertThat(
            service
                .get("records-keeper", "/api/v1/officers?limit=1")
                .json()
                .path("items")
                .path(0)
                .path("title")
                .asText())
        .isEqualTo("二级主任科员");
  }

  private JsonNode until(Predicate<JsonNode> wanted) throws InterruptedException {
    for (int i = 0; ; i++) {
      JsonNode monitor = service.get("auditor", MONITOR).json();
      if (wanted.test(monitor) || i == 200) {
        assertThat(wanted.test(monitor)).as("%s", monitor).isTrue();
        return monitor;
      }
      Thread.sleep(50);
    }
  }

  private static String what(JsonNode monitor, byte[] file) {
    for (JsonNode one : monitor.path("damaged")) {
      if (one.path("sha256").asText().equals(Sha256.of(file))) {
        return one.path("what").asText();
      }
    }
    return "not listed";
  }

  private long deeds(String deed) {
    return service
        .get("auditor", "/api/v1/audit?limit=500")
        .json()
        .path("items")
        .findValuesAsText("deed")
        .stream()
        .filter(deed::equals)
        .count();
  }

  private Path object(byte[] content) {
    String hash = Sha256.of(content);
    return data.resolve("vault/objects").resolve(hash.substring(0, 2)).resolve(hash.substring(2));
  }

  private void overwrite(byte[] content, byte[] with) throws IOException {
    Path file = object(content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Files.write(file, with);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--------"));
  }
}
