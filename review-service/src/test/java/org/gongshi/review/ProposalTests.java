package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names of people whom no case knows, on the server that the subclass names. */
abstract class ProposalTests {
  private static final String STRANGER = "曾砚秋";

  private final TestServer server;
  private final Sql facts;
  private RunningService service;
  private ContentFiles files;

  ProposalTests(TestServer server) {
    this.server = server;
    this.facts = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  /** A decision whose facts name a witness who is no party. */
  private TestCase served() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("facts", "经查，令狐拾英违反规定经营，证人曾砚秋证实上述情况。");
    TestCase decided = TestCase.filed(service, filing).decided();
    decided.served();
    return decided;
  }

  @Test
  void aNameThatNobodyKnowsHoldsPublicationBackUntilItIsCut() {
    TestCase of = served();
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    Reply held = propose(of);
    assertThat(held.status()).isEqualTo(409);
    assertThat(held.json().path("violations").toString()).contains("PROPOSALS_UNSETTLED");

    Reply settled = settle(of, List.of(settlement(stranger(of), "CUT", null)));
    assertThat(settled.status()).as("%s", settled.json()).isEqualTo(200);
    assertThat(settled.json().path("items").toString()).doesNotContain(STRANGER);
    service.keepProposals(of.id());

    assertThat(propose(of).code()).isEqualTo("DRAFT_STALE");
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    publish(of);
    assertThat(files.decisionJson(of).path("facts").asText())
        .isEqualTo("经查，令狐某违反规定经营，证人［姓名略］证实上述情况。");
  }

  @Test
  void whatStaysSaysWhyAndByWhom() {
    TestCase of = served();
    JsonNode name = stranger(of);
    assertThat(name.path("before").asText()).endsWith("证人");
    assertThat(name.path("rule").asText()).startsWith("NAME_");

    settle(of, List.of(settlement(name, "KEEP", "PUBLIC_BY_LAW")));

    JsonNode kept = stranger(of).path("kept");
    assertThat(kept.path("reason").asText()).isEqualTo("PUBLIC_BY_LAW");
    assertThat(kept.path("settledBy").asText()).isEqualTo("disclosure-officer");
    service.keepProposals(of.id());
    assertThat(proposals(of).path("unsettled").asInt()).isZero();
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    publish(of);
    assertThat(files.decisionJson(of).path("facts").asText()).contains(STRANGER);
    assertThat(service.get("auditor", "/api/v1/cases/" + of.id() + "/events").json().toString())
        .contains("ProposalSettled")
        .doesNotContain(STRANGER);
  }

  @Test
  void aKeptNameIsCutAfterAllWhenTheOfficerThinksBetterOfIt() {
    TestCase of = served();
    settle(of, List.of(settlement(stranger(of), "KEEP", "NOT_A_NAME")));
    assertThat(settle(of, List.of(settlement(stranger(of), "CUT", null))).status()).isEqualTo(200);
    assertThat(proposals(of).toString()).doesNotContain(STRANGER);
  }

  @Test
  void whatIsWrongWithASettlementIsToldAndNoneOfItIsDone() {
    TestCase of = served();
    JsonNode name = stranger(of);
    Map<String, Object> other = settlement(name, "CUT", null);
    other.put("endAt", name.path("endAt").asInt() + 1);
    Reply refused = settle(of, List.of(settlement(name, "CUT", null), other));
    assertThat(refused.code()).isEqualTo("NOT_PROPOSED");
    assertThat(stranger(of).has("kept")).as("nothing was done").isFalse();

    assertThat(settle(of, List.of()).json().toString()).contains("OUT_OF_RANGE");
    assertThat(settle(of, List.of(settlement(name, "KEEP", null))).json().toString())
        .contains("settlements[0].reason", "REASON_FOR_KEEPING");
    assertThat(settle(of, List.of(settlement(name, "CUT", "NOT_A_NAME"))).json().toString())
        .contains("REASON_FOR_KEEPING");
    assertThat(
            of.post(
                    Role.DISCLOSURE_APPROVER,
                    "redaction-settlements",
                    Map.of("settlements", List.of(settlement(name, "CUT", null))))
                .status())
        .isEqualTo(403);
  }

