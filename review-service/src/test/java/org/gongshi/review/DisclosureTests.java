package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Choice, ground, deferral and period of publicity, on the server that the subclass names. */
abstract class DisclosureTests {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final TestServer server;
  private final Sql sql;
  private RunningService service;

  DisclosureTests(TestServer server) {
    this.server = server;
    this.sql = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void everyChoiceNeedsAGroundThatIsInForceForItAndForTheKind() {
    TestCase redacted = TestCase.filed(service).redacted();

    assertThat(propose(redacted, Map.of("choice", "FULL_TEXT")).json().toString())
        .contains("ground", "REQUIRED");
    assertThat(propose(redacted, choice("FULL_TEXT", "STATE_SECRET")).json().toString())
        .contains("NOT_IN_FORCE");
    assertThat(propose(redacted, choice("FULL_TEXT", "LICENCE_RESULT")).json().toString())
        .contains("NOT_IN_FORCE");
    assertThat(propose(redacted, choice("NOT_PUBLISHED", "WARNING_ONLY")).json().toString())
        .contains("reason", "REQUIRED");
    assertThat(propose(redacted, choice("FULL_TEXT", "PENALTY_RESULT")).status()).isEqualTo(200);

    JsonNode read = read(redacted);
    assertThat(read.path("disclosure").path("basis").asText()).contains("行政处罚法", "第四十八条");
    assertThat(read.path("disclosure").path("proposedBy").asText()).isEqualTo("disclosure-officer");
    JsonNode grounds =
        service.get("auditor", "/api/v1/disclosure-grounds?choice=DEFERRED&on=2026-11-01").json();
    assertThat(grounds).hasSize(3);
    assertThat(
            service
                .get("auditor", "/api/v1/disclosure-grounds?choice=DEFERRED&on=2018-01-01")
                .json())
        .isEmpty();
  }

  @Test
  void whyItWasSentBackIsThereForTheOfficerToRead() {
    TestCase proposed = TestCase.filed(service).disclosureProposed();
    assertThat(
            proposed
                .post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", false))
                .status())
        .isEqualTo(422);

    proposed.post(
        Role.DISCLOSURE_APPROVER,
        "disclosure-approval",
        Map.of("approved", false, "note", "公示期限应按一般失信信息。"));

    assertThat(proposed.state()).isEqualTo("REDACTING");
    assertThat(read(proposed).path("disclosure").path("sentBackNote").asText())
        .isEqualTo("公示期限应按一般失信信息。");
  }

  @Test
  void thePeriodIsWithinTheRuleInForceOnTheDayOfTheDecisionAndTheLongestWins() {
    TestCase redacted = TestCase.filed(service).redacted();

    assertThat(period(redacted, List.of(Map.of("rule", "CREDIT_ORDINARY", "months", 13))))
        .contains("OUT_OF_RANGE");
    assertThat(period(redacted, List.of(Map.of("rule", "CREDIT_ORDINARY", "months", 2))))
        .contains("OUT_OF_RANGE");
    // In force before the decision's day and no longer on it.
    assertThat(period(redacted, List.of(Map.of("rule", "CREDIT_TRIAL", "months", 12))))
        .contains("NOT_IN_FORCE");
    assertThat(period(redacted, List.of(Map.of("rule", "LICENCE_VALIDITY"))))
        .contains("NOT_IN_FORCE");
    assertThat(period(redacted, java.util.Collections.singletonList(null)))
        .contains("NOT_IN_FORCE");
    period(
        redacted,
        List.of(
            Map.of("rule", "CREDIT_ORDINARY", "months", 6),
            Map.of("rule", "CREDIT_SERIOUS", "months", 12)));
    approve(redacted);

    JsonNode disclosure = read(redacted).path("disclosure");
    assertThat(disclosure.path("publicUntil").asText()).isEqualTo("2027-09-30");
    assertThat(disclosure.path("earliestStop").asText()).isEqualTo("2027-09-30");
    assertThat(read(redacted).path("publicity")).hasSize(2);
  }

  @Test
  void withoutAChoiceTheUsualRuleIsTakenAtItsFullLength() {
    TestCase exported = TestCase.filed(service).exported();

    JsonNode read = read(exported);

    assertThat(read.path("publicity").path(0).path("rule").asText()).isEqualTo("CREDIT_ORDINARY");
    assertThat(read.path("disclosure").path("publicUntil").asText()).isEqualTo("2027-09-30");
    assertThat(read.path("disclosure").path("earliestStop").asText()).isEqualTo("2026-12-30");
  }

  @Test
  void aPeriodFromPublicationStartsWithTheReceiptAndTheProgramTakesTheDecisionDownAfterIt()
      throws Exception {
    TestCase redacted = TestCase.filed(service).redacted();
    period(redacted, List.of(Map.of("rule", "MARKET_LIGHT")));
    approve(redacted);
    assertThat(read(redacted).path("disclosure").has("publicUntil")).isFalse();
    ContentFiles files = new ContentFiles(service);
    files.receipt(redacted, files.decision(redacted), Instant.parse("2026-11-24T02:00:00Z"));
    Await.until(() -> redacted.state().equals("PUBLISHED"));
    assertThat(read(redacted).path("disclosure").path("publicUntil").asText())
        .isEqualTo("2027-02-24");

    SettableClock clock = new SettableClock(endOf("2027-02-24").minusSeconds(30));
    try (RunningService first = RunningService.beside(server, clock);
        RunningService second = RunningService.beside(server, clock)) {
      Thread.sleep(500);
      assertThat(first.port()).isNotEqualTo(second.port());
      assertThat(redacted.state()).isEqualTo("PUBLISHED");
      clock.set(endOf("2027-02-24"));
      Await.until(() -> redacted.state().equals("EXPIRED"));
      files.awaitSuppression(redacted); // by their clock: to the others its errand is not due yet
    }

    JsonNode suppression = files.awaitSuppression(redacted);
    assertThat(suppression.path("exit").asText()).isEqualTo("EXPIRED");
    assertThat(suppression.path("reason").asText()).isEqualTo("公示期限已经届满。");
    files.awaitGone(redacted);
    assertThat(
            sql.number(
                "SELECT COUNT(*) FROM outbox WHERE errand = 'SUPPRESS' AND case_id = "
                    + sql.key(redacted)))
        .isEqualTo(1);
    JsonNode takedown =
        service.get("auditor", "/api/v1/cases/" + redacted.id() + "/takedown").json();
    assertThat(takedown.path("takedown").path("cause").asText()).isEqualTo("PERIOD_OVER");
    assertThat(takedown.path("takedown").has("requestedBy")).isFalse();
  }

  @Test
  void aDecisionWhosePeriodIsOverIsNotPublishedAnyMore() {
    TestCase old =
        TestCase.filed(service)
            .decidedOn(LocalDate.of(2026, 5, 6))
            .redactedAfterService(LocalDate.of(2026, 5, 8));

    Reply reply =
        propose(
            old,
            Map.of(
                "choice",
                "FULL_TEXT",
                "ground",
                "PENALTY_RESULT",
                "publicity",
                List.of(Map.of("rule", "CREDIT_MINOR", "months", 3))));

    assertThat(reply.status()).isEqualTo(409);
    assertThat(reply.code()).isEqualTo("PUBLICITY_OVER");
    assertThat(propose(old, kept("PUBLICITY_OVER")).status()).isEqualTo(200);
  }

  @Test
  void aDeferralForAThirdPartyLastsFifteenWorkingDaysAndThenComesBackByItself() throws Exception {
    TestCase redacted = TestCase.filed(service).redacted();
    Reply tooLong =
        propose(redacted, deferred("THIRD_PARTY_ASKED", Map.of("deferredUntil", "2027-01-01")));
    assertThat(tooLong.json().toString()).contains("NOT_APPLICABLE");
    assertThat(
            propose(redacted, deferred("THIRD_PARTY_ASKED", Map.of("askedOn", "2026-09-30")))
                .json()
                .toString())
        .contains("ANSWER_OVERDUE");

    Reply deferral =
        propose(redacted, deferred("THIRD_PARTY_ASKED", Map.of("askedOn", "2026-11-23")));
    assertThat(deferral.status()).as("%s", deferral.json()).isEqualTo(200);
    approve(redacted);
    assertThat(redacted.state()).isEqualTo("DEFERRED");
    assertThat(read(redacted).path("disclosure").path("deferredUntil").asText())
        .isEqualTo("2026-12-14");
    assertThat(clock(redacted, "THIRD_PARTY_ANSWER").path("dueDay").asText())
        .isEqualTo("2026-12-14");

    SettableClock clock = new SettableClock(endOf("2026-12-14").minusSeconds(30));
    ContentFiles files = new ContentFiles(service);
    try (RunningService later = RunningService.beside(server, clock)) {
      Thread.sleep(300);
      assertThat(redacted.state()).isEqualTo("DEFERRED");
      clock.set(endOf("2026-12-14"));
      Await.until(() -> redacted.state().equals("REDACTING"));
      assertThat(later.port()).isPositive();
    }
    JsonNode ended = read(redacted).path("deferrals").path(0);
    assertThat(ended.path("outcome").asText()).isEqualTo("NO_ANSWER");
    assertThat(deeds(redacted)).contains("DeferralEnded");
  }

  @Test
  void aThirdPartysAnswerEndsTheDeferralAndMeetsItsClock() {
    TestCase redacted = TestCase.filed(service).redacted();
    propose(redacted, deferred("THIRD_PARTY_ASKED", Map.of()));
    approve(redacted);

    assertThat(
            redacted
                .post(
                    Role.DISCLOSURE_OFFICER,
                    "deferral-end",
                    Map.of("outcome", "NO_ANSWER", "note", "未答复"))
                .status())
        .isEqualTo(422);
    Reply ended =
        redacted.post(
            Role.DISCLOSURE_OFFICER,
            "deferral-end",
            Map.of("outcome", "CONSENTED", "note", "来函同意公开。"));

    assertThat(ended.status()).isEqualTo(200);
    assertThat(redacted.state()).isEqualTo("REDACTING");
    assertThat(clock(redacted, "THIRD_PARTY_ANSWER").path("state").asText()).isEqualTo("MET");
    assertThat(
            redacted
                .post(
                    Role.DISCLOSURE_OFFICER,
                    "deferral-end",
                    Map.of("outcome", "CONSENTED", "note", "再次"))
                .code())
        .isEqualTo("NOT_DEFERRED");
  }

  @Test
  void anOfficerWhoGoesOnEndsTheDeferralAndALongerOneThanTheGroundAllowsIsRefused() {
    TestCase redacted = TestCase.filed(service).redacted();
    LocalDate today = TestClock.today();
    assertThat(
            propose(
                    redacted,
                    deferred("AUTHORITY_ASKED", Map.of("deferredUntil", today.plusDays(91) + "")))
                .json()
                .toString())
        .contains("OUT_OF_RANGE");
    propose(
        redacted, deferred("AUTHORITY_ASKED", Map.of("deferredUntil", today.plusDays(90) + "")));
    approve(redacted);

    redacted.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());

    assertThat(redacted.state()).isEqualTo("REDACTING");
    assertThat(read(redacted).path("deferrals").path(0).path("outcome").asText())
        .isEqualTo("CAUSE_GONE");
  }

