package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.Test;

/** Two services on one database and one content folder, as an office runs them for safety. */
abstract class TwoInstancesTests {
  private static final int CASES = 30;
  private static final int EXPIRING = 8;

  private final TestServer server;

  TwoInstancesTests(TestServer server) {
    this.server = server;
  }

  @Test
  void eachErrandOfTheOutboxIsRunByOneOfThem() throws Exception {
    DatabaseSettings.External database = server.schema("two_instances");
    Files.createDirectories(Path.of("target/it"));
    Path data = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "two");
    try (RunningService first = RunningService.beside(database, data, true);
        RunningService second = RunningService.beside(database, data, false);
        Connection watcher =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = watcher.createStatement()) {
      countRuns(statement);

      List<String> ids = new ArrayList<>();
      for (int i = 0; i < CASES; i++) {
        ids.add(TestCase.filed(i % 2 == 0 ? first : second).exported().id());
      }
      Await.until(
          () ->
              // Only then: while errands run, files come and go under the walk.
              number(statement, "outbox WHERE done_at IS NULL") == 0
                  && decisions(data).size() == CASES);

      assertThat(decisions(data)).containsExactlyInAnyOrderElementsOf(ids);
      assertThat(number(statement, "errand_run")).isEqualTo(CASES);
      assertThat(number(statement, "(SELECT DISTINCT outbox_id FROM errand_run) AS runs"))
          .isEqualTo(CASES);
      assertThat(number(statement, "outbox WHERE attempts > 1")).isZero();
    }
  }

  @Test
  void eachDecisionWhosePublicityIsOverIsTakenDownByOneOfThem() throws Exception {
    DatabaseSettings.External database = server.schema("two_takedowns");
    Files.createDirectories(Path.of("target/it"));
    Path data = Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "two");
    SettableClock clock = new SettableClock(Instant.parse("2026-11-24T02:00:00Z"));
    try (RunningService first = RunningService.beside(database, data, true, clock);
        RunningService second = RunningService.beside(database, data, false, clock);
        Connection watcher =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        Statement statement = watcher.createStatement()) {
      countRuns(statement);
      for (int i = 0; i < EXPIRING; i++) {
        RunningService one = i % 2 == 0 ? first : second;
        TestCase exported = TestCase.filed(one).exported();
        ContentFiles files = new ContentFiles(one);
        files.receipt(exported, files.decision(exported), clock.instant());
      }
      Await.until(() -> number(statement, "law_case WHERE state = 'PUBLISHED'") == EXPIRING);
      assertThat(deeds(statement, "ReceiptCame")).isEqualTo(EXPIRING);

      clock.set(DisclosureTests.endOf("2027-09-30"));
      Await.until(
          () ->
              number(statement, "law_case WHERE state = 'EXPIRED'") == EXPIRING
                  && number(statement, "outbox WHERE done_at IS NULL") == 0);

      assertThat(deeds(statement, "TakenDown")).isEqualTo(EXPIRING);
      assertThat(number(statement, "suppression WHERE cause = 'PERIOD_OVER'")).isEqualTo(EXPIRING);
      assertThat(number(statement, "outbox WHERE errand = 'SUPPRESS'")).isEqualTo(EXPIRING);
      assertThat(number(statement, "errand_run")).isEqualTo(2 * EXPIRING);
      assertThat(number(statement, "(SELECT DISTINCT outbox_id FROM errand_run) AS runs"))
          .isEqualTo(2 * EXPIRING);
      assertThat(decisions(data)).isEmpty();
    }
  }

  /** Writes down which errand was done, each time one is. */
  private static void countRuns(Statement statement) throws SQLException {
    statement.execute("CREATE TABLE errand_run (outbox_id BIGINT NOT NULL)");
    statement.execute(
        """
        CREATE TRIGGER errand_is_run AFTER UPDATE ON outbox FOR EACH ROW
          INSERT INTO errand_run SELECT NEW.id FROM DUAL WHERE NEW.done_at IS NOT NULL
        """);
  }

  private static long deeds(Statement statement, String deed) throws SQLException {
    return number(statement, "audit_entry WHERE deed = '" + deed + "'");
  }

  private static List<String> decisions(Path data) {
    try (Stream<Path> walk = Files.walk(data.resolve("content/decisions"))) {
      return walk.map(p -> p.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .map(name -> name.replace(".json", ""))
          .toList();
    } catch (java.nio.file.NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long number(Statement statement, String from) throws SQLException {
    try (ResultSet result = statement.executeQuery("SELECT COUNT(*) FROM " + from)) {
      result.next();
      return result.getLong(1);
    }
  }
}
