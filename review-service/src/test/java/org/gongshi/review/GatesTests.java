package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The gates once more, attacked past the service by direct SQL with the service's own password. */
abstract class GatesTests {
  private final TestServer server;
  private RunningService service;

  GatesTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void theDatabaseRefusesADecisionWithoutAPassedReview() throws SQLException {
    long id = key(TestCase.filed(service).proposed());
    refuses(decision(id, "NULL, NULL, NULL", account(Role.APPROVER)), "no_decision_without");
  }

  @Test
  void theDatabaseRefusesADecisionOnAReviewThatSentTheProposalBack() throws SQLException {
    TestCase returned = TestCase.filed(service).proposed();
    returned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("RETURNED", "PROBLEM"));
    long id = key(returned);
    String review = number("SELECT id FROM legal_review WHERE case_id = " + id) + ", ";
    long reviewer = account(Role.LEGAL_REVIEWER);
    refuses(decision(id, review + reviewer + ", 'PASSED'", account(Role.APPROVER)), "foreign key");
    refuses(decision(id, review + reviewer + ", 'RETURNED'", account(Role.APPROVER)), "review_was");
  }

  @Test
  void theDatabaseRefusesOnePersonInTwoOfTheThreeParts() throws SQLException {
    long id = key(TestCase.filed(service).reviewed());
    long reviewId = number("SELECT id FROM legal_review WHERE case_id = " + id);
    long reviewer = account(Role.LEGAL_REVIEWER);
    String review = reviewId + ", " + reviewer + ", 'PASSED'";
    refuses(decision(id, review, account(Role.HANDLER)), "approver_is_not_handler");
    refuses(decision(id, review, reviewer), "approver_is_not_reviewer");
    refuses(
        """
        INSERT INTO legal_review (case_id, handler_id, reviewer_id, conclusion, heads, opinion, materials_sha256, reviewed_at)
        SELECT id, handler_id, handler_id, 'PASSED', '{}', '', '', NOW() FROM law_case WHERE id = %d
        """
            .formatted(id),
        "reviewer_is_not_handler");
  }

  @Test
  void theDatabaseRefusesToMakeAReviewUnnecessaryAfterTheDecision() throws SQLException {
    long id = key(TestCase.filed(service).decided());
    refuses("UPDATE law_case SET review_required = FALSE WHERE id = " + id, "foreign key");
    refuses("UPDATE law_case SET handler_id = handler_id + 1 WHERE id = " + id, "foreign key");
  }

  @Test
  void theDatabaseRefusesADisclosureApprovedByItsProposer() throws SQLException {
    long id = key(TestCase.filed(service).disclosureProposed());
    refuses(
        "UPDATE disclosure SET approved_by = proposed_by WHERE case_id = " + id,
        "disclosure_takes_two");
  }

  @Test
  void auditEntriesAndOpinionsAreNeverChangedOrDeleted() throws SQLException {
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
      text_sha256, approved_at)
    SELECT id, handler_id, FALSE, review_required, %s, %d, organ_code, 'X%d', '', '', NOW(), NOW(), FALSE, '', NOW()
    FROM law_case WHERE id = %d
    """
        .formatted(review, approver, System.nanoTime(), caseId);
  }

  private long key(TestCase of) throws SQLException {
    return number("SELECT id FROM law_case WHERE public_id = '" + of.id() + "'");
  }

  private long account(Role role) throws SQLException {
    return number("SELECT id FROM account WHERE login = '" + RunningService.login(role) + "'");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getLong(1);
    }
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