  @Test
  void theListOfOverdueDisclosuresIsReadByCursorAndNamesNobody() {
    for (int i = 0; i < 3; i++) {
      TestCase.filed(service).redacted();
    }
    List<String> ids = new ArrayList<>();
    String query = "/api/v1/disclosures?overdue=true&limit=2";
    JsonNode page = service.get("auditor", query).json();
    while (true) {
      for (JsonNode line : page.path("items")) {
        assertThat(line.path("overdue").asBoolean()).isTrue();
        ids.add(line.path("id").asText());
      }
      assertThat(page.toString()).doesNotContain("拾英");
      if (!page.hasNonNull("next")) {
        break;
      }
      page = service.get("auditor", page.path("next").asText()).json();
    }
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    assertThat(service.get("handler", query).status()).isEqualTo(403);
  }

  @Test
  void aStateSecretIsRefusedByTheDatabaseTooWhateverIsTried() throws Exception {
    Map<String, Object> filing = TestCase.filing();
    filing.put("stateSecret", "机密★10年");
    TestCase secret = TestCase.filed(service, filing).decided();
    secret.served();
    long id = sql.key(secret);
    long officer = sql.account(Role.DISCLOSURE_OFFICER);

    sql.refuses(
        """
        INSERT INTO disclosure (case_id, choice, ground, basis, proposed_by, proposed_at)
        VALUES (%d, 'FULL_TEXT', 'X', 'X', %d, NOW())
        """
            .formatted(id, officer),
        "a state secret");
    sql.refuses(outbox(id), "a state secret");
    sql.refuses("UPDATE law_case SET state_secret = NULL WHERE id = " + id, "mark");
    secret.post(Role.DISCLOSURE_OFFICER, "disclosure", kept("STATE_SECRET"));
    sql.refuses("UPDATE disclosure SET choice = 'SUMMARY' WHERE case_id = " + id, "secret");
  }

