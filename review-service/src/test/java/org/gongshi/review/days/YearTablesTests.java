package org.gongshi.review.days;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.gongshi.review.RunningService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.Sql;
import org.gongshi.review.TestCase;
import org.gongshi.review.TestClock;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.TestAudit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Yearly tables that arrive while the service runs. The years lie far ahead, so that no other test
 * counts with them.
 */
abstract class YearTablesTests {
  private final TestServer server;
  private RunningService service;
  private Database database;
  private YearTables tables;
  private Cases cases;
  private Clocks clocks;

  YearTablesTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void open() {
    service = RunningService.on(server);
    database = Database.open(server.settings(), TestClock.CLOCK);
    Audit audit = TestAudit.of(service, database);
    tables = new YearTables(database, audit);
    cases = new Cases(database, audit);
    clocks = new Clocks(tables, audit);
  }

  @AfterEach
  void close() throws SQLException {
    database.close();
    sql("DELETE FROM working_day_table WHERE year > 2030");
    sql(
        "DELETE FROM working_day_file WHERE taken_in_at > '2026-01-01' AND sha256 IN ('"
            + fileHash
            + "')");
    sql("UPDATE working_day_revision SET revision = revision + 1");
  }

  private String fileHash = "";

  @Test
  void aTableThatArrivesMovesEveryOpenDeadlineOfItsYearAndMakesItCertain() throws SQLException {
    TestCase one = TestCase.filed(service).decided();
    start(one, ClockKind.EVIDENCE_REGISTRATION, "2051-04-24");
    Sql direct = new Sql(server);
    direct.withoutTrigger(
        "decision_is_never_changed",
        () ->
            direct.execute(
                "UPDATE decision SET decided_on = '2051-04-24', public_by = '2051-05-03',"
                    + " public_by_provisional = TRUE WHERE case_id = (SELECT id FROM law_case WHERE"
                    + " public_id = '"
                    + one.id()
                    + "')"));
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("dueDay").asText())
        .isEqualTo("2051-05-03");
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("provisional").asBoolean()).isTrue();

    Reply reply = put(2051, table(2051, "2051-05-05", "\"2051-04-30\""));

    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    assertThat(reply.json().path("changed").asBoolean()).isTrue();
    // 24 April is a Monday; 1 to 5 May are off, Sunday 30 April is worked: 25..28, 30, 8, 9 May.
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("dueDay").asText())
        .isEqualTo("2051-05-09");
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("provisional").asBoolean()).isFalse();
    assertThat(reply.json().path("moved").findValuesAsText("what"))
        .contains("先行登记保存证据处理", "决定登记的公示截止日期");
    assertThat(value("SELECT CONCAT(public_by, public_by_provisional) FROM decision" + of(one)))
        .isEqualTo("2051-05-090");
    JsonNode events = service.get("auditor", "/api/v1/cases/" + one.id() + "/events").json();
    assertThat(events.findValuesAsText("detail")).contains("先行登记保存证据处理: 2051-05-03 -> 2051-05-09");

    Reply again = put(2051, table(2051, "2051-05-05", "\"2051-04-30\""));
    assertThat(again.json().path("changed").asBoolean()).isFalse();
    Reply corrected = put(2051, table(2051, "2051-05-04", "\"2051-04-30\""));
    assertThat(corrected.json().path("movedCount").asInt()).isEqualTo(2);
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("dueDay").asText())
        .isEqualTo("2051-05-08");
  }

  @Test
  void everyInstanceCountsWithTheNewTableAtOnce() {
    assertThat(provisional(2052)).isTrue();
    put(2052, table(2052, "2052-05-05", ""));
    assertThat(provisional(2052)).isFalse();
    JsonNode days =
        service.get("handler", "/api/v1/working-days?from=2052-04-30&to=2052-05-06").json();
    assertThat(days.findValuesAsText("kind"))
        .containsExactly(
            "WORKDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY", "HOLIDAY", "WORKDAY");
    assertThat(days.path(1).path("holiday").asText()).isEqualTo("劳动节");
  }

  @Test
  void aWrongTableAWrongRoleAndAnUnknownYearAreRefused() {
    assertThat(put(2053, table(2053, "2053-05-05", "\"2053-05-06\"")).code())
        .isEqualTo("INVALID_FIELDS");
    assertThat(put(2054, table(2053, "2053-05-05", "")).code()).isEqualTo("INVALID_FIELDS");
    Reply handler =
        service.send(
            service
                .authorised("handler", "/api/v1/working-days/2053")
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(table(2053, "2053-05-05", ""))));
    assertThat(handler.code()).isEqualTo("WRONG_ROLE");
    assertThat(service.get("handler", "/api/v1/working-days/2053").code())
        .isEqualTo("YEAR_PROVISIONAL");
    assertThat(service.get("handler", "/api/v1/working-days/abcd").status()).isEqualTo(404);
    assertThat(service.get("handler", "/api/v1/working-days?from=2026-02-30&to=x").code())
        .isEqualTo("INVALID_FIELDS");
    assertThat(
            service
                .get("handler", "/api/v1/working-days/2026")
                .json()
                .path("notices")
                .path(0)
                .path("number")
                .asText())
        .isEqualTo("国办发明电〔2025〕7号");
  }

  @Test
  void aFileOfTheDataFolderIsTakenInOnceAndNeverOverWhatWasPutLater(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("2055.json");
    Files.writeString(file, table(2055, "2055-05-05", ""));
    Files.writeString(folder.resolve("2056.json"), "{\"year\": 2056}");
    Files.writeString(folder.resolve("readme.txt"), "not a table");
    fileHash = org.gongshi.review.identifiers.Sha256.of(Files.readAllBytes(file));
    tables.takeIn(folder);
    assertThat(provisional(2055)).isFalse();
    assertThat(provisional(2056)).isTrue();
    put(2055, table(2055, "2055-05-04", ""));
    tables.takeIn(folder);
    assertThat(database.transact(tables::read).isWorkingDay(LocalDate.of(2055, 5, 5))).isTrue();
  }

  @Test
  void noDeadlineIsWrittenWithATableThatIsJustBeingReplaced() throws Exception {
    TestCase one = TestCase.filed(service);
    CountDownLatch counted = new CountDownLatch(1);
    CountDownLatch arriving = new CountDownLatch(1);
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Callable<Boolean> writer =
          () ->
              database.transact(
                  tx -> {
                    clocks.start(
                        tx,
                        Objects.requireNonNull(cases.openForProgram(tx, one.id())),
                        ClockKind.EVIDENCE_REGISTRATION,
                        noon("2057-04-24"));
                    counted.countDown();
                    await(arriving);
                    return true;
                  });
      Future<Boolean> writing = pool.submit(writer);
      await(counted);
      Future<Reply> table = pool.submit(() -> put(2057, table(2057, "2057-05-05", "")));
      Thread.sleep(300); // the table waits for the writer now
      assertThat(table.isDone()).isFalse();
      arriving.countDown();
      writing.get(30, TimeUnit.SECONDS);
      assertThat(table.get(30, TimeUnit.SECONDS).json().path("movedCount").asInt()).isEqualTo(1);
    }
    assertThat(deadline(one, "EVIDENCE_REGISTRATION").path("provisional").asBoolean()).isFalse();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean provisional(int year) {
    return !database.transact(tables::read).isCertain(LocalDate.of(year, 5, 1));
  }

  private void start(TestCase in, ClockKind kind, String day) {
    database.transact(
        tx ->
            clocks.start(
                tx, Objects.requireNonNull(cases.openForProgram(tx, in.id())), kind, noon(day)));
  }

  private static Instant noon(String day) {
    return WorkingDays.startOf(LocalDate.parse(day)).plusSeconds(12 * 3600);
  }

  private JsonNode deadline(TestCase of, String kind) {
    for (JsonNode d : service.get("handler", "/api/v1/cases/" + of.id() + "/deadlines").json()) {
      if (d.path("kind").asText().equals(kind)) {
        return d;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  private Reply put(int year, String table) {
    return service.send(
        service
            .authorised("administrator", "/api/v1/working-days/" + year)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(table)));
  }

  private static String table(int year, String labourDayEnds, String workdays) {
    return """
    {"year": %1$d, "notices": [{"title": "测试安排"}],
     "holidays": [
       {"name": "元旦", "from": "%1$d-01-01", "to": "%1$d-01-01"},
       {"name": "劳动节", "from": "%1$d-05-01", "to": "%2$s"},
       {"name": "国庆节", "from": "%1$d-10-01", "to": "%1$d-10-07"}],
     "workdays": [%3$s]}
    """
        .formatted(year, labourDayEnds, workdays);
  }

  private static String of(TestCase one) {
    return " WHERE case_id = (SELECT id FROM law_case WHERE public_id = '" + one.id() + "')";
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = server.connect();
        Statement change = connection.createStatement()) {
      change.executeUpdate(statement);
    }
  }

  private String value(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }
}
