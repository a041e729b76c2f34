package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gates between a proposal and its decision, attacked through the API and then past the service
 * by direct SQL with the service's own password: both refuse. {@link EveryGateTests} has the rest
 * of the schema's gates.
 */
abstract class GatesTests {
  private final TestServer server;
  private RunningService service;
  private Sql sql;

  GatesTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void nothingIsDecidedWithoutAPassedReview() {
    TestCase unreviewed = TestCase.filed(service).proposed();
    refusesTo(unreviewed, "approver", "decision", TestCase.decision(), "REVIEW_NOT_PASSED");
    long id = key(unreviewed);
    refuses(decision(id, "NULL, NULL, NULL", account(Role.APPROVER)), "no_decision_without");
  }

  @Test
  void nothingIsDecidedOnAReviewThatSentTheProposalBack() {
    TestCase returned = TestCase.filed(service).assigned();
    returned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("SEND_BACK", "PROBLEM"));
    refusesTo(returned, "approver", "decision", TestCase.decision(), "REVIEW_NOT_PASSED");
    long id = key(returned);
    String review = number("SELECT id FROM legal_review WHERE case_id = " + id) + ", ";
    long reviewer = account(Role.LEGAL_REVIEWER);
    refuses(decision(id, review + reviewer + ", 'AGREE'", account(Role.APPROVER)), "foreign key");
    refuses(
        decision(id, review + reviewer + ", 'SEND_BACK'", account(Role.APPROVER)), "review_was");
  }

  @Test
  void noPersonTakesTwoOfTheThreeParts() {
    TestCase reviewed = TestCase.filed(service).reviewed();
    refusesTo(reviewed, "handler", "decision", TestCase.decision(), "WRONG_ROLE");
    refusesTo(reviewed, "legal-reviewer", "decision", TestCase.decision(), "WRONG_ROLE");
    TestCase own = TestCase.existing(service, filedBy("everything"));
    own.post("everything", "investigation", Map.of());
    own.post("everything", "proposal", Map.of("conclusion", "罚款200元。", "category", "罚款"));
    FileKeeper.complete(service, "everything", own.id(), "SUBMISSION");
    own.post("everything", "submission", Map.of("declared", true));
    refusesTo(own, "everything", "reviewer", Map.of(), "REVIEWER_IS_HANDLER");
    own.post(Role.LEGAL_REVIEWER, "reviewer", Map.of());
    own.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    refusesTo(own, "everything", "decision", TestCase.decision(), "APPROVER_IS_HANDLER");
    long id = key(reviewed);
    long reviewId = number("SELECT id FROM legal_review WHERE case_id = " + id);
    long reviewer = account(Role.LEGAL_REVIEWER);
    String review = reviewId + ", " + reviewer + ", 'AGREE'";
    refuses(decision(id, review, account(Role.HANDLER)), "approver_is_not_handler", "only a head");
    refuses(decision(id, review, reviewer), "approver_is_not_reviewer", "only a head");
    refuses(
        """
        INSERT INTO legal_review (case_id, handler_id, reviewer_id, conclusion, heads, opinion, materials_sha256,
          reviewed_at, number, submission_number, assignment_number, document, signature)
        SELECT case_id, handler_id, handler_id, conclusion, heads, opinion, materials_sha256, reviewed_at, 9,
          submission_number, assignment_number, document, signature
        FROM legal_review WHERE case_id = %d
        """
            .formatted(id),
        "reviewer_is_not_handler");
  }

  @Test
  void aReviewIsNotMadeUnnecessaryAfterTheDecision() {
    TestCase decided = TestCase.filed(service).decided();
    Map<String, Object> summary = TestCase.filing();
    summary.put("procedure", "SUMMARY");
    Reply amended =
        decided.put(Role.HANDLER, "filing", Map.of("reason", "改为简易程序。", "filing", summary));
    assertThat(amended.code()).isEqualTo("WRONG_STATE");
    long id = key(decided);
    refuses(
        "UPDATE law_case SET review_required = FALSE WHERE id = " + id,
        "foreign key",
        "waved away");
    refuses(
        "UPDATE law_case SET handler_id = " + sql.account("everything") + " WHERE id = " + id,
        "foreign key");
  }

  @Test
  void aDocumentNumberIsGivenOnceByEachOrgan() {
    Map<String, Object> decision = TestCase.decision();
    TestCase first = TestCase.filed(service).reviewed();
    assertThat(first.post(Role.APPROVER, "decision", decision).status()).isEqualTo(200);
    TestCase second = TestCase.filed(service).reviewed();
    refusesTo(second, "approver", "decision", decision, "DOCUMENT_NUMBER_TAKEN");
    String review =
        "%d, %d, 'AGREE'"
            .formatted(
                number("SELECT id FROM legal_review WHERE case_id = " + key(second)),
                account(Role.LEGAL_REVIEWER));
    refuses(
        decision(key(second), review, account(Role.APPROVER))
            .replaceFirst("'X[0-9]+'", "'" + decision.get("documentNumber") + "'"),
        "document_number_of_organ");
  }

  @Test
  void aCaseIsFiledByTwoOfficersAndNeitherIsTakenAwayAfterTheReview() {
    Map<String, Object> alone = TestCase.filing();
    alone.put("officers", List.of(Map.of("name", "顾晓澜", "certificate", "海岬执法011201002")));
    Reply filed = service.post(Role.HANDLER, "/api/v1/cases", alone);
    assertThat(filed.json().path("violations").findValuesAsText("rule"))
        .containsExactly("AT_LEAST_TWO");
    TestCase reviewed = TestCase.filed(service).reviewed();
    sql.execute("DELETE FROM officer WHERE position = 1 AND case_id = " + key(reviewed));
    refusesTo(reviewed, "approver", "decision", TestCase.decision(), "REVIEW_VOIDED");
    String review =
        "%d, %d, 'AGREE'"
            .formatted(
                number("SELECT id FROM legal_review WHERE case_id = " + key(reviewed)),
                account(Role.LEGAL_REVIEWER));
    refuses(decision(key(reviewed), review, account(Role.APPROVER)), "foreign key");
  }

  @Test
  void auditEntriesAndOpinionsAreNeverChangedOrDeleted() {
    TestCase reviewed = TestCase.filed(service).reviewed();
    refusesTo(
        reviewed,
        "legal-reviewer",
        "legal-review",
        TestCase.opinion("SEND_BACK", "PROBLEM"),
        "WRONG_STATE");
    for (String way : List.of("audit", "audit/1", "cases/" + reviewed.id() + "/legal-reviews/1")) {
      Reply deleted = service.send(service.authorised("everything", "/api/v1/" + way).DELETE());
      assertThat(deleted.status()).as(way).isIn(404, 405);
    }
    long id = key(reviewed);
    refuses("UPDATE audit_entry SET actor = 'nobody' WHERE seq = 1", "append-only");
    refuses("DELETE FROM audit_entry WHERE seq = 1", "append-only");
    refuses("UPDATE legal_review SET opinion = '' WHERE case_id = " + id, "immutable");
    refuses("DELETE FROM legal_review WHERE case_id = " + id, "immutable");
  }

  private static String decision(long caseId, String review, long approver) {
    return """
    INSERT INTO decision (case_id, handler_id, imported, review_required, review_id, reviewer_id, review_conclusion,
      approver_id, organ_code, document_number, conclusion, category, decided_on, public_by, public_by_provisional,
      text_sha256, approved_at, submission_number, materials_sha256, document, signature)
    SELECT c.id, c.handler_id, FALSE, c.review_required, %s, %d, c.organ_code, 'X%d', '', '', NOW(), NOW(), FALSE, SHA2('', 256),
      NOW(), s.number, s.materials_sha256, '{}', 'x'
    FROM law_case c JOIN review_submission s ON s.case_id = c.id WHERE c.id = %d
    """
        .formatted(review, approver, System.nanoTime(), caseId);
  }

  private String filedBy(String login) {
    return service.post(login, "/api/v1/cases", TestCase.filing()).json().path("id").asText();
  }

  /** The API refuses this official this step. */
  private static void refusesTo(
      TestCase of, String login, String step, Map<String, Object> body, String code) {
    Reply reply = of.post(login, step, body);
    assertThat(reply.code()).as("%s", reply.json()).isEqualTo(code);
    assertThat(reply.status()).isIn(403, 409);
  }

  private long key(TestCase of) {
    return sql.key(of);
  }

  private long account(Role role) {
    return sql.account(role);
  }

  private long number(String query) {
    return sql.number(query);
  }

  private void refuses(String statement, String... why) {
    sql.refuses(statement, why);
  }
}
