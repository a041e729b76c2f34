package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which rules ask for a review, and the measures that go first, on the subclass's server. */
abstract class ActFirstTests {
  private final TestServer server;
  private RunningService service;
  private Sql sql;

  ActFirstTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void aMeasureThatTheLawLetsGoFirstIsDecidedAndReviewedLate() {
    TestCase urgent = proposed(true);
    Reply wrongGround = urgent.post(Role.HANDLER, "act-first", ground("EVIDENCE_AT_RISK"));
    assertThat(wrongGround.code()).isEqualTo("MAY_NOT_ACT_FIRST");
    Reply declared = urgent.post(Role.HANDLER, "act-first", ground("URGENT_ON_SITE"));
    assertThat(declared.json().path("basis").asText()).contains("行政强制法", "第十九条");
    urgent.withDocuments("SUBMISSION");
    urgent.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(urgent.state()).isEqualTo("AWAITING_APPROVAL");
    assertThat(urgent.post(Role.APPROVER, "decision", TestCase.decision()).status()).isEqualTo(200);

    assertThat(clock(urgent, "LATE_REVIEW").path("state").asText()).isEqualTo("RUNNING");
    assertThat(waiting()).contains(urgent.id());
    Map<String, Object> opinion = TestCase.opinion("AGREE", "PASS");
    assertThat(urgent.post(Role.LEGAL_REVIEWER, "late-review", opinion).code())
        .isEqualTo("REVIEWER_NOT_ASSIGNED");
    urgent.post(Role.LEGAL_REVIEWER, "reviewer", Map.of());
    Reply late = urgent.post(Role.LEGAL_REVIEWER, "late-review", opinion);
    assertThat(late.json().path("lateReview").asText()).isEqualTo("PASSED");
    assertThat(clock(urgent, "LATE_REVIEW").path("state").asText()).isEqualTo("MET");
    assertThat(waiting()).doesNotContain(urgent.id());
  }

