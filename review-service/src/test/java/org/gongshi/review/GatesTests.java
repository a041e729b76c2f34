package org.gongshi.review;

import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gates once more, attacked past the service by direct SQL with the service's own password. */
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
  void theDatabaseRefusesADecisionWithoutAPassedReview() {
    long id = key(TestCase.filed(service).proposed());
    refuses(decision(id, "NULL, NULL, NULL", account(Role.APPROVER)), "no_decision_without");
  }

  @Test
  void theDatabaseRefusesADecisionOnAReviewThatSentTheProposalBack() {
    TestCase returned = TestCase.filed(service).assigned();
    returned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("SEND_BACK", "PROBLEM"));
    long id = key(returned);
    String review = number("SELECT id FROM legal_review WHERE case_id = " + id) + ", ";
    long reviewer = account(Role.LEGAL_REVIEWER);
    refuses(decision(id, review + reviewer + ", 'AGREE'", account(Role.APPROVER)), "foreign key");
    refuses(
        decision(id, review + reviewer + ", 'SEND_BACK'", account(Role.APPROVER)), "review_was");
  }

  @Test
  void theDatabaseRefusesOnePersonInTwoOfTheThreeParts() {
    long id = key(TestCase.filed(service).reviewed());
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
  void theDatabaseRefusesToMakeAReviewUnnecessaryAfterTheDecision() {
    long id = key(TestCase.filed(service).decided());
    refuses(
        "UPDATE law_case SET review_required = FALSE WHERE id = " + id,
        "foreign key",
        "waved away");
    refuses(
        "UPDATE law_case SET handler_id = " + sql.account("everything") + " WHERE id = " + id,
        "foreign key");
  }

  @Test
  void theDatabaseRefusesADisclosureApprovedByItsProposer() throws Exception {
    long id = key(TestCase.filed(service).disclosureProposed());
    refuses("UPDATE disclosure SET approved_by = proposed_by WHERE case_id = " + id, "drafter");
    new Sql(server)
        .execute(
            "UPDATE disclosure SET proposed_by = %d WHERE case_id = %d"
                .formatted(account(Role.HANDLER), id));
    refuses(
        "UPDATE disclosure SET approved_by = proposed_by WHERE case_id = " + id,
        "disclosure_takes_two");
  }

  @Test
  void auditEntriesAndOpinionsAreNeverChangedOrDeleted() {
    long id = key(TestCase.filed(service).reviewed());
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
