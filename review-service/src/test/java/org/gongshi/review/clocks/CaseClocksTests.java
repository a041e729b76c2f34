package org.gongshi.review.clocks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.gongshi.review.RunningService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.TestCase;
import org.gongshi.review.TestClock;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.TestAudit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the events of a case do to its clocks, seen through the API. */
abstract class CaseClocksTests {
  private static final long SOMEONE = 999_999;

  private final TestServer server;
  private RunningService service;
  private Database database;
  private Cases cases;

  CaseClocksTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void open() {
    service = RunningService.on(server);
    database = Database.open(server.settings(), TestClock.CLOCK);
    Audit audit = TestAudit.of(service, database);
    cases = new Cases(database, audit);
    cases.follow(new Clocks(new YearTables(database, audit), audit).onCases());
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPenaltyRunsItsClocksFromFilingToService() {
    TestCase penalty = TestCase.filed(service);
    assertThat(states(penalty))
        .containsEntry("FILING", "MET")
        .containsEntry("PENALTY_DECISION", "RUNNING");
    // 90 days from 2 September 2026: 1 December.
    assertThat(clock(penalty, "PENALTY_DECISION").path("dueDay").asText()).isEqualTo("2026-12-01");

    penalty.reviewed();
    assertThat(states(penalty)).containsEntry("LEGAL_REVIEW", "MET");
    done(penalty.post(Role.APPROVER, "decision", TestCase.decision()));
    assertThat(states(penalty))
        .containsEntry("PENALTY_DECISION", "MET")
        .containsEntry("SERVICE", "RUNNING")
        .containsEntry("DISCLOSURE", "RUNNING");
    assertThat(clock(penalty, "DISCLOSURE").path("dueDay").asText()).isEqualTo("2026-10-15");
    assertThat(clock(penalty, "SERVICE").path("dueDay").asText()).isEqualTo("2026-10-15");
    penalty.served();
    assertThat(states(penalty)).containsEntry("SERVICE", "MET");
    assertThat(clock(penalty, "SERVICE").path("late").asBoolean()).isFalse();
    assertThat(penalty.read().toString()).contains(TestCase.PERSON);
    assertThat(clocks(penalty).toString()).doesNotContain(TestCase.PERSON);
  }

  @Test
  void theReceiptMeetsDisclosureAndTheExportDoesNot() throws Exception {
    TestCase exported = TestCase.filed(service).exported();
    assertThat(states(exported)).containsEntry("DISCLOSURE", "RUNNING");
    apply(exported, new CaseEvent.ReceiptCame());
    assertThat(states(exported)).containsEntry("DISCLOSURE", "MET");
  }

  @Test
  void aRevokedPublicDecisionIsWithdrawnWithinThreeDaysAndAnUnpublishedOneOwesNothing() {
    TestCase published = TestCase.filed(service).exported();
    apply(published, new CaseEvent.ReceiptCame());
    apply(published, new CaseEvent.DecisionRevoked(SOMEONE));
    assertThat(states(published)).containsEntry("WITHDRAWAL", "RUNNING");
    assertThat(clock(published, "WITHDRAWAL").path("basis").asText()).contains("第四十八条");
    apply(published, new CaseEvent.TakenDown(SOMEONE, Exit.WITHDRAWN));
    assertThat(states(published)).containsEntry("WITHDRAWAL", "MET");

    TestCase never = TestCase.filed(service).decided();
    apply(never, new CaseEvent.DecisionRevoked(SOMEONE));
    assertThat(states(never)).doesNotContainKey("WITHDRAWAL").containsEntry("SERVICE", "CANCELLED");
  }

  @Test
  void aLeakIsReviewedAfterItsTakedown() {
    TestCase leaked = TestCase.filed(service).exported();
    apply(leaked, new CaseEvent.TakenDown(SOMEONE, Exit.LEAKED));
    assertThat(states(leaked))
        .containsEntry("TAKEDOWN_REVIEW", "RUNNING")
        .containsEntry("DISCLOSURE", "CANCELLED");
  }

  @Test
  void aSuspensionStopsTheDecisionsClockAndClosingEndsAll() {
    TestCase suspended = TestCase.filed(service);
    apply(suspended, new CaseEvent.Suspended(SOMEONE));
    assertThat(states(suspended)).containsEntry("PENALTY_DECISION", "PAUSED");
    apply(suspended, new CaseEvent.Resumed(SOMEONE));
    assertThat(states(suspended)).containsEntry("PENALTY_DECISION", "RUNNING");
    apply(suspended, new CaseEvent.Closed(SOMEONE));
    assertThat(states(suspended)).containsEntry("PENALTY_DECISION", "CANCELLED");
  }

  @Test
  void aQuestionStopsTheReviewAndNothingElse() {
    TestCase asked = TestCase.filed(service).assigned();
    Long reviewer =
        database.transact(
            tx ->
                Objects.requireNonNull(cases.openForProgram(tx, asked.id()))
                    .standing()
                    .marks()
                    .assignedReviewer());
    apply(asked, new CaseEvent.QuestionAsked(reviewer == null ? SOMEONE : reviewer));
    assertThat(states(asked))
        .containsEntry("LEGAL_REVIEW", "PAUSED")
        .containsEntry("PENALTY_DECISION", "RUNNING");
    JsonNode explained = explanation(asked, "LEGAL_REVIEW");
    assertThat(explained.path("pauses").path(0).path("label").asText()).isEqualTo("法制审核提出问题");
  }

  @Test
  void aLicenceIsDecidedInTwentyWorkingDaysAndDeliveredInTen() {
    TestCase licence = TestCase.filed(service, filing("LICENCE", licence("2026-09-01")));
    // 20 working days from 1 September 2026, a Tuesday; Sunday 20 and the mid-autumn days count so.
    assertThat(clock(licence, "LICENCE_DECISION").path("dueDay").asText())
        .isEqualTo(
            WorkingDays.fromNotices().after(LocalDate.of(2026, 9, 1), 20).lastDay().toString());
    assertThat(clock(licence, "LICENCE_DECISION").path("mayExtend").asInt()).isEqualTo(10);
  }

  @Test
  void anUrgentSeizureIsReportedWithinADayAndEndsInThirtyAndItsHandlerRecordsBoth() {
    String taken = TestClock.now().minusSeconds(3600).toString();
    String ends = TestClock.today().plusDays(20).toString();
    TestCase seizure =
        TestCase.filed(
            service,
            filing(
                "COERCION",
                Map.of(
                    "kind", "COERCION",
                    "measure", "SEIZURE",
                    "takenAt", taken,
                    "urgentOnSite", true,
                    "place", "测试路1号",
                    "itemList", "清单1",
                    "endsOn", ends)));
    assertThat(states(seizure))
        .containsEntry("ON_SITE_REPORT", "RUNNING")
        .containsEntry("COERCION_PERIOD", "RUNNING")
        .doesNotContainKey("EVIDENCE_REGISTRATION");
    long report = clock(seizure, "ON_SITE_REPORT").path("id").asLong();
    String path = "/api/v1/deadlines/" + report + "/fulfilment";
    String now = TestClock.now().toString();
    assertThat(service.post(Role.DISCLOSURE_OFFICER, path, Map.of("fulfilledAt", now)).code())
        .isEqualTo("NOT_RESPONSIBLE");
    assertThat(
            service.post(Role.HANDLER, path, Map.of("fulfilledAt", "2031-01-01T00:00:00Z")).code())
        .isEqualTo("INVALID_FIELDS");
    Reply met = service.post(Role.HANDLER, path, Map.of("fulfilledAt", now));
    assertThat(met.json().path("state").asText()).isEqualTo("MET");
    assertThat(service.post(Role.HANDLER, path, Map.of("fulfilledAt", now)).code())
        .isEqualTo("CLOCK_NOT_RUNNING");
    TestCase penalty = TestCase.filed(service);
    String decision =
        "/api/v1/deadlines/"
            + clock(penalty, "PENALTY_DECISION").path("id").asLong()
            + "/fulfilment";
    assertThat(service.post(Role.HANDLER, decision, Map.of("fulfilledAt", now)).code())
        .isEqualTo("NOT_BY_HAND");
  }

  @Test
  void aChangeOfPowersIsReportedWithinTenWorkingDays() {
    String subject = "事项" + UUID.randomUUID();
    Map<String, Object> change =
        Map.of("organCode", RunningService.ORGAN, "subject", subject, "changedOn", "2026-11-02");
    Reply started = service.post(Role.DISCLOSURE_OFFICER, "/api/v1/power-changes", change);
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.json().path("dueDay").asText()).isEqualTo("2026-11-16");
    assertThat(service.post(Role.DISCLOSURE_OFFICER, "/api/v1/power-changes", change).code())
        .isEqualTo("POWER_CHANGE_KNOWN");
    Reply met =
        service.post(
            Role.DISCLOSURE_OFFICER,
            "/api/v1/deadlines/" + started.json().path("id").asLong() + "/fulfilment",
            Map.of("fulfilledAt", "2026-11-16T10:00:00Z"));
    assertThat(met.json().path("state").asText()).isEqualTo("MET");
    assertThat(met.json().path("late").asBoolean()).isFalse();
  }

