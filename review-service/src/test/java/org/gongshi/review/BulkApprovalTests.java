package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many disclosures judged by one request, on the server that the subclass names. */
abstract class BulkApprovalTests {
  private static final String PATH = "/api/v1/disclosure-approvals";

  private final TestServer server;
  private RunningService service;

  BulkApprovalTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void eachItemIsJudgedForItselfAndWhatIsRefusedHoldsNothingElseBack() {
    TestCase good = TestCase.filed(service).disclosureProposed();
    TestCase back = TestCase.filed(service).disclosureProposed();
    TestCase early = TestCase.filed(service).redacted();
    TestCase stale = TestCase.filed(service).disclosureProposed();

    Reply reply =
        approve(
            item(good, true),
            Map.of("id", back.id(), "version", version(back), "approved", false, "note", "请核对地址。"),
            item(early, true),
            Map.of("id", stale.id(), "version", version(stale) - 1, "approved", true),
            Map.of("id", "0".repeat(26), "version", 1, "approved", true));

    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    assertThat(reply.json().path("done").asInt()).isEqualTo(2);
    assertThat(reply.json().path("refused").asInt()).isEqualTo(3);
    JsonNode items = reply.json().path("items");
    assertThat(items.findValuesAsText("code"))
        .containsExactly("WRONG_STATE", "VERSION_CHANGED", "NOT_FOUND");
    assertThat(items.findValuesAsText("state")).containsExactly("EXPORTED", "REDACTING");
    assertThat(good.state()).isEqualTo("EXPORTED");
    assertThat(back.state()).isEqualTo("REDACTING");
    assertThat(stale.state()).isEqualTo("AWAITING_DISCLOSURE_APPROVAL");
    assertThat(items.path(0).path("version").asInt()).isEqualTo(version(good));
  }

  @Test
  void theSameRequestAgainApprovesNothingTwice() {
    TestCase of = TestCase.filed(service).disclosureProposed();
    Map<String, Object> item = item(of, true);
    assertThat(approve(item).json().path("done").asInt()).isEqualTo(1);
    assertThat(approve(item).json().path("items").findValuesAsText("code"))
        .containsExactly("VERSION_CHANGED");
  }

  @Test
  void nobodyApprovesManyOfTheirOwn() {
    TestCase of = TestCase.filed(service).redacted();
    of.post("everything", "disclosure", Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
    Reply reply = service.post("everything", PATH, Map.of("items", List.of(item(of, true))));
    assertThat(reply.json().path("items").findValuesAsText("code"))
        .containsExactly("DISCLOSURE_TAKES_TWO");
  }

  @Test
  void whatIsWrongWithTheListIsToldAndNothingIsDone() {
    TestCase of = TestCase.filed(service).disclosureProposed();
    assertThat(rules(approve())).containsExactly("REQUIRED");
    assertThat(rules(approve(item(of, true), item(of, true)))).containsExactly("REPEATED");
    assertThat(rules(approve(Map.of("id", of.id(), "version", 1, "approved", false))))
        .containsExactly("REQUIRED");
    assertThat(rules(approve(Map.of("id", of.id(), "approved", true)))).containsExactly("REQUIRED");
    List<Object> many = Collections.nCopies(201, item(of, true));
    assertThat(rules(service.post(Role.DISCLOSURE_APPROVER, PATH, Map.of("items", many))))
        .contains("TOO_LONG");
    assertThat(of.state()).isEqualTo("AWAITING_DISCLOSURE_APPROVAL");
  }

  private Reply approve(Object... items) {
    return service.post(Role.DISCLOSURE_APPROVER, PATH, Map.of("items", List.of(items)));
  }

  private static Map<String, Object> item(TestCase of, boolean approved) {
    return Map.of("id", of.id(), "version", version(of), "approved", approved);
  }

  private static int version(TestCase of) {
    return of.read().path("version").asInt();
  }

  private static List<String> rules(Reply reply) {
    return reply.json().path("violations").findValuesAsText("rule");
  }
}