  @Test
  void whatIsWithheldIsRegisteredWithItsGroundAndReviewedByAnotherWithinAYear() {
    TestCase kept = TestCase.filed(service).redacted();
    String all =
        service.account("all-of-disclosure", Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER);
    int before = withheldFor("PERSONAL_PRIVACY");
    assertThat(kept.post(all, "disclosure", kept("PERSONAL_PRIVACY")).status()).isEqualTo(200);
    approve(kept);

    assertThat(withheldFor("PERSONAL_PRIVACY")).isEqualTo(before + 1);
    JsonNode line = withheld(kept, "");
    assertThat(line.path("basis").asText()).contains("政府信息公开条例", "第十五条");
    LocalDate today = TestClock.today();
    assertThat(line.path("reviewOn").asText()).isEqualTo(today.plusYears(1).toString());
    assertThat(line.toString()).doesNotContain("拾英", "documentNumber", "facts");
    assertThat(withheld(kept, "&reviewBy=" + today).isMissingNode()).isTrue();
    // The public is told how many there are, by basis.
    ContentFiles files = new ContentFiles(service);
    Await.until(() -> files.notPublished("涉及个人隐私") == withheldFor("PERSONAL_PRIVACY"));

    Map<String, String> stands =
        Map.of("note", "依据仍然成立。", "nextReviewOn", today.plusMonths(6).toString());
    assertThat(kept.post(all, "withheld-review", stands).code()).isEqualTo("REVIEW_TAKES_ANOTHER");
    assertThat(
            kept.post(
                    Role.DISCLOSURE_APPROVER,
                    "withheld-review",
                    Map.of("note", "x", "nextReviewOn", today.plusYears(2).toString()))
                .json()
                .toString())
        .contains("OUT_OF_RANGE");
    assertThat(kept.post(Role.DISCLOSURE_APPROVER, "withheld-review", stands).status())
        .isEqualTo(200);
    assertThat(withheld(kept, "").path("reviewOn").asText())
        .isEqualTo(today.plusMonths(6).toString());
    TestCase exported = TestCase.filed(service).exported();
    assertThat(exported.post(Role.DISCLOSURE_APPROVER, "withheld-review", stands).code())
        .isEqualTo("NOT_WITHHELD");
    long id = sql.key(kept);
    sql.refuses("UPDATE withheld_review SET note = 'y' WHERE case_id = " + id, "immutable");
    sql.refuses("DELETE FROM withheld_review WHERE case_id = " + id, "immutable");
    String insert = "INSERT INTO withheld_review VALUES (%d, 9, 'x', '2027-01-01', %d, NOW())";
    sql.refuses(insert.formatted(id, sql.account(all)), "does not review");
    sql.refuses(
        insert.formatted(sql.key(exported), sql.account(Role.DISCLOSURE_APPROVER)),
        "only what is withheld");
  }

