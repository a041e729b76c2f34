package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What handlers ask for and heads grant while a case is open, on the subclass's server. */
abstract class MotionTests {
  private final TestServer server;
  private RunningService service;
  private Sql sql;

  MotionTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void aCaseIsSuspendedAndResumedByTheHeadAndItsClockStandsStillMeanwhile() {
    TestCase of = TestCase.filed(service);
    Reply made = move(of, "SUSPENSION");
    assertThat(made.status()).as("%s", made.json()).isEqualTo(201);
    assertThat(of.state()).isEqualTo("FILED");
    assertThat(move(of, "SUSPENSION").code()).isEqualTo("MOTION_WAITS");

    Reply granted = decide(of, 1, true);
    assertThat(granted.json().path("state").asText()).isEqualTo("SUSPENDED");
    assertThat(clock(of, "PENALTY_DECISION").path("state").asText()).isEqualTo("PAUSED");
    assertThat(of.post(Role.HANDLER, "investigation", Map.of()).code()).isEqualTo("WRONG_STATE");
    assertThat(decide(of, 1, true).code()).isEqualTo("MOTION_DECIDED");

    move(of, "RESUMPTION");
    assertThat(decide(of, 2, true).json().path("state").asText()).isEqualTo("FILED");
    assertThat(clock(of, "PENALTY_DECISION").path("state").asText()).isEqualTo("RUNNING");
  }

  @Test
  void aTransferNamesTheOrganAndEndsTheCaseWithAllItsClocks() {
    TestCase of = TestCase.filed(service);
    assertThat(rules(move(of, "TRANSFER"))).containsExactly("REQUIRED");
    assertThat(
            of.post(
                    Role.HANDLER,
                    "motions",
                    Map.of("kind", "TRANSFER", "reason", "应由公安机关管辖。", "toOrgan", "海岬新区公安分局"))
                .status())
        .isEqualTo(201);
    assertThat(decide(of, 1, true).json().path("state").asText()).isEqualTo("TRANSFERRED");
    assertThat(clock(of, "PENALTY_DECISION").path("state").asText()).isEqualTo("CANCELLED");
    assertThat(move(of, "SUSPENSION").code()).isEqualTo("WRONG_STATE");
  }

  @Test
  void aCaseIsClosedWithoutADecisionOnlyWhenTheHeadAgreesAndARefusalSaysWhy() {
    TestCase of = TestCase.filed(service).reviewed();
    move(of, "CLOSING");
    assertThat(rules(of.post(Role.APPROVER, "motions/1/decision", Map.of("granted", false))))
        .containsExactly("REQUIRED");
    Reply refused =
        of.post(
            Role.APPROVER, "motions/1/decision", Map.of("granted", false, "answer", "事实清楚，应当处罚。"));
    assertThat(refused.json().path("granted").asBoolean()).isFalse();
    assertThat(of.state()).isEqualTo("AWAITING_APPROVAL");

    move(of, "CLOSING");
    assertThat(decide(of, 2, true).json().path("state").asText()).isEqualTo("CLOSED");
    assertThat(of.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .isEqualTo("WRONG_STATE");
    List<String> answers = new ArrayList<>();
    of.get(Role.AUDITOR, "motions").json().forEach(m -> answers.add(m.path("granted").asText()));
    assertThat(answers).containsExactly("false", "true");
    assertThat(of.get(Role.AUDITOR, "timeline?limit=500").json().toString())
        .contains("申请审批", "负责人不同意申请", "终结办理");
  }

  @Test
  void aLicenceIsDecidedTenDaysLaterAtMostAndOnce() {
    TestCase of = TestCase.filed(service, licence());
    assertThat(extension(of, "LICENCE_DECISION", 11).code()).isEqualTo("EXTENSION_TOO_LONG");
    assertThat(extension(of, "SERVICE", 1).code()).isEqualTo("CLOCK_NOT_RUNNING");
    String before = clock(of, "LICENCE_DECISION").path("dueDay").asText();

    assertThat(extension(of, "LICENCE_DECISION", 10).status()).isEqualTo(201);
    assertThat(decide(of, 1, true).status()).isEqualTo(200);
    JsonNode longer = clock(of, "LICENCE_DECISION");
    assertThat(longer.path("extension").asInt()).isEqualTo(10);
    assertThat(longer.path("dueDay").asText()).isGreaterThan(before);
    assertThat(extension(of, "LICENCE_DECISION", 1).code()).isEqualTo("ALREADY_EXTENDED");
  }

  @Test
  void aPenaltysTimeIsNotExtendedAndTheReviewsOnlyAtItsReviewersRequest() {
    TestCase of = TestCase.filed(service).assigned();
    assertThat(extension(of, "PENALTY_DECISION", 1).code()).isEqualTo("NOT_EXTENDABLE");
    assertThat(extension(of, "LEGAL_REVIEW", 2).code()).isEqualTo("REVIEWER_NOT_ASSIGNED");
    Map<String, Object> asked =
        Map.of("kind", "EXTENSION", "reason", "案情复杂。", "clock", "LEGAL_REVIEW", "length", 5);
    assertThat(of.post(Role.LEGAL_REVIEWER, "motions", asked).status()).isEqualTo(201);
    assertThat(decide(of, 1, true).status()).isEqualTo(200);
    assertThat(clock(of, "LEGAL_REVIEW").path("extension").asInt()).isEqualTo(5);
  }

  @Test
  void nobodyDecidesOnTheirOwnMotionNeitherHereNorPastTheService() {
    String both = service.account("both", Role.HANDLER, Role.APPROVER);
    Reply filed = service.post(both, "/api/v1/cases", TestCase.filing());
    TestCase of = TestCase.existing(service, filed.json().path("id").asText());
    assertThat(move(of, "SUSPENSION").code()).isEqualTo("HANDLER_ONLY");
    of.post(both, "motions", Map.of("kind", "SUSPENSION", "reason", "等待另案结果。"));
    assertThat(of.post(both, "motions/1/decision", Map.of("granted", true)).code())
        .isEqualTo("APPROVER_IS_HANDLER");

    long key = sql.key(of);
    long handler = sql.account(both);
    sql.refuses(
        "INSERT INTO motion_decision (case_id, number, handler_id, requested_by, granted, decided_by, decided_at) VALUES ("
            + String.join(", ", "" + key, "1", "" + handler, "" + handler, "TRUE", "" + handler)
            + ", NOW(6))",
        "motion_is_decided_by_another");
    sql.refuses("UPDATE motion SET reason = '' WHERE case_id = " + key, "immutable");
    sql.refuses("DELETE FROM motion WHERE case_id = " + key, "immutable");
    decide(of, 1, true);
    sql.refuses("UPDATE motion_decision SET granted = FALSE WHERE case_id = " + key, "immutable");
    sql.refuses("DELETE FROM motion_decision WHERE case_id = " + key, "immutable");
  }

  @Test
  void whatWaitsForTheHeadIsListedPageByPage() {
    List<String> made = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      TestCase of = TestCase.filed(service);
      move(of, "SUSPENSION");
      made.add(of.id());
    }
    List<String> found = new ArrayList<>();
    String next = "/api/v1/motions?limit=2";
    while (next != null) {
      JsonNode page = service.get(RunningService.login(Role.APPROVER), next).json();
      page.path("items").forEach(m -> found.add(m.path("caseId").asText()));
      next = page.path("next").textValue();
    }
    assertThat(found).doesNotHaveDuplicates().containsSubsequence(made);
  }

