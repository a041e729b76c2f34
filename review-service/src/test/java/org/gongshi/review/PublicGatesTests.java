package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The gates between a decision and the public, attacked through the API and then by direct SQL:
 * both refuse.
 */
abstract class PublicGatesTests {
  private static final String ALONE = "everything";
  private static final Map<String, Object> FULL_TEXT =
      Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT");
  private static final Map<String, Object> APPROVED = Map.of("approved", true);

  private final TestServer server;
  private RunningService service;
  private Sql sql;

  PublicGatesTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void neitherProposerNorDrafterApprovesADisclosure() {
    TestCase proposed = TestCase.filed(service).redacted();
    assertThat(proposed.post(ALONE, "disclosure", FULL_TEXT).status()).isEqualTo(200);
    refuses(proposed.post(ALONE, "disclosure-approval", APPROVED), "DISCLOSURE_TAKES_TWO");
    String where = " WHERE case_id = " + sql.key(proposed);
    sql.refuses("UPDATE disclosure SET approved_by = proposed_by" + where, "disclosure_takes_two");
    sql.refuses(
        "UPDATE disclosure SET approved_by = " + sql.account(Role.DISCLOSURE_OFFICER) + where,
        "drafter");

    TestCase drafted = TestCase.filed(service).decided().served();
    service.keepProposals(drafted.id());
    assertThat(drafted.post(ALONE, "redaction", Map.of()).status()).isEqualTo(200);
    drafted.post(Role.DISCLOSURE_OFFICER, "disclosure", FULL_TEXT);
    refuses(drafted.post(ALONE, "disclosure-approval", APPROVED), "DISCLOSURE_TAKES_TWO");
    sql.refuses(
        "UPDATE disclosure SET approved_by = %d WHERE case_id = %d"
            .formatted(sql.account(ALONE), sql.key(drafted)),
        "drafter");
  }

  @Test
  void nothingLeavesBeforeItIsApprovedAndNothingApprovedIsChanged() {
    TestCase proposed = TestCase.filed(service).disclosureProposed();
    refuses(proposed.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of()), "WRONG_STATE");
    sql.refuses(outbox(proposed), "only an approved disclosure");
    proposed.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", APPROVED);
    refuses(proposed.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of()), "WRONG_STATE");
    refuses(proposed.post(Role.DISCLOSURE_OFFICER, "disclosure", FULL_TEXT), "WRONG_STATE");
    sql.refuses(
        "UPDATE redaction SET draft = '{}' WHERE case_id = " + sql.key(proposed), "never changed");
    sql.refuses(
        "UPDATE outbox SET payload = 'x' WHERE case_id = " + sql.key(proposed), "stays what it is");
  }

  @Test
  void aStateSecretIsNeverPublishedWhateverIsTried() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("stateSecret", "机密★10年");
    TestCase secret = TestCase.filed(service, filing).decided().served();
    refuses(secret.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of()), "STATE_SECRET");
    sql.refuses(outbox(secret), "a state secret");
    sql.refuses(
        """
        INSERT INTO disclosure (case_id, choice, ground, basis, proposed_by, proposed_at)
        VALUES (%d, 'SUMMARY', 'X', 'X', %d, NOW())
        """
            .formatted(sql.key(secret), sql.account(Role.DISCLOSURE_OFFICER)),
        "a state secret");
    sql.refuses(
        "UPDATE law_case SET state_secret = NULL WHERE id = " + sql.key(secret), "secrecy mark");
  }

  @Test
  void whatWasTakenDownNeverComesBackAndIsReviewedByAnother() {
    TestCase taken = TestCase.filed(service).exported();
    assertThat(taken.post(ALONE, "emergency-takedown", Map.of("cause", "OTHER")).status())
        .isEqualTo(200);
    refuses(taken.post(Role.DISCLOSURE_OFFICER, "disclosure", FULL_TEXT), "WRONG_STATE");
    refuses(taken.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", APPROVED), "WRONG_STATE");
    refuses(
        taken.post(ALONE, "takedown-review", Map.of("outcome", "UNNECESSARY", "finding", "无需下架。")),
        "REVIEWER_IS_REQUESTER");
    long id = sql.key(taken);
    sql.refuses(outbox(taken), "never published again");
    sql.refuses("DELETE FROM suppression WHERE case_id = " + id, "foreign key", "never undone");
    sql.refuses("UPDATE suppression SET reason = 'x' WHERE case_id = " + id, "what it is");
    sql.refuses(
        "UPDATE emergency_takedown SET reviewed_by = requested_by, outcome = 'UNNECESSARY', finding"
            + " = 'x' WHERE case_id = "
            + id,
        "reviewed_by_another");
  }

  @Test
  void anEarlyStopIsProposedByOneAndGrantedByAnother() {
    TestCase of = published();
    SettableClock clock = new SettableClock(DisclosureTests.endOf("2026-12-30"));
    try (RunningService later = RunningService.beside(server, clock)) {
      TestCase then = TestCase.existing(later, of.id());
      then.post(ALONE, "publicity-stop", Map.of("appliedOn", "2026-11-20", "reason", "申请信用修复。"));
      refuses(
          then.post(ALONE, "publicity-stop-decision", Map.of("granted", true, "note", "同意。")),
          "EARLY_STOP_TAKES_TWO");
    } finally {
      service.forgetTokens();
    }
    sql.refuses(
        "UPDATE early_stop SET decided_by = proposed_by, decided_at = NOW(), granted = TRUE,"
            + " open_case = NULL WHERE case_id = "
            + sql.key(of),
        "early_stop_takes_two");
    assertThat(of.state()).isEqualTo("PUBLISHED");
  }

  @Test
  void aCorrectionIsProposedByOneAndDecidedByAnother() {
    TestCase of = published();
    Map<String, Object> wrong =
        Map.of(
            "cause", "TYPING_ERROR",
            "wrong", "案由有笔误。",
            "publicReason", "案由有笔误，已经更正。",
            "rewording", Map.of("matter", "占用道路经营"));
    assertThat(of.post(ALONE, "corrections", wrong).status()).isEqualTo(201);
    refuses(of.post(ALONE, "correction-decision", Map.of("granted", true)), "CORRECTION_TAKES_TWO");
    sql.refuses(
        "UPDATE correction SET decided_by = proposed_by, decided_at = NOW(), granted = FALSE, note ="
            + " 'x', open_case = NULL WHERE case_id = "
            + sql.key(of),
        "correction_takes_two");
  }

  private TestCase published() {
    TestCase of = TestCase.filed(service).exported();
    ContentFiles files = new ContentFiles(service);
    files.receipt(of, files.decision(of), Instant.parse("2026-11-24T02:00:00Z"));
    Await.until(() -> of.state().equals("PUBLISHED"));
    return of;
  }

  private String outbox(TestCase of) {
    return """
    INSERT INTO outbox (case_id, errand, path, payload, signature, sha256, created_at, due_at, attempts)
    VALUES (%d, 'PUBLISH', 'decisions/x', 'x', 'x', 'x', NOW(), NOW(), 0)
    """
        .formatted(sql.key(of));
  }

  private static void refuses(Reply reply, String code) {
    assertThat(reply.code()).as("%s", reply.json()).isEqualTo(code);
    assertThat(reply.status()).isIn(403, 409);
  }
}
