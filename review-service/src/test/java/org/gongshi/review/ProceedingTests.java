package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the public is told of reconsiderations and suits, on the server that the subclass names. */
abstract class ProceedingTests {
  private final TestServer server;
  private RunningService service;
  private ContentFiles files;

  ProceedingTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  @Test
  void aPublicDecisionSaysThatItIsUnderReconsiderationAndElseStaysToTheLetter() {
    TestCase of = TestCase.filed(service).exported();
    JsonNode approved = files.decisionJson(of);
    Reply recorded = file(of, Role.DISCLOSURE_OFFICER, reconsideration());
    assertThat(recorded.status()).as("%s", recorded.json()).isEqualTo(200);
    Await.until(() -> files.decisionJson(of).has("proceedings"));

    JsonNode now = files.decisionJson(of);
    assertThat(files.decisionIsSigned(of)).isTrue();
    JsonNode open = now.path("proceedings").path(0);
    assertThat(open.toString())
        .isEqualTo(
            "{\"kind\":\"RECONSIDERATION\",\"body\":\"海岬市人民政府\",\"acceptedOn\":\"2026-10-23\","
                + "\"suspendsExecution\":false}");
    assertThat(((ObjectNode) now).without("proceedings").toString()).isEqualTo(approved.toString());
    assertThat(now.toString()).doesNotContain("海岬府复");

    assertThat(conclude(of, 1, "UPHELD").json().path("revoked").asBoolean()).isFalse();
    Await.until(() -> proceeding(of, 0).has("outcome"));
    assertThat(proceeding(of, 0).path("outcome").asText()).isEqualTo("UPHELD");
    assertThat(proceeding(of, 0).path("endedOn").asText()).isEqualTo("2026-11-10");
    assertThat(of.state()).isEqualTo("EXPORTED");
  }

  @Test
  void theReceiptOfTheFileBeforeAProceedingStillMeetsTheClock() {
    TestCase of = TestCase.filed(service).exported();
    byte[] before = files.decision(of);
    file(of, Role.HANDLER, reconsideration());
    Await.until(() -> files.decisionJson(of).has("proceedings"));
    files.receipt(of, before, Instant.parse("2026-11-24T02:00:00Z"));
    Await.until(() -> of.state().equals("PUBLISHED"));
    files.receipt(of, files.decision(of), Instant.parse("2026-11-24T03:00:00Z"));
    Await.until(() -> of.get(Role.AUDITOR, "receipts").json().size() == 2);
    assertThat(of.get(Role.AUDITOR, "events").json().toString())
        .doesNotContain("ReceiptOfOtherBytes");
  }

  @Test
  void whatWasBroughtBeforeThePublicationIsInTheFirstFile() {
    TestCase of = TestCase.filed(service).disclosureProposed();
    assertThat(file(of, Role.LEGAL_REVIEWER, reconsideration()).status()).isEqualTo(200);
    of.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));
    assertThat(proceeding(of, 0).path("kind").asText()).isEqualTo("RECONSIDERATION");
  }

  @Test
  void aNameInTheBodyIsCutAndATakedownEndsTheTelling() {
    TestCase of = TestCase.filed(service).exported();
    Map<String, Object> named = reconsideration();
    named.put("body", "海岬市人民政府（申请人" + TestCase.PERSON + "）");
    file(of, Role.HANDLER, named);
    Await.until(() -> files.decisionJson(of).has("proceedings"));
    assertThat(files.decisionJson(of).toString()).doesNotContain(TestCase.PERSON);

    assertThat(conclude(of, 1, "REVOKED").json().path("revoked").asBoolean()).isTrue();
    Await.until(() -> proceeding(of, 0).path("outcome").asText().equals("REVOKED"));
    of.post(Role.DISCLOSURE_OFFICER, "withdrawal", Map.of("cause", "REVOKED", "reason", "复议撤销。"));
    files.awaitSuppression(of);
    files.awaitGone(of);
    Map<String, Object> suit = reconsideration();
    suit.put("kind", "SUIT");
    assertThat(file(of, Role.HANDLER, suit).status()).isEqualTo(200);
    assertThat(of.state()).isEqualTo("WITHDRAWN");
    files.awaitGone(of);
  }

  @Test
  void daysThatCannotBeAndSecondRecordsAreRefused() {
    TestCase of = TestCase.filed(service).exported();
    refuses(of, "acceptedOn", "2099-01-01", "IN_FUTURE");
    refuses(of, "acceptedOn", "2020-01-01", "BEFORE_DECISION");
    refuses(of, "acceptedOn", "2026-10-19", "TOO_EARLY");
    refuses(of, "acceptedOn", null, "REQUIRED");
    assertThat(file(of, Role.AUDITOR, reconsideration()).status()).isEqualTo(403);
    assertThat(file(of, Role.HANDLER, reconsideration()).status()).isEqualTo(200);
    assertThat(file(of, Role.HANDLER, reconsideration()).code()).isEqualTo("REMEDY_OPEN");
    Map<String, Object> unnumbered = reconsideration();
    unnumbered.remove("caseNumber");
    assertThat(file(of, Role.HANDLER, unnumbered).code()).isEqualTo("REMEDY_OPEN");
    Map<String, Object> another = reconsideration();
    another.put("caseNumber", "海岬府复〔2026〕8号");
    assertThat(file(of, Role.HANDLER, another).status()).isEqualTo(200);
  }

  private void refuses(TestCase of, String field, String value, String rule) {
    Map<String, Object> wrong = reconsideration();
    wrong.put(field, value);
    Reply refused = file(of, Role.HANDLER, wrong);
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.json().toString()).contains(field, rule);
  }

  private JsonNode proceeding(TestCase of, int index) {
    return files.decisionJson(of).path("proceedings").path(index);
  }

  static Map<String, Object> reconsideration() {
    Map<String, Object> body = new TreeMap<>();
    body.put("kind", "RECONSIDERATION");
    body.put("body", "海岬市人民政府");
    body.put("filedOn", "2026-10-20");
    body.put("acceptedOn", "2026-10-23");
    body.put("caseNumber", "海岬府复〔2026〕7号");
    return body;
  }

  static Reply file(TestCase of, Role role, Map<String, Object> body) {
    return of.post(role, "remedies", body);
  }

  static Reply conclude(TestCase of, int number, String outcome) {
    return of.post(
        Role.DISCLOSURE_OFFICER,
        "remedies/" + number + "/outcome",
        Map.of("outcome", outcome, "documentNumber", "海岬府复决〔2026〕7号", "effectiveOn", "2026-11-10"));
  }
}
