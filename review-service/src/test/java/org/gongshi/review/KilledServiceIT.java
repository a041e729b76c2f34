package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * The service as a process of its own, on its embedded database, killed without a chance to tidy
 * up.
 */
final class KilledServiceIT {
  private Process process;

  @AfterEach
  void stop() throws InterruptedException {
    if (process != null) {
      process.destroy();
      process.waitFor(60, TimeUnit.SECONDS);
    }
  }

  @Test
  void whatWasApprovedOrWithdrawnBeforeTheKillIsDoneOnceAfterTheRestart() throws Exception {
    Files.createDirectories(Path.of("target/it"));
    Path data = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "killed");
    accounts(data);

    RunningService slow = start(data, "PT1H");
    slow.qualifyReviewers();
    // The process has no clock but the machine's.
    LocalDate today = WorkingDays.dayOf(InstantSource.system().instant());
    String published = TestCase.filed(slow).exportedOn(today).id();
    String withdrawn = TestCase.filed(slow).exportedOn(today).id();
    assertThat(files(data, "decisions")).isEmpty();
    kill();

    RunningService quick = start(data, "PT0.05S");
    Await.until(() -> files(data, "decisions").size() == 2);
    TestCase second = TestCase.existing(quick, withdrawn);
    assertThat(second.state()).isEqualTo("EXPORTED");
    kill();

    RunningService slowAgain = start(data, "PT1H");
    Thread.sleep(300); // the first look at the outbox finds it empty
    byte[] before = Files.readAllBytes(files(data, "decisions").getFirst());
    TestCase.existing(slowAgain, published);
    assertThat(
            TestCase.existing(slowAgain, withdrawn)
                .post(
                    Role.DISCLOSURE_APPROVER,
                    "withdrawal",
                    Map.of("cause", "REVOKED", "reason", "依法撤销。"))
                .status())
        .isEqualTo(200);
    kill();

    start(data, "PT0.05S");
    Await.until(
        () -> files(data, "suppressed").size() == 1 && files(data, "decisions").size() == 1);
    assertThat(files(data, "suppressed").getFirst().getFileName()).hasToString(withdrawn + ".json");
    assertThat(files(data, "decisions").getFirst().getFileName()).hasToString(published + ".json");
    assertThat(before).isNotEmpty();
    assertThat(temporaries(data)).isEmpty();
    endsInOrderWhenItIsToldTo(data.resolve("service.log"));
  }

  /** The embedded database is stopped last, so that nobody waits for it in vain. */
  private void endsInOrderWhenItIsToldTo(Path log) throws Exception {
    process.destroy();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).as("the service ends").isTrue();
    assertThat(Files.readString(log)).doesNotContain("cannot be reached", "not ended");
  }

  @Test
  void aPortThatIsTakenIsSaidAndNothingGoesOnInTheBackground() {
    RunningService running = RunningService.on(TestServer.MARIADB);
    Settings taken =
        new Settings(
            running.data(),
            TestServer.MARIADB.settings(),
            "127.0.0.1",
            running.port(),
            Duration.ofMillis(50),
            InstantSource.system());
    assertThatThrownBy(() -> ReviewService.start(taken))
        .hasMessageContaining("cannot listen on 127.0.0.1:" + running.port());
  }

  private static void accounts(Path data) {
    try (Database database =
        Database.open(new DatabaseSettings.Embedded(data.resolve("db")), InstantSource.system())) {
      Accounts accounts = new Accounts(database);
      for (Role role : Role.values()) {
        TestAccounts.create(
            accounts, RunningService.login(role), role.name(), null, EnumSet.of(role));
      }
    }
  }

  private RunningService start(Path data, String exportInterval) throws IOException {
    process =
        program(
                "service",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--export-interval",
                exportInterval,
                "--organs",
                "../site-content/registers/organs.json")
            .redirectError(data.resolve("service.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    assertThat(line).as("the service's first line").startsWith("The review service listens on");
    int port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    return RunningService.at(port, data);
  }

  private void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
  }

  private static ProcessBuilder program(String... arguments) {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName());
    return new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList());
  }

  private static List<Path> files(Path data, String folder) {
    return walk(data.resolve("content").resolve(folder), ".json");
  }

  private static List<Path> temporaries(Path data) {
    return walk(data.resolve("content"), ".tmp");
  }

  private static List<Path> walk(Path folder, String suffix) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(p -> p.toString().endsWith(suffix)).toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