  @Test
  void anOrganShortensAStatutoryTimeAndNeverLengthensIt() {
    String tomorrow = TestClock.today().plusDays(1).toString();
    assertThat(set("SERVICE", "2199-01-01", 8).code()).isEqualTo("INVALID_FIELDS");
    assertThat(set("SERVICE", "2020-01-01", 5).code()).isEqualTo("INVALID_FIELDS");
    assertThat(set("NO_SUCH_CLOCK", tomorrow, 5).status()).isEqualTo(404);
    Reply set = set("SERVICE", "2199-01-01", 5);
    assertThat(set.status()).as("%s", set.json()).isEqualTo(200);
    LocalDate after = LocalDate.of(2199, 1, 2);
    ClockRule rule =
        database.transact(
            tx ->
                ClockSettings.rule(
                    tx,
                    ClockKind.SERVICE,
                    org.gongshi.review.cases.ActionKind.PENALTY,
                    RunningService.ORGAN,
                    after));
    assertThat(Objects.requireNonNull(rule).length()).isEqualTo(5);
    Reply rules = service.get("handler", "/api/v1/clock-rules");
    assertThat(rules.json().path("clocks")).hasSize(ClockKind.values().length);
  }

  private Reply set(String kind, String since, int length) {
    return service.send(
        service
            .authorised("administrator", "/api/v1/clock-rules/" + kind)
            .header("Content-Type", "application/json")
            .PUT(
                BodyPublishers.ofString(
                    "{\"since\": \"" + since + "\", \"length\": " + length + "}")));
  }