  @Test
  void theRecordSaysWhatWasCutByWhomAndThatNothingElseWasChanged() {
    TestCase of = served();
    settle(of, List.of(settlement(stranger(of), "CUT", null)));
    service.keepProposals(of.id());
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    publish(of);

    JsonNode log = of.get(Role.AUDITOR, "redaction-log").json();
    assertThat(log.path("policy").asText()).isEqualTo("CARRIED_2019");
    Map<String, String> rules = new TreeMap<>();
    log.path("cuts")
        .forEach(c -> rules.put(c.path("rule").asText(), c.path("confidence").asText()));
    assertThat(rules).containsEntry("MANUAL", "SETTLED").containsValue("CERTAIN");
    assertThat(log.path("cuts").findValuesAsText("settledBy")).containsOnly("disclosure-officer");
    assertThat(log.path("proofs").findValuesAsText("field"))
        .containsExactlyInAnyOrder("TITLE", "MATTER", "FACTS", "BASIS", "CONCLUSION", "CATEGORY");
    JsonNode facts = files.decisionJson(of).path("facts");
    for (JsonNode proof : log.path("proofs")) {
      if (proof.path("field").asText().equals("FACTS")) {
        assertThat(proof.path("publishedSha256").asText())
            .isEqualTo(org.gongshi.review.identifiers.Sha256.of(facts.asText()));
        assertThat(proof.path("cuts").asInt()).isEqualTo(2);
        assertThat(proof.path("unitsCut").asInt()).isEqualTo("令狐拾英曾砚秋".length());
      }
    }
    assertThat(log.toString()).doesNotContain(STRANGER, "令狐拾英");
  }

  @Test
  void theDatabaseKeepsWhatWasSettledAndTakesNothingAfterTheApproval() {
    TestCase of = served();
    settle(of, List.of(settlement(stranger(of), "KEEP", "NOT_A_NAME")));
    service.keepProposals(of.id());
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    publish(of);
    String key = " WHERE case_id = " + facts.key(of);
    facts.refuses("UPDATE kept_name SET reason = 'PUBLIC_BY_LAW'" + key, "as it was settled");
    facts.refuses("DELETE FROM kept_name" + key, "never deleted");
    facts.refuses(
        "INSERT INTO kept_name (case_id, field, start_at, end_at, text_sha256, reason, settled_by,"
            + " settled_at) SELECT case_id, field, start_at, end_at + 1, text_sha256, reason,"
            + " settled_by, settled_at FROM kept_name"
            + key
            + " LIMIT 1",
        "never changed");
  }

  private JsonNode proposals(TestCase of) {
    return service
        .get("disclosure-officer", "/api/v1/cases/" + of.id() + "/redaction-proposals")
        .json();
  }

  private JsonNode stranger(TestCase of) {
    for (JsonNode item : proposals(of).path("items")) {
      if (item.path("text").asText().equals(STRANGER)) {
        return item;
      }
    }
    throw new AssertionError("not proposed: " + proposals(of));
  }

  private static Map<String, Object> settlement(JsonNode proposal, String verdict, String reason) {
    Map<String, Object> settlement = new TreeMap<>();
    for (String key : List.of("field", "startAt", "endAt", "textSha256")) {
      settlement.put(key, proposal.path(key));
    }
    settlement.put("verdict", verdict);
    if (reason != null) {
      settlement.put("reason", reason);
    }
    return settlement;
  }

  private static Reply settle(TestCase of, List<Map<String, Object>> settlements) {
    return of.post(
        Role.DISCLOSURE_OFFICER, "redaction-settlements", Map.of("settlements", settlements));
  }

  private static Reply propose(TestCase of) {
    return of.post(
        Role.DISCLOSURE_OFFICER,
        "disclosure",
        Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
  }

  private void publish(TestCase of) {
    assertThat(propose(of).status()).isEqualTo(200);
    assertThat(
            of.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true))
                .status())
        .isEqualTo(200);
    Await.until(() -> of.state().equals("EXPORTED") || of.state().equals("PUBLISHED"));
  }
}