  private int withheldFor(String ground) {
    int count = 0;
    for (JsonNode row : service.get("auditor", "/api/v1/withheld/counts").json()) {
      count += row.path("ground").asText().equals(ground) ? row.path("count").asInt() : 0;
    }
    return count;
  }

  /** The line of the case in the register; missing where the register has none. */
  private JsonNode withheld(TestCase of, String more) {
    JsonNode page = service.get("auditor", "/api/v1/withheld?limit=100" + more).json();
    while (true) {
      for (JsonNode line : page.path("items")) {
        if (line.path("id").asText().equals(of.id())) {
          return line;
        }
      }
      if (!page.hasNonNull("next")) {
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
      }
      page = service.get("auditor", page.path("next").asText()).json();
    }
  }

  @Test
  void theDatabaseLetsNothingOutThatWasNotApprovedByAnother() throws Exception {
    TestCase proposed = TestCase.filed(service).disclosureProposed();
    long id = sql.key(proposed);
    sql.refuses(outbox(id), "only an approved disclosure");
    sql.execute(
        "UPDATE disclosure SET proposed_by = %d WHERE case_id = %d"
            .formatted(sql.account(Role.HANDLER), id));
    sql.refuses(
        "UPDATE disclosure SET approved_by = %d, approved_at = NOW() WHERE case_id = %d"
            .formatted(sql.account(Role.DISCLOSURE_OFFICER), id),
        "drafter");
    approve(proposed);
    sql.refuses("UPDATE redaction SET draft = '{}' WHERE case_id = " + id, "never changed");
    sql.refuses("UPDATE outbox SET payload = 'x' WHERE case_id = " + id, "stays what it is");
    sql.refuses("UPDATE law_case SET state_secret = '秘密' WHERE id = " + id, "taken down before");
    sql.refuses(
        "UPDATE disclosure SET deferred_until = NOW() WHERE case_id = " + id, "deferral_has_a_day");
  }