  private static Map<String, Object> filing(String kind, Map<String, Object> details) {
    Map<String, Object> filing = new TreeMap<>(TestCase.filing());
    filing.put("kind", kind);
    filing.put("details", details);
    return filing;
  }

  private static Map<String, Object> licence(String acceptedOn) {
    return Map.of(
        "kind", "LICENCE",
        "applicationNumber", "A1",
        "receivedOn", acceptedOn,
        "acceptedOn", acceptedOn,
        "type", "ORDINARY");
  }

  private void apply(TestCase to, CaseEvent event) {
    database.transact(
        tx -> {
          Objects.requireNonNull(cases.openForProgram(tx, to.id())).apply(event, "test", "");
          return true;
        });
  }

  private JsonNode clocks(TestCase of) {
    return service.get("handler", "/api/v1/cases/" + of.id() + "/deadlines").json();
  }

  private JsonNode clock(TestCase of, String kind) {
    for (JsonNode clock : clocks(of)) {
      if (clock.path("kind").asText().equals(kind)) {
        return clock;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  private JsonNode explanation(TestCase of, String kind) {
    long clock = clock(of, kind).path("id").asLong();
    return service.get("handler", "/api/v1/deadlines/" + clock + "/explanation").json();
  }

  private Map<String, String> states(TestCase of) {
    Map<String, String> states = new TreeMap<>();
    clocks(of).forEach(c -> states.put(c.path("kind").asText(), c.path("state").asText()));
    return states;
  }

  private static void done(Reply reply) {
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
  }
}