  @Test
  void theDaysOfAHearingAndOfAnAppraisalDoNotCount() {
    LocalDate today = TestClock.today();
    TestCase of = TestCase.filed(service, licence());
    LocalDate due = LocalDate.parse(clock(of, "LICENCE_DECISION").path("dueDay").asText());
    assertThat(rules(pause(of, "HEARING", today.plusDays(1)))).containsExactly("IN_FUTURE");
    assertThat(rules(pause(of, "SUSPENSION", today))).containsExactly("NOT_APPLICABLE");
    assertThat(rules(pause(of, "HEARING", today.minusDays(60)))).containsExactly("BEFORE_START");

    assertThat(pause(of, "HEARING", today.minusDays(14)).status()).isEqualTo(200);
    assertThat(pause(of, "HEARING", today).code()).isEqualTo("PAUSE_LASTS");
    assertThat(clock(of, "LICENCE_DECISION").path("state").asText()).isEqualTo("PAUSED");
    assertThat(of.post(Role.HANDLER, "pauses/APPRAISAL/end", ended(today)).code())
        .isEqualTo("NO_PAUSE");
    Reply ended = of.post(Role.HANDLER, "pauses/HEARING/end", ended(today));
    assertThat(ended.json().path(0).path("endedOn").asText()).isEqualTo(today.toString());

    JsonNode later = clock(of, "LICENCE_DECISION");
    assertThat(later.path("state").asText()).isEqualTo("RUNNING");
    assertThat(LocalDate.parse(later.path("dueDay").asText())).isAfter(due);
    assertThat(rules(pause(of, "HEARING", today.minusDays(1)))).containsExactly("OVERLAPS");
    assertThat(of.get(Role.AUDITOR, "pauses").json()).hasSize(1);
  }

  private static Map<String, Object> ended(LocalDate day) {
    return Map.of("endedOn", day.toString());
  }

  private static Reply pause(TestCase of, String reason, LocalDate day) {
    return of.post(
        Role.HANDLER,
        "pauses",
        Map.of("reason", reason, "startedOn", day.toString(), "document", "测听通〔2026〕1号"));
  }

  private static Reply move(TestCase of, String kind) {
    return of.post(Role.HANDLER, "motions", Map.of("kind", kind, "reason", "等待另案结果。"));
  }

  private static Reply extension(TestCase of, String clock, int length) {
    return of.post(
        Role.HANDLER,
        "motions",
        Map.of("kind", "EXTENSION", "reason", "案情复杂。", "clock", clock, "length", length));
  }

  private static Reply decide(TestCase of, int number, boolean granted) {
    return of.post(Role.APPROVER, "motions/" + number + "/decision", Map.of("granted", granted));
  }

  private static JsonNode clock(TestCase of, String kind) {
    for (JsonNode clock : of.get(Role.HANDLER, "deadlines").json()) {
      if (clock.path("kind").asText().equals(kind)) {
        return clock;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  private static List<String> rules(Reply reply) {
    return reply.json().path("violations").findValuesAsText("rule");
  }

  /** Accepted three weeks ago, so that its twenty working days run whatever today is. */
  private static Map<String, Object> licence() {
    LocalDate accepted = TestClock.today().minusDays(21);
    Map<String, Object> filing = new TreeMap<>(TestCase.filing());
    filing.put("kind", "LICENCE");
    filing.put(
        "details",
        Map.of(
            "kind", "LICENCE",
            "applicationNumber", "测试受〔2026〕1号",
            "receivedOn", accepted.minusDays(1).toString(),
            "acceptedOn", accepted.toString(),
            "type", "ORDINARY"));
    return filing;
  }
}
