package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Putting a filed case right before its decision, on the server that the subclass names. */
abstract class AmendmentTests {
  private final TestServer server;
  private RunningService service;

  AmendmentTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void anAmendedCaseReadsAsAmendedAndItsEarlierFilingStays() throws Exception {
    TestCase amended = TestCase.filed(service);
    Map<String, Object> filing = TestCase.filing();
    filing.put("matter", "擅自占道经营");
    filing.put("basis", "《城市市容和环境卫生管理条例》第十四条、第三十六条");

    Reply reply = amended.put(Role.HANDLER, "filing", amendment(filing));

    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    assertThat(reply.json().path("version").asInt()).isEqualTo(2);
    assertThat(amended.read().path("matter").asText()).isEqualTo("擅自占道经营");
    assertThat(amended.read().path("details").path("kind").asText()).isEqualTo("PENALTY");
    assertThat(amended.read().path("parties")).hasSize(1);
    JsonNode earlier = amended.get(Role.AUDITOR, "earlier-filings").json();
    assertThat(earlier).hasSize(1);
    assertThat(earlier.path(0).path("filing").path("matter").asText()).isEqualTo("占道经营");
    assertThat(earlier.path(0).path("reason").asText()).isEqualTo("补充法律依据");
    assertThat(earlier.path(0).path("replacedBy").asText()).isEqualTo("handler");
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT e.filing, e.sha256 FROM earlier_filing e JOIN law_case c ON c.id = e.case_id"
                    + " WHERE c.public_id = '"
                    + amended.id()
                    + "'")) {
      assertThat(rows.next()).isTrue();
      assertThat(Sha256.of(rows.getString(1))).isEqualTo(rows.getString(2));
    }
  }

  @Test
  void aCaseThatAwaitsItsDecisionIsSubmittedAgainAfterItWasAmended() {
    TestCase amended = TestCase.filed(service).reviewed();
    assertThat(amended.put(Role.HANDLER, "filing", amendment(TestCase.filing())).status())
        .isEqualTo(200);
    assertThat(amended.state()).isEqualTo("PROPOSED");
  }

  @Test
  void onlyTheHandlerAmendsAndOnlyBeforeTheDecisionAndOutsideTheReview() {
    TestCase filed = TestCase.filed(service);
    String path = "/api/v1/cases/" + filed.id() + "/filing";
    assertThat(service.put(Role.APPROVER, path, amendment(TestCase.filing())).status())
        .isEqualTo(403);
    Reply everything =
        service.send(
            service
                .authorised("everything", path)
                .header("Content-Type", "application/json")
                .PUT(
                    java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                        org.gongshi.review.http.Json.write(amendment(TestCase.filing())))));
    assertThat(everything.code()).isEqualTo("HANDLER_ONLY");

    TestCase underReview = TestCase.filed(service).proposed();
    Reply early = underReview.put(Role.HANDLER, "filing", amendment(TestCase.filing()));
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("WRONG_STATE");
    assertThat(early.json().path("basis").asText()).isNotBlank();

    Map<String, Object> summary = TestCase.filing();
    summary.put("procedure", "SUMMARY");
    TestCase decided = TestCase.filed(service).decided();
    assertThat(decided.put(Role.HANDLER, "filing", amendment(summary)).code())
        .isEqualTo("WRONG_STATE");
  }

  @Test
  void kindAndOrganAreNotAmendedAndAnAmendmentIsCheckedLikeAFiling() {
    TestCase filed = TestCase.filed(service);
    Map<String, Object> other = TestCase.filing();
    other.put("organCode", "1199010000HA02129P");
    assertThat(violation(filed.put(Role.HANDLER, "filing", amendment(other))))
        .isEqualTo("filing.organCode UNCHANGEABLE");
    Map<String, Object> mismatch = TestCase.filing();
    mismatch.put("kind", "FEE");
    assertThat(violation(filed.put(Role.HANDLER, "filing", amendment(mismatch))))
        .isEqualTo("details.kind KIND_MISMATCH");
    assertThat(violation(filed.put(Role.HANDLER, "filing", Map.of("filing", TestCase.filing()))))
        .isEqualTo("reason REQUIRED");
    assertThat(filed.read().path("version").asInt()).isEqualTo(1);
    assertThat(filed.get(Role.AUDITOR, "earlier-filings").json()).isEmpty();
  }

  @Test
  void theDatabaseKeepsEarlierFilingsAndTheDetailsOfEveryCase() {
    TestCase amended = TestCase.filed(service);
    amended.put(Role.HANDLER, "filing", amendment(TestCase.filing()));
    String id = "(SELECT id FROM law_case WHERE public_id = '" + amended.id() + "')";
    String ours = " WHERE public_id = '" + amended.id() + "'";
    refuses("UPDATE earlier_filing SET reason = '' WHERE case_id = " + id, "immutable");
    refuses("DELETE FROM earlier_filing WHERE case_id = " + id, "immutable");
    refuses("UPDATE law_case SET details = NULL" + ours, "keeps the details");
    refuses("UPDATE law_case SET kind = 'FEE'" + ours, "keeps its kind");
    refuses("UPDATE law_case SET imported = TRUE" + ours, "keeps its kind");
    refuses("UPDATE law_case SET details = '{\"kind\": \"FEE\"}'" + ours, "details_fit_the_kind");
    refuses(
        """
        INSERT INTO law_case (public_id, sample, imported, kind, procedure_kind, organ_code, title, matter, facts, basis,
          state, version, handler_id, review_required, created_at, updated_at)
        SELECT REVERSE(public_id), sample, imported, kind, procedure_kind, organ_code, title, matter, facts, basis,
          state, version, handler_id, review_required, created_at, updated_at FROM law_case
        """
            + ours,
        "filed with the details");
  }

  private static Map<String, Object> amendment(Map<String, Object> filing) {
    return Map.of("reason", "补充法律依据", "filing", filing);
  }

  private static String violation(Reply reply) {
    JsonNode first = reply.json().path("violations").path(0);
    return first.path("field").asText() + " " + first.path("rule").asText();
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
