package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Discussion, delegation, the frozen decision, service and remedies, on the subclass's server. */
abstract class ApprovalTests {
  private static final String HASH = "a".repeat(64);

  private final TestServer server;
  private RunningService service;
  private Sql sql;

  ApprovalTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void theHeadSendsBackWithAReasonAndTheNextProposalIsReviewedAgain() {
    TestCase reviewed = TestCase.filed(service).reviewed();
    assertThat(rules(reviewed.post(Role.APPROVER, "decision-return", Map.of())))
        .containsExactly("REQUIRED");
    reviewed.post(Role.APPROVER, "decision-return", Map.of("reason", "处罚幅度偏轻，请重新研究。"));
    assertThat(reviewed.state()).isEqualTo("RETURNED");
    sql.refuses("UPDATE decision_return SET reason = ''", "immutable");
  }

  @Test
  void aComplexCaseIsDiscussedBeforeItIsDecidedAndTheHandlerHasNoVote() {
    TestCase complex = complex();
    assertThat(complex.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .isEqualTo("DISCUSSION_MISSING");
    complex.post(Role.APPROVER, "discussions", Map.of("reason", "情节复杂。"));
    assertThat(complex.state()).isEqualTo("IN_COLLECTIVE_DISCUSSION");

    Reply handlerVotes = complex.post(Role.APPROVER, "discussions/1/record", record("FOR", true));
    assertThat(rules(handlerVotes)).containsExactly("NO_VOTE");
    Reply agreed = complex.post(Role.APPROVER, "discussions/1/record", record(null, true));
    assertThat(agreed.json().path("state").asText()).isEqualTo("AWAITING_APPROVAL");
    assertThat(complex.post(Role.APPROVER, "decision", TestCase.decision()).status())
        .isEqualTo(200);
    JsonNode kept =
        service.get("auditor", "/api/v1/cases/" + complex.id() + "/discussions").json().path(0);
    assertThat(kept.path("participants")).hasSize(4);
    sql.refuses("UPDATE discussion_record SET agreed = FALSE", "immutable");
    sql.refuses("DELETE FROM discussion_participant", "immutable");
  }

  @Test
  void aDiscussionThatDoesNotAgreeSendsTheCaseBack() {
    TestCase complex = complex();
    complex.post(Role.APPROVER, "discussions", Map.of("reason", "情节复杂。"));
    complex.post(Role.APPROVER, "discussions/1/record", record(null, false));
    assertThat(complex.state()).isEqualTo("RETURNED");
    complex.post(Role.HANDLER, "proposal", Map.of("conclusion", "警告。", "category", "警告"));
    complex.withDocuments("SUBMISSION");
    complex.post(Role.HANDLER, "submission", Map.of("declared", true));
    complex.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(complex.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .as("what was found complex stays so")
        .isEqualTo("DISCUSSION_MISSING");
  }

  @Test
  void aDeputyDecidesOnlyWithinTheDelegation() {
    String deputy = service.account("deputy", Role.DEPUTY_APPROVER);
    TestCase first = TestCase.filed(service).reviewed();
    LocalDate today = today(first);
    Map<String, Object> decision = new TreeMap<>(TestCase.decision());
    decision.put("decidedOn", today.toString());
    assertThat(first.post(deputy, "decision", decision).code()).isEqualTo("NOT_DELEGATED");

    delegate(deputy, today.plusDays(1), "LICENCE", null);
    delegate(deputy, today, "LICENCE", null);
    delegate(deputy, today, "PENALTY", "199.99");
    assertThat(first.post(deputy, "decision", decision).code()).isEqualTo("NOT_DELEGATED");
    long good = delegate(deputy, today, "PENALTY", "200");
    Map<String, Object> earlier = new TreeMap<>(decision);
    earlier.put("decidedOn", today.minusDays(1).toString());
    assertThat(first.post(deputy, "decision", earlier).code()).isEqualTo("NOT_DELEGATED");
    assertThat(first.post(deputy, "decision", decision).status()).isEqualTo(200);
    assertThat(sql.number("SELECT delegation_id FROM decision WHERE case_id = " + sql.key(first)))
        .isEqualTo(good);

    String revocation = "/api/v1/delegations/" + good + "/revocation";
    service.post(Role.APPROVER, revocation, Map.of("reason", "负责人返岗。"));
    assertThat(service.post(Role.APPROVER, revocation, Map.of("reason", "负责人返岗。")).code())
        .isEqualTo("DELEGATION_REVOKED");
    TestCase second = TestCase.filed(service).reviewed();
    assertThat(second.post(deputy, "decision", decision).code()).isEqualTo("NOT_DELEGATED");
    sql.refuses("UPDATE delegation SET to_day = '2099-01-01' WHERE id = " + good, "only revoked");
    sql.refuses("DELETE FROM delegation WHERE id = " + good, "only revoked");
  }

  @Test
  void theDatabaseRefusesADecisionByWhoMayNot() {
    String deputy = service.account("deputy", Role.DEPUTY_APPROVER);
    TestCase reviewed = TestCase.filed(service).reviewed();
    long other = delegate(deputy, today(reviewed), "LICENCE", null);
    sql.refuses(decision(reviewed, sql.account(deputy), "NULL, NULL"), "only a head");
    long head = sql.account(Role.APPROVER);
    sql.refuses(
        decision(reviewed, sql.account(deputy), other + ", " + head), "within the delegation");
    sql.refuses(decision(reviewed, head, other + ", " + head), "foreign key", "within");
    TestCase complex = complex();
    sql.refuses(decision(complex, head, "NULL, NULL"), "discussed first");
  }

  @Test
  void aDecisionIsSignedAndNeverChanged() {
    TestCase decided = TestCase.filed(service).decided();
    String where = " WHERE case_id = " + sql.key(decided);
    for (String change :
        List.of(
            "conclusion = '罚款1元。', text_sha256 = SHA2('罚款1元。', 256)",
            "document_number = 'X'",
            "decided_on = '2020-01-01'",
            "text_sha256 = REPEAT('0', 64)",
            "approver_id = handler_id")) {
      sql.refuses("UPDATE decision SET " + change + where, "immutable", "text_has_its_hash");
    }
    sql.refuses("DELETE FROM decision" + where, "immutable");
    assertThat(verification(decided)).isEqualTo("true true true");
    sql.withoutTrigger(
        "decision_is_never_changed",
        () -> {
          sql.refuses("UPDATE decision SET conclusion = '罚款1元。'" + where, "text_has_its_hash");
          sql.execute("UPDATE decision SET decided_on = '2026-09-29'" + where);
        });
    assertThat(verification(decided)).isEqualTo("true true false");
  }

  @Test
  void eachWayOfServiceAsksForItsEvidence() {
    TestCase decided = TestCase.filed(service).decided().withDocuments("SERVICE");
    for (String method : List.of("LEFT_AT_PLACE", "POST", "ELECTRONIC", "ENTRUSTED")) {
      Reply bare =
          decided.post(Role.HANDLER, "service", Map.of("servedOn", "2026-10-08", "method", method));
      assertThat(rules(bare)).as(method).isNotEmpty().containsOnly("REQUIRED");
    }
    sql.refuses(
        "INSERT INTO document_service (case_id, number, party_position, method, done_on, served_on,"
            + " recorded_by, recorded_at) SELECT id, 1, 0, 'LEFT_AT_PLACE', '2026-10-08',"
            + " '2026-10-08', handler_id, NOW() FROM law_case WHERE id = "
            + sql.key(decided),
        "left_at_place_is_proved");
    Reply left =
        decided.post(
            Role.HANDLER,
            "service",
            Map.of(
                "servedOn", "2026-10-08",
                "method", "LEFT_AT_PLACE",
                "reason", "受送达人拒绝签收。",
                "recordingSha256", HASH));
    assertThat(left.json().path("state").asText()).isEqualTo("SERVED");
    sql.refuses("UPDATE document_service SET method = 'POST'", "immutable");
  }

  @Test
  void aPublicNoticeServesWhenItsTimeHasRunAndEveryPartyIsServed() {
    Map<String, Object> filing = TestCase.filing();
    filing.put(
        "parties",
        List.of(
            Map.of("role", "PARTY", "kind", "NATURAL_PERSON", "name", TestCase.PERSON),
            Map.of("role", "PARTY", "kind", "NATURAL_PERSON", "name", "公冶守一")));
    TestCase decided = TestCase.filed(service, filing).decided().withDocuments("SERVICE");
    Map<String, Object> direct = Map.of("servedOn", "2026-10-08", "method", "DIRECT");
    assertThat(rules(decided.post(Role.HANDLER, "service", direct))).containsExactly("REQUIRED");
    Reply one =
        decided.post(
            Role.HANDLER,
            "service",
            Map.of("servedOn", "2026-10-08", "method", "DIRECT", "party", 0));
    assertThat(one.json().path("waiting").toString()).isEqualTo("[1]");
    LocalDate today = today(decided);
    Map<String, Object> notice =
        Map.of(
            "method", "PUBLIC_NOTICE",
            "party", 1,
            "noticeOn", today.toString(),
            "reason", "下落不明。",
            "noticePlace", "海岬日报");
    Reply two = decided.post(Role.HANDLER, "service", notice);
    assertThat(two.json().path("state").asText()).isEqualTo("DECIDED");
    assertThat(decided.post(Role.HANDLER, "service-completion", "{}").code())
        .isEqualTo("NOT_YET_SERVED");
    Map<String, Object> earlier = new TreeMap<>(notice);
    earlier.put("noticeOn", "2026-10-01");
    Reply three = decided.post(Role.HANDLER, "service", earlier);
    assertThat(three.json().path("servedOn").asText()).isEqualTo("2026-10-31");
    assertThat(decided.state()).isEqualTo("SERVED");
  }

  @Test
  void aSuitThatSetsAPublicDecisionAsideStartsTheClockOfItsWithdrawal() {
    TestCase published = TestCase.filed(service).exported();
    Map<String, Object> suit =
        new TreeMap<>(Map.of("kind", "SUIT", "body", "海岬区人民法院", "caseNumber", "（2026）行初1号"));
    suit.putAll(Map.of("filedOn", "2026-10-20", "acceptedOn", "2026-10-23"));
    assertThat(published.post(Role.HANDLER, "remedies", suit).status()).isEqualTo(200);
    assertThat(published.post(Role.HANDLER, "remedies", suit).code()).isEqualTo("REMEDY_OPEN");
    suit.put("caseNumber", "（2026）行初2号");
    assertThat(published.post(Role.HANDLER, "remedies", suit).status()).isEqualTo(200);
    Reply upheld = published.post(Role.HANDLER, "remedies/1/outcome", outcome("UPHELD"));
    assertThat(upheld.json().path("revoked").asBoolean()).isFalse();
    assertThat(published.post(Role.HANDLER, "remedies/1/outcome", outcome("REVOKED")).code())
        .isEqualTo("REMEDY_CONCLUDED");
    Reply revoked = published.post(Role.LEGAL_REVIEWER, "remedies/2/outcome", outcome("REVOKED"));
    assertThat(revoked.json().path("revoked").asBoolean()).isTrue();
    JsonNode clock = clock(published, "WITHDRAWAL");
    assertThat(clock.path("state").asText()).isEqualTo("RUNNING");
    assertThat(clock.path("dueDay").asText()).isEqualTo("2026-11-13");
    published.post(
        Role.DISCLOSURE_OFFICER, "withdrawal", Map.of("cause", "REVOKED", "reason", "决定被撤销。"));
    assertThat(published.state()).isEqualTo("WITHDRAWN");
    sql.refuses("UPDATE remedy_outcome SET outcome = 'UPHELD'", "immutable", "what_it_does");
    sql.refuses(
        "INSERT INTO remedy_outcome (case_id, number, outcome, sets_aside, document_number,"
            + " effective_on, recorded_by, recorded_at) SELECT case_id, 3, 'REVOKED', FALSE, 'X',"
            + " '2026-11-01', recorded_by, NOW() FROM remedy LIMIT 1",
        "what_it_does",
        "foreign key");
  }

  @Test
  void theOrganRevokesByItsHeadAndNeverByTheHandler() {
    TestCase decided = TestCase.filed(service).decided();
    Map<String, Object> revocation =
        Map.of("reason", "认定事实有误。", "basis", "依法自行纠正", "effectiveOn", "2026-10-12");
    Reply revoked = decided.post(Role.APPROVER, "revocation", revocation);
    assertThat(revoked.json().path("state").asText()).isEqualTo("REVOKED");
    assertThat(decided.post(Role.APPROVER, "revocation", revocation).code())
        .isEqualTo("WRONG_STATE");
    TestCase other = TestCase.filed(service).decided();
    sql.refuses(
        "INSERT INTO own_revocation (case_id, handler_id, reason, basis, effective_on, renewed,"
            + " revoked_by, revoked_at) SELECT id, handler_id, '', '', NOW(), FALSE, handler_id,"
            + " NOW() FROM law_case WHERE id = "
            + sql.key(other),
        "revoker_is_not_handler");
  }

  private TestCase complex() {
    TestCase complex = TestCase.filed(service);
    complex.post(Role.HANDLER, "investigation", Map.of());
    complex.post(
        Role.HANDLER,
        "proposal",
        Map.of("conclusion", "罚款200元。", "category", "罚款", "complexOrMajor", true));
    complex.withDocuments("SUBMISSION");
    complex.post(Role.HANDLER, "submission", Map.of("declared", true));
    complex.post(Role.LEGAL_REVIEWER, "reviewer", Map.of());
    complex.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(complex.state()).isEqualTo("AWAITING_APPROVAL");
    return complex;
  }

  private Map<String, Object> record(String handlersVote, boolean agreed) {
    Map<String, Object> handler = new TreeMap<>(Map.of("login", "handler", "post", "承办人"));
    if (handlersVote != null) {
      handler.put("vote", handlersVote);
      handler.put("opinion", "汇报案情。");
    }
    return Map.of(
        "place",
        "三楼会议室",
        "heldAt",
        TestClock.now().truncatedTo(ChronoUnit.SECONDS).toString(),
        "participants",
        List.of(
            Map.of("login", "approver", "post", "局长", "vote", "FOR", "opinion", "同意。"),
            Map.of("name", "万俟怀瑾", "post", "副局长", "vote", "FOR", "opinion", "同意。"),
            Map.of("name", "呼延牧云", "post", "副局长", "vote", "AGAINST", "opinion", "偏重。"),
            handler),
        "conclusion",
        "多数同意处理建议。",
        "agreed",
        agreed,
        "minutesSha256",
        HASH);
  }

  private long delegate(String deputy, LocalDate from, String kind, String upTo) {
    Map<String, Object> body =
        new TreeMap<>(
            Map.of(
                "organCode",
                RunningService.ORGAN,
                "deputy",
                deputy,
                "kinds",
                List.of(kind),
                "from",
                from.toString(),
                "to",
                from.plusDays(7).toString(),
                "basis",
                "局务会议纪要第3号"));
    if (upTo != null) {
      body.put("amountUpTo", upTo);
    }
    Reply reply = service.post(Role.APPROVER, "/api/v1/delegations", body);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json().path("id").asLong();
  }

  private String decision(TestCase of, long approver, String delegation) {
    return """
    INSERT INTO decision (case_id, handler_id, imported, review_required, review_id, reviewer_id, review_conclusion,
      approver_id, organ_code, document_number, conclusion, category, amount, decided_on, public_by,
      public_by_provisional, text_sha256, approved_at, submission_number, materials_sha256, document, signature,
      delegation_id, delegator_id)
    SELECT c.id, c.handler_id, FALSE, TRUE, r.id, r.reviewer_id, r.conclusion, %d, c.organ_code, 'X%d', '', '', 200,
      DATE(DATE_ADD(UTC_TIMESTAMP(), INTERVAL 8 HOUR)), '2099-01-01', FALSE, SHA2('', 256), UTC_TIMESTAMP(),
      r.submission_number, r.materials_sha256, '{}', 'x', %s
    FROM law_case c JOIN legal_review r ON r.case_id = c.id WHERE c.id = %d
    """
        .formatted(approver, System.nanoTime(), delegation, sql.key(of));
  }

  private static Map<String, Object> outcome(String outcome) {
    return Map.of(
        "outcome", outcome, "documentNumber", "（2026）行初1号判决", "effectiveOn", "2026-11-10");
  }

  private String verification(TestCase of) {
    JsonNode found =
        service.get("auditor", "/api/v1/cases/" + of.id() + "/decision/verification").json();
    return found.path("textHolds").asText()
        + " "
        + found.path("signatureHolds").asText()
        + " "
        + found.path("recordMatches").asText();
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

  private static LocalDate today(TestCase of) {
    return WorkingDays.dayOf(Instant.parse(of.read().path("createdAt").asText()));
  }

  private static List<String> rules(Reply reply) {
    return reply.json().path("violations").findValuesAsText("rule");
  }
}
