package org.gongshi.review.clocks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.gongshi.review.RunningService;
import org.gongshi.review.SettableClock;
import org.gongshi.review.TestCase;
import org.gongshi.review.TestClock;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.TestAudit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clocks in their table, on the server that the subclass names. */
abstract class ClocksTests {
  private static final Instant NOON = Instant.parse("2026-09-01T04:00:00Z");

  private final TestServer server;
  private final SettableClock clock = new SettableClock(NOON);
  private Database database;
  private Cases cases;
  private Clocks clocks;
  private String id;

  ClocksTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void open() {
    id = TestCase.filed(RunningService.on(server)).id();
    database = Database.open(server.settings(), clock);
    Audit audit = TestAudit.of(RunningService.on(server), database);
    cases = new Cases(database, audit);
    clocks = new Clocks(new YearTables(database, audit), audit);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aClockRunsByTheRuleOfItsFirstDay() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.EVIDENCE_REGISTRATION, on(30, 9)));
    Deadline evidence = the(ClockKind.EVIDENCE_REGISTRATION);
    assertThat(evidence.dueDay()).isEqualTo("2026-10-15");
    assertThat(evidence.dueAt()).isEqualTo("2026-10-15T16:00:00Z");
    assertThat(evidence.basisArticle()).isEqualTo("第五十六条、第八十五条");
    assertThat(evidence.provisional()).isFalse();
  }

  @Test
  void noClockStartsBeforeTheLawThatMadeIt() {
    inCase(
        (tx, open) ->
            assertThat(
                    clocks.start(
                        tx,
                        open,
                        ClockKind.THIRD_PARTY_ANSWER,
                        Instant.parse("2019-05-14T04:00:00Z")))
                .isFalse());
    assertThat(all()).noneMatch(d -> d.kind() == ClockKind.THIRD_PARTY_ANSWER);
  }

  @Test
  void startingTwiceLeavesTheFirstAndMeetingTwiceChangesNothing() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.LATE_REVIEW, on(1, 9)));
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.LATE_REVIEW, on(3, 9)));
    inCase((tx, open) -> clocks.meet(tx, open, ClockKind.LATE_REVIEW, on(4, 9)));
    inCase((tx, open) -> clocks.meet(tx, open, ClockKind.LATE_REVIEW, on(20, 9)));
    Deadline review = the(ClockKind.LATE_REVIEW);
    assertThat(review.startDay()).isEqualTo("2026-09-01");
    assertThat(review.state()).isEqualTo(Deadline.State.MET);
    assertThat(review.endedAt()).isEqualTo(on(4, 9));
    assertThat(review.isLate(on(30, 9))).isFalse();
  }

  @Test
  void whatIsDoneAfterTheLastDayIsLateForEver() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.LATE_REVIEW, on(1, 9)));
    inCase((tx, open) -> clocks.meet(tx, open, ClockKind.LATE_REVIEW, on(9, 9)));
    assertThat(the(ClockKind.LATE_REVIEW).isLate(on(1, 9))).isTrue();
  }

  @Test
  void overlappingPausesCountOnceAndAClockHasNoLastDayWhileOneLasts() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.LEGAL_REVIEW, on(1, 9)));
    assertThat(the(ClockKind.LEGAL_REVIEW).dueDay()).isEqualTo("2026-09-08");
    inCase((tx, open) -> clocks.pause(tx, open, Pause.LEGAL_QUESTION, on(2, 9)));
    inCase((tx, open) -> clocks.pause(tx, open, Pause.SUSPENSION, on(3, 9)));
    inCase((tx, open) -> clocks.resume(tx, open, Pause.LEGAL_QUESTION, on(4, 9)));
    assertThat(the(ClockKind.LEGAL_REVIEW).state()).isEqualTo(Deadline.State.PAUSED);
    assertThat(the(ClockKind.LEGAL_REVIEW).dueDay()).isNull();
    inCase((tx, open) -> clocks.resume(tx, open, Pause.SUSPENSION, on(7, 9)));
    // 2 September counts; 3, 4 and 7 stand still; 8, 9, 10, 11 count.
    assertThat(the(ClockKind.LEGAL_REVIEW).dueDay()).isEqualTo("2026-09-11");
    assertThat(the(ClockKind.LEGAL_REVIEW).state()).isEqualTo(Deadline.State.RUNNING);
  }

  @Test
  void aPauseStopsOnlyTheClocksThatTheLawLetsItStop() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.COERCION_PERIOD, on(1, 9)));
    inCase((tx, open) -> clocks.pause(tx, open, Pause.HEARING, on(2, 9)));
    assertThat(the(ClockKind.COERCION_PERIOD).state()).isEqualTo(Deadline.State.RUNNING);
    inCase((tx, open) -> clocks.pause(tx, open, Pause.APPRAISAL, on(2, 9)));
    assertThat(the(ClockKind.COERCION_PERIOD).state()).isEqualTo(Deadline.State.PAUSED);
  }

  @Test
  void anExtensionIsGivenOnceWithinTheLawAndBeforeTheEnd() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.COERCION_PERIOD, on(1, 9)));
    refused("EXTENSION_TOO_LONG", ClockKind.COERCION_PERIOD, 31);
    refused("CLOCK_NOT_RUNNING", ClockKind.LICENCE_DECISION, 1);
    inCase((tx, open) -> clocks.extend(tx, open, ClockKind.COERCION_PERIOD, 30));
    // The 60th day, 31 October 2026, is a Saturday: Monday.
    assertThat(the(ClockKind.COERCION_PERIOD).dueDay()).isEqualTo("2026-11-02");
    refused("ALREADY_EXTENDED", ClockKind.COERCION_PERIOD, 1);
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.SERVICE, on(1, 9)));
    refused("NOT_EXTENDABLE", ClockKind.SERVICE, 1);
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.FILING, on(1, 9)));
    clock.set(on(30, 10));
    refused("CLOCK_RUN_OUT", ClockKind.FILING, 1);
  }

  @Test
  void severalOfAKindRunSideBySideUnderTheirSubjectsAndAllEndWithTheCase() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.CORRECTION_ANSWER, "A1", on(1, 9)));
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.CORRECTION_ANSWER, "A2", on(2, 9)));
    inCase((tx, open) -> clocks.meet(tx, open, ClockKind.CORRECTION_ANSWER, "A1", on(3, 9)));
    inCase((tx, open) -> clocks.cancelAll(tx, open, "案件终结"));
    assertThat(all())
        .filteredOn(d -> d.kind() == ClockKind.CORRECTION_ANSWER)
        .extracting(Deadline::state)
        .containsExactly(Deadline.State.MET, Deadline.State.CANCELLED);
    assertThat(all()).noneMatch(Deadline::isOpen);
  }

  @Test
  void aDeadlineIsExplainedToItsOrganAndTheAuditorAndToNobodyElse() {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.EVIDENCE_REGISTRATION, on(30, 9)));
    String path = "/api/v1/deadlines/" + the(ClockKind.EVIDENCE_REGISTRATION).id() + "/explanation";
    RunningService service = RunningService.on(server);
    // By the service's clock: passwords grow old.
    try (Database today = Database.open(server.settings(), TestClock.CLOCK)) {
      new Accounts(today)
          .create(
              "far-away",
              "far away",
              "long-enough-for-tests",
              "2299010000HA02118A",
              EnumSet.of(Role.HANDLER));
    }

    RunningService.Reply own = service.get("handler", path);
    assertThat(own.json().path("days")).hasSize(16);
    assertThat(own.json().path("deadline").path("dueDay").asText()).isEqualTo("2026-10-15");
    assertThat(own.json().toString()).doesNotContain(TestCase.PERSON);
    assertThat(service.get("auditor", path).status()).isEqualTo(200);
    assertThat(service.get("far-away", path).status()).isEqualTo(404);
    assertThat(service.get("handler", "/api/v1/deadlines/x/explanation").status()).isEqualTo(404);
    assertThat(service.get("handler", "/api/v1/deadlines/999999999/explanation").status())
        .isEqualTo(404);
  }

  @Test
  void theDatabaseRefusesWhatNoClockMayBecome() throws SQLException {
    inCase((tx, open) -> clocks.start(tx, open, ClockKind.COERCION_PERIOD, on(1, 9)));
    long running = the(ClockKind.COERCION_PERIOD).id();
    refuses("UPDATE deadline SET length = 300 WHERE id = " + running, "rule of its first day");
    refuses("UPDATE deadline SET extension = 31 WHERE id = " + running, "extension_is_within");
    refuses("UPDATE deadline SET due_at = NULL WHERE id = " + running, "running_clock_is_due");
    refuses("UPDATE deadline SET state = 'MET' WHERE id = " + running, "_clock_has_a");
    refuses("DELETE FROM deadline WHERE id = " + running, "never deleted");
    inCase((tx, open) -> clocks.extend(tx, open, ClockKind.COERCION_PERIOD, 20));
    refuses("UPDATE deadline SET extension = 30 WHERE id = " + running, "extended once");
    inCase((tx, open) -> clocks.meet(tx, open, ClockKind.COERCION_PERIOD, on(8, 9)));
    refuses("UPDATE deadline SET ended_at = NOW() WHERE id = " + running, "never changed");
    inCase((tx, open) -> clocks.pause(tx, open, Pause.HEARING, on(8, 9)));
    refuses("DELETE FROM deadline_pause WHERE case_id = " + key(), "never deleted");
    refuses(
        "INSERT INTO deadline_pause (case_id, reason, open_reason, paused_at) VALUES ("
            + key()
            + ", 'HEARING', 'HEARING', NOW())",
        "one_at_a_time");
  }

  private void inCase(BiConsumer<Transaction, OpenCase> deed) {
    database.transact(
        tx -> {
          deed.accept(tx, Objects.requireNonNull(cases.openForProgram(tx, id)));
          return true;
        });
  }

  private void refused(String code, ClockKind kind, int length) {
    assertThatThrownBy(() -> inCase((tx, open) -> clocks.extend(tx, open, kind, length)))
        .isInstanceOf(ProblemException.class)
        .hasMessage(code);
  }

  private List<Deadline> all() {
    return database.transact(
        tx -> clocks.ofCase(tx, Objects.requireNonNull(cases.openForProgram(tx, id))));
  }

  private Deadline the(ClockKind kind) {
    return all().stream().filter(d -> d.kind() == kind).findFirst().orElseThrow();
  }

  private long key() {
    return database.transact(tx -> Objects.requireNonNull(cases.openForProgram(tx, id)).key());
  }

  private static Instant on(int day, int month) {
    return WorkingDays.startOf(LocalDate.of(2026, month, day)).plusSeconds(12 * 3600);
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
}
