package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.RealMySql;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.Test;

/** The database is killed in the middle of the day's work and comes back. */
final class KilledDatabaseIT {
  private static final int WRITERS = 8;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> unexpected = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean stop = new AtomicBoolean();

  private interface Killing {
    void run() throws Exception;
  }

  @Test
  void mySqlKilledAndRestartedLosesNoAcknowledgedWrite() throws Exception {
    try (RealMySql server = RealMySql.start("killed-mysql");
        RunningService service = RunningService.beside(server.settings(), data(), true)) {
      underLoad(
          service,
          () -> {
            server.kill();
            TimeUnit.SECONDS.sleep(2);
            server.startAgain();
          });
    }
  }

  @Test
  void theEmbeddedServerKilledIsStartedAgainAndLosesNoAcknowledgedWrite() throws Exception {
    Path data = data();
    try (RunningService service =
        RunningService.beside(new DatabaseSettings.Embedded(data.resolve("db")), data, true)) {
      underLoad(
          service,
          () -> {
            long pid = Long.parseLong(Files.readString(data.resolve("db/server.pid")).strip());
            ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
            server.destroyForcibly();
            server.onExit().get(30, TimeUnit.SECONDS);
          });
    }
  }

  private void underLoad(RunningService service, Killing killing) throws Exception {
    service.token(RunningService.login(Role.HANDLER));
    String audit = service.token(RunningService.login(Role.AUDITOR));
    assertThat(audit).isNotEmpty();
    List<Thread> writers = new ArrayList<>();
    for (int i = 0; i < WRITERS; i++) {
      writers.add(Thread.ofVirtual().start(() -> writeUntilStopped(service)));
    }
    Await.until(() -> acknowledged.size() >= 20);
    killing.run();
    int before = acknowledged.size();
    Await.until(() -> acknowledged.size() >= before + 20);
    stop.set(true);
    for (Thread writer : writers) {
      writer.join();
    }

    assertThat(unexpected).isEmpty();
    for (String written : acknowledged) {
      String[] keyAndId = written.split(" ");
      assertThat(
              service
                  .get(RunningService.login(Role.HANDLER), "/api/v1/cases/" + keyAndId[1])
                  .status())
          .isEqualTo(200);
      Reply again = file(service, keyAndId[0]);
      assertThat(again.json().path("id").asText())
          .as("the case of a repeated request")
          .isEqualTo(keyAndId[1]);
    }
    Reply chain = service.get(RunningService.login(Role.AUDITOR), "/api/v1/audit/verification");
    assertThat(chain.json().path("findings")).as("%s", chain.json()).isEmpty();
  }

  /** Files cases, each under its own key, and repeats what was not acknowledged. */
  private void writeUntilStopped(RunningService service) {
    while (!stop.get()) {
      String key = UUID.randomUUID().toString();
      Reply reply = file(service, key);
      while (reply.status() == 503 && !stop.get()) {
        pause();
        reply = file(service, key);
      }
      if (reply.status() == 201) {
        acknowledged.add(key + " " + reply.json().path("id").asText());
      } else if (reply.status() != 503) {
        unexpected.add(reply.status() + " " + reply.json());
      }
    }
  }

  private static Reply file(RunningService service, String key) {
    Map<String, Object> filing = new TreeMap<>(TestCase.filing());
    return service.send(
        service
            .authorised(RunningService.login(Role.HANDLER), "/api/v1/cases")
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", key)
            .POST(BodyPublishers.ofString(RunningService.text(filing))));
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path data() throws Exception {
    Files.createDirectories(Path.of("target/it"));
    return Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "killed-database");
  }
}