  private static String outbox(long caseId) {
    return """
    INSERT INTO outbox (case_id, errand, path, payload, signature, sha256, created_at, due_at, attempts)
    VALUES (%d, 'PUBLISH', 'decisions/x', 'x', 'x', 'x', NOW(), NOW(), 0)
    """
        .formatted(caseId);
  }

  private static Map<String, Object> choice(String choice, String ground) {
    return Map.of("choice", choice, "ground", ground);
  }

  private static Map<String, Object> kept(String ground) {
    return Map.of("choice", "NOT_PUBLISHED", "ground", ground, "reason", "依法不予公开。");
  }

  private static Map<String, Object> deferred(String ground, Map<String, Object> more) {
    Map<String, Object> body = new TreeMap<>(more);
    body.putAll(Map.of("choice", "DEFERRED", "ground", ground, "reason", "正在征求意见。"));
    return body;
  }

  private static Reply propose(TestCase of, Object body) {
    return of.post(Role.DISCLOSURE_OFFICER, "disclosure", body);
  }

  private static String period(TestCase of, List<Map<String, Object>> publicity) {
    Map<String, Object> body = new TreeMap<>(choice("FULL_TEXT", "PENALTY_RESULT"));
    body.put("publicity", publicity);
    return propose(of, body).json().toString();
  }

  private static void approve(TestCase of) {
    Reply reply =
        of.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
  }

  private JsonNode read(TestCase of) {
    return service.get("auditor", "/api/v1/cases/" + of.id() + "/disclosure").json();
  }

  private JsonNode clock(TestCase of, String kind) {
    for (JsonNode clock :
        service.get("auditor", "/api/v1/cases/" + of.id() + "/deadlines").json()) {
      if (clock.path("kind").asText().equals(kind)) {
        return clock;
      }
    }
    throw new AssertionError("no clock " + kind);
  }

  private List<String> deeds(TestCase of) {
    List<String> deeds = new ArrayList<>();
    service
        .get("auditor", "/api/v1/cases/" + of.id() + "/events")
        .json()
        .forEach(e -> deeds.add(e.path("deed").asText()));
    return deeds;
  }

  /** The first instant after the day. */
  static Instant endOf(String day) {
    return LocalDate.parse(day).plusDays(1).atStartOfDay(ZONE).toInstant();
  }
}
