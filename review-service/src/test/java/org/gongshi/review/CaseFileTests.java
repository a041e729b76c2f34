package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The documents of a case, its list and its time line, on the server that the subclass names. */
abstract class CaseFileTests {
  private static final List<String> AT_SUBMISSION =
      List.of("FILING_APPROVAL", "ONSITE_RECORD", "PENALTY_NOTICE");
  private final TestServer server;
  private RunningService service;

  CaseFileTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void aProposalIsNotSubmittedBeforeTheFileHoldsWhatItsListAsksFor() {
    TestCase penalty = proposal();

    Reply early = penalty.post(Role.HANDLER, "submission", Map.of("declared", true));

    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("REQUIREMENT_MISSING");
    assertThat(early.json().path("basis").asText()).contains("行政处罚法", "第五十四条");
    assertThat(early.json().path("violations")).hasSize(3);
    assertThat(early.json().path("violations").path(1).path("advice").asText())
        .contains("现场笔录或者询问笔录", "第五十五条");
    assertThat(file(penalty).path("completePercent").asInt()).isZero();

    AT_SUBMISSION.forEach(type -> added(penalty, type));
    assertThat(penalty.post(Role.HANDLER, "submission", Map.of("declared", true)).status())
        .isEqualTo(200);
    JsonNode file = file(penalty);
    assertThat(file.path("wanted").asInt()).isEqualTo(5);
    assertThat(file.path("there").asInt()).isEqualTo(3);
    assertThat(file.path("completePercent").asInt()).isEqualTo(60);
    assertThat(file.path("electronicPercent").asInt()).isEqualTo(67);
  }

  @Test
  void aDecisionIsNotServedWithoutItsDocumentAndTheReceipt() {
    TestCase decided = TestCase.filed(service).decided();
    Map<String, Object> service = Map.of("servedOn", "2026-10-08", "method", "DIRECT");
    assertThat(decided.post(Role.HANDLER, "service", service).code())
        .isEqualTo("REQUIREMENT_MISSING");
    decided.served();
    assertThat(decided.state()).isEqualTo("SERVED");
    assertThat(file(decided).path("completePercent").asInt()).isEqualTo(100);
  }

  @Test
  void whatIsWrongWithADocumentIsNamed() {
    TestCase penalty = TestCase.filed(service);
    refused(penalty, d -> d.put("elements", Map.of("LAW", "第十四条")), "NOTICE_INCOMPLETE");
    refused(penalty, d -> d.put("type", "NO_SUCH"), "UNKNOWN_TEMPLATE");
    refused(penalty, d -> d.put("type", "FEE_NOTICE"), "NOT_IN_USE");
    refused(penalty, d -> d.put("medium", "PAPER"), "REQUIRED");
    refused(penalty, d -> d.put("paperReason", "手写"), "ONLY_ON_PAPER");
    refused(penalty, d -> d.remove("sha256"), "REQUIRED");
    refused(penalty, d -> d.put("sha256", "abc"), "WRONG_FORMAT");
    refused(penalty, d -> d.put("madeOn", "2999-01-01"), "IN_FUTURE");
    refused(penalty, d -> d.put("collectedOn", "2026-09-24"), "DATES_OUT_OF_ORDER");
    refused(penalty, d -> d.put("signature", "REFUSED"), "REQUIRED");
    refused(penalty, d -> d.put("pages", 0), "OUT_OF_RANGE");
    refused(penalty, d -> d.remove("openness"), "REQUIRED");
    refused(penalty, d -> d.put("fileName", "x"), "UNKNOWN_FIELD");
    assertThat(penalty.get(Role.AUDITOR, "documents").json()).isEmpty();
  }