  @Test
  void whatFailsItsLateReviewIsNotPublished() {
    TestCase urgent = proposed(true);
    urgent.post(Role.HANDLER, "act-first", ground("URGENT_ON_SITE"));
    urgent.withDocuments("SUBMISSION");
    urgent.post(Role.HANDLER, "submission", Map.of("declared", true));
    urgent.post(Role.APPROVER, "decision", TestCase.decision());
    urgent.post(Role.LEGAL_REVIEWER, "reviewer", Map.of());
    urgent.served();
    urgent.draft();
    urgent.post(
        Role.DISCLOSURE_OFFICER,
        "disclosure",
        Map.of("choice", "FULL_TEXT", "ground", "THREE_SYSTEMS"));
    Map<String, Boolean> approval = Map.of("approved", true);
    assertThat(urgent.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", approval).code())
        .isEqualTo("LATE_REVIEW_OPEN");
    Reply late =
        urgent.post(Role.LEGAL_REVIEWER, "late-review", TestCase.opinion("SEND_BACK", "PROBLEM"));
    assertThat(late.json().path("lateReview").asText()).isEqualTo("FAILED");
    assertThat(urgent.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", approval).code())
        .isEqualTo("LATE_REVIEW_FAILED");
  }

  @Test
  void noOtherMeasureGoesFirstNeitherByTheServiceNorByTheDatabase() {
    TestCase calm = proposed(false);
    assertThat(calm.post(Role.HANDLER, "act-first", ground("URGENT_ON_SITE")).code())
        .isEqualTo("MAY_NOT_ACT_FIRST");
    TestCase penalty = TestCase.filed(service).proposed();
    assertThat(penalty.post(Role.HANDLER, "act-first", ground("URGENT_ON_SITE")).code())
        .isEqualTo("WRONG_STATE");
    String insert =
        "INSERT INTO act_first (case_id, ground, measure, reason, declared_by, declared_at)"
            + " SELECT id, '%s', '%s', '', handler_id, NOW() FROM law_case WHERE id = %d";
    sql.refuses(insert.formatted("URGENT_ON_SITE", "SEALING", sql.key(penalty)), "another measure");
    sql.refuses(insert.formatted("URGENT_ON_SITE", "SEALING", sql.key(calm)), "another measure");
    sql.refuses(
        insert.formatted("EVIDENCE_AT_RISK", "SEALING", sql.key(calm)), "law_lets", "another");
    TestCase urgent = proposed(true);
    urgent.post(Role.HANDLER, "act-first", ground("URGENT_ON_SITE"));
    String declared = " WHERE case_id = " + sql.key(urgent);
    sql.refuses("UPDATE act_first SET reason = ''" + declared, "immutable");
    sql.refuses("DELETE FROM act_first" + declared, "immutable");
  }

  @Test
  void everyRuleThatFiresIsShownAndWhatWasDeclaredStays() {
    TestCase filed = TestCase.filed(service);
    filed.post(Role.HANDLER, "investigation", Map.of());
    Map<String, Object> proposal =
        Map.of(
            "conclusion", "罚款200元。",
            "category", "罚款",
            "reviewReasons",
                List.of(
                    Map.of("rule", "MAJOR_PUBLIC_INTEREST"),
                    Map.of("rule", "HEARING_HELD", "note", "9月20日听证。")));
    filed.post(Role.HANDLER, "proposal", proposal);
    assertThat(rules(filed)).contains("GENERAL_PENALTY", "MAJOR_PUBLIC_INTEREST", "HEARING_HELD");
    filed.post(Role.HANDLER, "proposal", Map.of("conclusion", "警告。", "category", "警告"));
    assertThat(rules(filed)).contains("GENERAL_PENALTY", "MAJOR_PUBLIC_INTEREST", "HEARING_HELD");

    Reply system =
        filed.post(
            Role.HANDLER,
            "proposal",
            Map.of(
                "conclusion", "警告。",
                "category", "警告",
                "reviewReasons", List.of(Map.of("rule", "GENERAL_PENALTY"))));
    assertThat(LegalReviewTests.rules(system)).containsExactly("NOT_DECLARABLE");
    long id = sql.key(filed);
    sql.refuses("DELETE FROM case_review_rule WHERE case_id = " + id, "stays declared");
    sql.refuses(
        "UPDATE law_case SET review_required = FALSE WHERE id = " + id,
        "not waved away",
        "major_actions");
    sql.execute(
        "DELETE FROM case_review_rule WHERE source = 'STATUTE' AND case_id = "
            + sql.key(TestCase.filed(service)));
    sql.refuses(
        "UPDATE law_case SET review_required = FALSE WHERE kind = 'PENALTY' AND review_required",
        "not waved away",
        "major_actions");
  }

  @Test
  void anOrgansOwnRuleAsksForAReviewFromItsAmountOn() {
    TestCase filed = TestCase.filed(service);
    LocalDate today = WorkingDays.dayOf(Instant.parse(filed.read().path("createdAt").asText()));
    Map<String, Object> rule =
        Map.of(
            "organCode", RunningService.ORGAN,
            "effect", "REVIEW",
            "kind", "PENALTY",
            "test", "AMOUNT",
            "amountFrom", "5000000.00",
            "basis", "本机关重大执法决定法制审核目录",
            "effectiveFrom", today.toString());
    Reply set = service.post(Role.ADMINISTRATOR, "/api/v1/review-rules", rule);
    assertThat(set.status()).isEqualTo(201);
    filed.post(Role.HANDLER, "investigation", Map.of());
    Map<String, String> small =
        Map.of("conclusion", "罚款。", "category", "罚款", "amountYuan", "4999999.99");
    filed.post(Role.HANDLER, "proposal", small);
    assertThat(rules(filed)).containsExactly("GENERAL_PENALTY");
    Map<String, String> large =
        Map.of("conclusion", "罚款。", "category", "罚款", "amountYuan", "5000000");
    filed.post(Role.HANDLER, "proposal", large);
    assertThat(rules(filed)).containsExactlyInAnyOrder("GENERAL_PENALTY", "ORGAN_AMOUNT");
    long id = set.json().path("id").asLong();
    sql.refuses("UPDATE organ_rule SET amount_from = 1 WHERE id = " + id, "only ends");
    sql.refuses("DELETE FROM organ_rule WHERE id = " + id, "only ends");
    String end = "/api/v1/review-rules/" + id + "/end";
    assertThat(service.post(Role.ADMINISTRATOR, end, Map.of("reason", "目录调整。")).status())
        .isEqualTo(200);
    assertThat(service.post(Role.ADMINISTRATOR, end, Map.of("reason", "目录调整。")).code())
        .isEqualTo("RULE_ENDED");
    JsonNode catalogue = service.get("auditor", "/api/v1/review-rules").json();
    assertThat(catalogue.path("statutory")).hasSize(8);
    assertThat(service.get("auditor", "/api/v1/legal-reviews/statistics").status()).isEqualTo(200);
  }

  private TestCase proposed(boolean urgent) {
    Map<String, Object> filing = TestCase.filing();
    filing.put("kind", "COERCION");
    filing.put(
        "details",
        Map.of(
            "kind", "COERCION",
            "measure", "SEALING",
            "takenAt", "2026-09-29T09:00:00+08:00",
            "urgentOnSite", urgent,
            "place", "海岬澄波路22号",
            "itemList", "海岬封清000001",
            "endsOn", "2026-10-20"));
    TestCase filed = TestCase.filed(service, filing);
    filed.post(Role.HANDLER, "investigation", Map.of());
    filed.post(Role.HANDLER, "proposal", Map.of("conclusion", "查封推车一辆。", "category", "查封"));
    return filed;
  }

  private static Map<String, String> ground(String ground) {
    return Map.of("ground", ground, "reason", "现场物品即将被转移。");
  }

  private JsonNode clock(TestCase of, String kind) {
    for (JsonNode deadline :
        service.get("auditor", "/api/v1/cases/" + of.id() + "/deadlines").json()) {
      if (deadline.path("kind").asText().equals(kind)) {
        return deadline;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  private List<String> waiting() {
    return service
        .get("legal-reviewer", "/api/v1/legal-reviews/waiting")
        .json()
        .findValuesAsText("id");
  }

  private List<String> rules(TestCase of) {
    return of.read().path("reviewRules").findValuesAsText("rule");
  }
}