  @Test
  void aReplacedDocumentKeepsItsOldVersionAndAVoidedOneLeavesTheListEmpty() {
    TestCase penalty = proposal();
    int number = added(penalty, "PENALTY_NOTICE").path("number").asInt();
    Map<String, Object> better = FileKeeper.document("PENALTY_NOTICE");
    better.put("title", "更正后的告知书");
    better.put("sha256", Sha256.of("corrected"));

    Reply replaced =
        penalty.put(
            Role.HANDLER, "documents/" + number, Map.of("reason", "补正文号", "document", better));

    assertThat(replaced.json().path("version").asInt()).isEqualTo(2);
    JsonNode all = penalty.get(Role.AUDITOR, "documents?all=true").json();
    assertThat(all).hasSize(2);
    assertThat(all.path(0).path("state").asText()).isEqualTo("REPLACED");
    assertThat(all.path(0).path("endedReason").asText()).isEqualTo("补正文号");
    assertThat(penalty.get(Role.AUDITOR, "documents").json()).hasSize(1);

    Reply voided =
        penalty.post(Role.HANDLER, "documents/" + number + "/voiding", Map.of("reason", "重复归档"));
    assertThat(voided.json().path("state").asText()).isEqualTo("VOIDED");
    assertThat(penalty.get(Role.AUDITOR, "documents").json()).isEmpty();
    assertThat(FileKeeper.missing(service, penalty.id(), "SUBMISSION")).contains("PENALTY_NOTICE");
    assertThat(
            penalty
                .post(Role.HANDLER, "documents/" + number + "/voiding", Map.of("reason", "再次"))
                .code())
        .isEqualTo("NO_SUCH_DOCUMENT");
  }

  @Test
  void onlyTheHandlerKeepsTheFileUntilTheDecisionAndWhatItRestsOnStaysAfterIt() {
    TestCase decided = TestCase.filed(service);
    Map<String, Object> document = FileKeeper.document("EVIDENCE");
    assertThat(decided.post(Role.RECORDS_KEEPER, "documents", document).code())
        .isEqualTo("HANDLER_ONLY");
    assertThat(decided.post("everything", "documents", document).code()).isEqualTo("HANDLER_ONLY");
    assertThat(decided.post(Role.APPROVER, "documents", document).code()).isEqualTo("WRONG_ROLE");
    decided.decided();

    Map<String, Object> late = FileKeeper.document("EVIDENCE");
    late.put("collectedOn", "2026-10-05");
    Reply collected = decided.post(Role.RECORDS_KEEPER, "documents", late);
    assertThat(collected.status()).as("%s", collected.json()).isEqualTo(200);
    assertThat(collected.json().path("collectedAfterDays").asInt()).isEqualTo(10);

    Reply frozen = decided.post(Role.HANDLER, "documents/1/voiding", Map.of("reason", "不再需要这份材料"));
    assertThat(frozen.status()).isEqualTo(409);
    assertThat(frozen.code()).isEqualTo("DOCUMENT_FROZEN");
    assertThat(frozen.json().path("basis").asText()).contains("第四十七条");
    refuses(
        "UPDATE case_document SET state = 'VOIDED', current_number = NULL, ended_by = added_by,"
            + " ended_at = NOW(6), ended_reason = 'x' WHERE number = 1 AND case_id = "
            + key(decided),
        "rests on");
  }

  @Test
  void theDatabaseRefusesToRewriteOrDeleteADocument() {
    TestCase penalty = proposal();
    added(penalty, "PENALTY_NOTICE");
    added(penalty, "ONSITE_RECORD");
    String ours = " WHERE case_id = " + key(penalty);
    refuses("UPDATE case_document SET title = 'x'" + ours, "written once");
    refuses("UPDATE case_document SET sha256 = NULL" + ours, "written once");
    refuses("UPDATE case_document SET medium = 'PAPER', paper_reason = 'x'" + ours, "written once");
    refuses("DELETE FROM case_document" + ours, "never deleted");
    String copy =
        "INSERT INTO case_document (case_id, number, version, current_number, type,"
            + " template_version, title, made_on, collected_on, medium, paper_reason, pages,"
            + " sha256, openness, openness_basis, signature, signature_note, elements, added_by,"
            + " added_at, state) SELECT case_id, %s FROM case_document"
            + ours
            + " AND number = 1";
    String rest =
        ", openness, openness_basis, %s, signature_note, elements, added_by, added_at, state";
    String good = "9, 1, 9, type, template_version, title, made_on, ";
    refuses(
        copy.formatted(
            good + "collected_on, 'PAPER', NULL, 1, sha256" + rest.formatted("signature")),
        "paper_has_a_reason");
    refuses(
        copy.formatted(good + "collected_on, medium, NULL, 1, NULL" + rest.formatted("signature")),
        "electronic_document_has_a_hash");
    refuses(
        copy.formatted(
            good + "'1990-01-01', medium, NULL, 1, sha256" + rest.formatted("signature")),
        "collected_after");
    refuses(
        copy.formatted(
            good + "collected_on, medium, NULL, 1, sha256" + rest.formatted("'REFUSED'")),
        "refusal_to_sign");
    refuses(
        copy.formatted(
            "1, 2, 1, type, template_version, title, made_on, collected_on, medium, NULL, 1, sha256"
                + rest.formatted("signature")),
        "one_current_version");
  }

  @Test
  void theTimeLineTellsDeedsAndDocumentsInOrderPageByPage() {
    TestCase penalty = proposal();
    added(penalty, "PENALTY_NOTICE");
    List<String> titles = new ArrayList<>();
    List<String> instants = new ArrayList<>();
    String path = "/api/v1/cases/" + penalty.id() + "/timeline?limit=2";
    while (path != null) {
      JsonNode page = service.get("auditor", path).json();
      page.path("items").forEach(h -> titles.add(h.path("title").asText()));
      page.path("items").forEach(h -> instants.add(h.path("at").asText()));
      assertThat(page.path("items").size()).isBetween(1, 2);
      path = page.hasNonNull("next") ? page.path("next").asText() : null;
    }
    assertThat(titles).containsSubsequence("立案", "开始调查", "提出处理建议", "归入案卷：行政处罚告知书");
    assertThat(titles).doesNotContain("归入案卷材料").doesNotHaveDuplicates();
    assertThat(instants.stream().map(java.time.Instant::parse).toList()).isSorted();
    assertThat(penalty.get(Role.AUDITOR, "timeline?cursor=x").code()).isEqualTo("WRONG_CURSOR");
  }

  @Test
  void theNextStepsSayWhoMayWhatIsMissingAndWhyNot() {
    TestCase penalty = proposal();
    JsonNode submission = step(penalty, Role.HANDLER, "PROPOSAL_SUBMITTED");
    assertThat(submission.path("possible").asBoolean()).isTrue();
    assertThat(submission.path("youMay").asBoolean()).isFalse();
    assertThat(submission.path("missing")).hasSize(3);
    assertThat(submission.path("roles").path(0).asText()).isEqualTo("HANDLER");
    assertThat(submission.path("request").asText())
        .isEqualTo("POST /api/v1/cases/" + penalty.id() + "/submission");

    penalty.withDocuments("SUBMISSION");
    assertThat(step(penalty, Role.HANDLER, "PROPOSAL_SUBMITTED").path("youMay").asBoolean())
        .isTrue();
    JsonNode foreign = step(penalty, Role.APPROVER, "PROPOSAL_SUBMITTED");
    assertThat(foreign.path("youMay").asBoolean()).isFalse();
    assertThat(foreign.path("refusal").path("rule").asText()).isEqualTo("HANDLER_ONLY");
    assertThat(foreign.path("refusal").path("basis").asText()).isNotBlank();

    JsonNode all = penalty.get(Role.APPROVER, "next-steps?all=true").json();
    assertThat(all).hasSize(CaseEventCount.all());
    for (JsonNode step : all) {
      if (!step.path("possible").asBoolean()) {
        assertThat(step.path("refusal").path("rule").asText()).isNotBlank();
        assertThat(step.path("refusal").path("sentence").asText()).endsWith("。");
      }
    }
  }

  /** How many kinds of event there are. */
  private static final class CaseEventCount {
    static int all() {
      return org.gongshi.review.cases.CaseEvent.class.getPermittedSubclasses().length;
    }
  }

  private TestCase proposal() {
    TestCase penalty = TestCase.filed(service);
    penalty.post(Role.HANDLER, "investigation", Map.of());
    penalty.post(Role.HANDLER, "proposal", Map.of("conclusion", "罚款200元。", "category", "罚款"));
    return penalty;
  }

  private static JsonNode step(TestCase of, Role role, String event) {
    for (JsonNode step : of.get(role, "next-steps").json()) {
      if (step.path("event").asText().equals(event)) {
        return step;
      }
    }
    throw new AssertionError(event + " is not possible");
  }

  private static JsonNode added(TestCase to, String type) {
    Reply reply = to.post(Role.HANDLER, "documents", FileKeeper.document(type));
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    return reply.json();
  }

  private static JsonNode file(TestCase of) {
    return of.get(Role.AUDITOR, "case-file").json();
  }

  private static void refused(TestCase of, Consumer<Map<String, Object>> mistake, String rule) {
    Map<String, Object> document = FileKeeper.document("PENALTY_NOTICE");
    mistake.accept(document);
    Reply reply = of.post(Role.HANDLER, "documents", document);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(422);
    List<String> rules = new ArrayList<>();
    reply.json().path("violations").forEach(v -> rules.add(v.path("rule").asText()));
    assertThat(rules).contains(rule);
  }

  private String key(TestCase of) {
    return "(SELECT id FROM law_case WHERE public_id = '" + of.id() + "')";
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
