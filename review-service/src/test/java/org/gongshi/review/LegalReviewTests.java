package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The legal review through the API, on the server that the subclass names. */
abstract class LegalReviewTests {

  private final TestServer server;
  private RunningService service;
  private Sql sql;

  LegalReviewTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    sql = new Sql(server);
  }

  @Test
  void nothingIsSubmittedForReviewWithoutTheHandlingOfficesDeclaration() {
    TestCase proposed = TestCase.filed(service);
    proposed.post(Role.HANDLER, "investigation", Map.of());
    proposed.post(Role.HANDLER, "proposal", Map.of("conclusion", "罚款200元。", "category", "罚款"));

    proposed.withDocuments("SUBMISSION");
    Reply undeclared = proposed.post(Role.HANDLER, "submission", Map.of());
    assertThat(undeclared.status()).isEqualTo(422);
    assertThat(rules(undeclared)).containsExactly("DECLARATION_MISSING");

    Reply declared = proposed.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(declared.json().path("state").asText()).isEqualTo("UNDER_LEGAL_REVIEW");
    JsonNode submission = file(proposed).path("submissions").path(0);
    assertThat(submission.path("declaration").asText()).contains("真实、准确、完整");
    assertThat(submission.path("materials").asText()).contains("CASE_FILE", "PROPOSAL");
    assertThat(submission.path("materialsSha256").asText()).matches("[0-9a-f]{64}");
  }

  @Test
  void onlyTheAssignedReviewerReviewsAndOnlyTheQualifiedOfTheOrganAreAssigned() {
    TestCase submitted = TestCase.filed(service).proposed();
    Map<String, Object> opinion = TestCase.opinion("AGREE", "PASS");
    Reply unassigned = submitted.post(Role.LEGAL_REVIEWER, "legal-review", opinion);
    assertThat(unassigned.status()).isEqualTo(403);
    assertThat(unassigned.code()).isEqualTo("REVIEWER_NOT_ASSIGNED");

    String stranger = service.account("stranger", Role.LEGAL_REVIEWER);
    Reply unqualified =
        submitted.post(Role.LEGAL_REVIEWER, "reviewer", Map.of("reviewer", stranger));
    assertThat(unqualified.code()).isEqualTo("REVIEWER_NOT_QUALIFIED");
    assertThat(unqualified.json().path("basis").asText()).contains("行政处罚法", "第五十八条");
    Reply handler = submitted.post(Role.LEGAL_REVIEWER, "reviewer", Map.of("reviewer", "handler"));
    assertThat(rules(handler)).containsExactly("UNKNOWN_REVIEWER");

    assertThat(submitted.post(Role.LEGAL_REVIEWER, "reviewer", Map.of()).status()).isEqualTo(200);
    Reply another = submitted.post("everything", "legal-review", opinion);
    assertThat(another.code()).isEqualTo("REVIEWER_NOT_ASSIGNED");
    Map<String, Object> reassigned = Map.of("reviewer", "everything");
    assertThat(rules(submitted.post(Role.LEGAL_REVIEWER, "reviewer", reassigned)))
        .containsExactly("REQUIRED");
    submitted.post(
        Role.LEGAL_REVIEWER, "reviewer", Map.of("reviewer", "everything", "reason", "原审核人员休假。"));
    assertThat(submitted.post(Role.LEGAL_REVIEWER, "legal-review", opinion).code())
        .isEqualTo("REVIEWER_NOT_ASSIGNED");
    assertThat(submitted.post("everything", "legal-review", opinion).status()).isEqualTo(200);
  }

  @Test
  void whoIsNewToReviewsHoldsTheLegalQualificationAndItMayEnd() {
    String novice = service.account("novice", Role.LEGAL_REVIEWER);
    Map<String, Object> without =
        Map.of("login", novice, "organCode", RunningService.ORGAN, "reviewingSince", "2025-01-02");
    assertThat(rules(qualify(without))).containsExactly("CERTIFICATE_REQUIRED");
    Map<String, Object> veteran =
        Map.of("login", novice, "organCode", RunningService.ORGAN, "reviewingSince", "2012-01-02");
    Reply registered = qualify(veteran);
    assertThat(registered.status()).isEqualTo(201);
    assertThat(qualify(veteran).code()).isEqualTo("ALREADY_QUALIFIED");

    TestCase submitted = TestCase.filed(service).proposed();
    submitted.post(Role.LEGAL_REVIEWER, "reviewer", Map.of("reviewer", novice));
    Reply ended =
        service.post(
            Role.ADMINISTRATOR,
            "/api/v1/reviewer-qualifications/" + registered.json().path("id").asLong() + "/end",
            Map.of("reason", "调离法制岗位。"));
    assertThat(ended.status()).isEqualTo(200);
    Reply review = submitted.post(novice, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(review.code()).isEqualTo("REVIEWER_NOT_QUALIFIED");
    assertThat(submitted.state()).isEqualTo("UNDER_LEGAL_REVIEW");
  }

  @Test
  void aQuestionStopsTheReviewsClockUntilTheHandlerAnswers() {
    TestCase assigned = TestCase.filed(service).assigned();
    assertThat(clock(assigned).path("state").asText()).isEqualTo("RUNNING");
    assigned.post(Role.LEGAL_REVIEWER, "review-questions", Map.of("question", "现场笔录缺少第二页，请说明。"));
    assertThat(clock(assigned).path("state").asText()).isEqualTo("PAUSED");

    Reply early =
        assigned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(early.code()).isEqualTo("QUESTION_OPEN");
    Reply nobodys = assigned.post("everything", "review-questions/1/answer", Map.of("answer", "。"));
    assertThat(nobodys.code()).isEqualTo("HANDLER_ONLY");
    Reply answered =
        assigned.post(Role.HANDLER, "review-questions/1/answer", Map.of("answer", "第二页为空白页。"));
    assertThat(answered.status()).isEqualTo(200);
    assertThat(clock(assigned).path("state").asText()).isEqualTo("RUNNING");
    JsonNode question = file(assigned).path("questions").path(0);
    assertThat(question.path("answer").asText()).isEqualTo("第二页为空白页。");

    assigned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(clock(assigned).path("state").asText()).isEqualTo("MET");
    sql.refuses("UPDATE review_answer SET answer = ''", "immutable");
    sql.refuses("DELETE FROM review_question", "foreign key", "immutable");
  }

  @Test
  void counselIsAskedAnswersOnceAndReadsNoOtherCase() {
    TestCase assigned = TestCase.filed(service).assigned();
    Map<String, String> question = Map.of("counsel", "counsel", "question", "裁量基准适用是否恰当？");
    assertThat(assigned.post(Role.LEGAL_REVIEWER, "consultations", question).status())
        .isEqualTo(200);
    assertThat(assigned.post("everything", "consultations", question).code())
        .isEqualTo("REVIEWER_NOT_ASSIGNED");

    String path = "/api/v1/cases/" + assigned.id() + "/consultations/1";
    assertThat(service.get("counsel", path).json().path("filing").path("matter").asText())
        .isEqualTo("占道经营");
    assertThat(service.get("everything", path).status()).isEqualTo(404);
    Map<String, String> opinion = Map.of("opinion", "适用恰当。");
    assertThat(service.post("counsel", path + "/opinion", opinion).status()).isEqualTo(200);
    assertThat(service.post("counsel", path + "/opinion", opinion).code())
        .isEqualTo("OPINION_GIVEN");
    sql.refuses("UPDATE counsel_opinion SET opinion = ''", "immutable");

    assigned.post(
        Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("SEND_BACK", "NOT_APPLICABLE"));
    assertThat(assigned.state()).isEqualTo("RETURNED"); // counsel binds nobody
  }

  @Test
  void agreementWithChangesSendsTheCaseBackAndTheNextReviewChecksEachChange() {
    TestCase assigned = TestCase.filed(service).assigned();
    Map<String, Object> withChanges = TestCase.opinion("AGREE_WITH_CHANGES", "PASS");
    assertThat(rules(assigned.post(Role.LEGAL_REVIEWER, "legal-review", withChanges)))
        .containsExactly("REQUIRED");
    withChanges.put("changes", List.of("引用条款补充到项。", "罚款幅度写明裁量理由。"));
    assigned.post(Role.LEGAL_REVIEWER, "legal-review", withChanges);
    assertThat(assigned.state()).isEqualTo("RETURNED");
    assertThat(assigned.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .isEqualTo("REVIEW_NOT_PASSED");

    assigned.post(
        Role.HANDLER, "proposal", Map.of("conclusion", "依照第一项，罚款200元。", "category", "罚款"));
    assigned.post(Role.HANDLER, "submission", Map.of("declared", true));
    Map<String, Object> second = TestCase.opinion("AGREE", "PASS");
    assertThat(rules(assigned.post(Role.LEGAL_REVIEWER, "legal-review", second)))
        .containsExactly("NOT_ALL_CHECKED");
    second.put("changesChecked", List.of(made(1, true), made(2, false)));
    assertThat(rules(assigned.post(Role.LEGAL_REVIEWER, "legal-review", second)))
        .containsExactly("CHANGES_OPEN");
    second.put("changesChecked", List.of(made(1, true), made(2, true)));
    assertThat(assigned.post(Role.LEGAL_REVIEWER, "legal-review", second).status()).isEqualTo(200);
    assertThat(assigned.state()).isEqualTo("AWAITING_APPROVAL");
    assertThat(file(assigned).path("pendingChanges")).isEmpty();
  }

  @Test
  void anOpinionIsSignedAndItsVerificationFindsAnAlteredRecord() {
    TestCase reviewed = TestCase.filed(service).reviewed();
    JsonNode sound = verification(reviewed, 1);
    assertThat(sound.path("signatureHolds").asBoolean()).isTrue();
    assertThat(sound.path("recordMatches").asBoolean()).isTrue();
    assertThat(sound.path("stands").asBoolean()).isTrue();
    assertThat(sound.path("document").asText())
        .contains(sound.path("materialsSha256").asText(), reviewed.id(), "审核意见如上。");

    String where = " WHERE case_id = " + sql.key(reviewed);
    sql.refuses("UPDATE legal_review SET opinion = '另一意见'" + where, "immutable");
    sql.withoutTrigger(
        "legal_review_is_never_changed",
        () -> sql.execute("UPDATE legal_review SET opinion = '另一意见'" + where));
    assertThat(verification(reviewed, 1).path("recordMatches").asBoolean()).isFalse();
    assertThat(verification(reviewed, 1).path("signatureHolds").asBoolean()).isTrue();
    sql.withoutTrigger(
        "legal_review_is_never_changed",
        () ->
            sql.execute(
                "UPDATE legal_review SET document = REPLACE(document, '如上', '如下')" + where));
    assertThat(verification(reviewed, 1).path("signatureHolds").asBoolean()).isFalse();
  }

  @Test
  void aChangeOfTheProposalVoidsTheReview() {
    TestCase reviewed = TestCase.filed(service).reviewed();
    reviewed.post(Role.HANDLER, "proposal", Map.of("conclusion", "罚款20000元。", "category", "罚款"));
    Reply decision = reviewed.post(Role.APPROVER, "decision", TestCase.decision());
    assertThat(decision.status()).isEqualTo(409);
    assertThat(decision.code()).isEqualTo("REVIEW_VOIDED");
    assertThat(verification(reviewed, 1).path("stands").asBoolean()).isFalse();

    reviewed.post(Role.HANDLER, "submission", Map.of("declared", true));
    assertThat(reviewed.state()).isEqualTo("UNDER_LEGAL_REVIEW");
    assertThat(reviewed.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .isEqualTo("REVIEW_VOIDED");
    reviewed.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(reviewed.post(Role.APPROVER, "decision", TestCase.decision()).status())
        .isEqualTo(200);
  }

  @Test
  void aChangePastTheServiceVoidsTheReviewToo() {
    for (String change :
        List.of(
            "UPDATE law_case SET proposed_amount = 20000 WHERE id = %d",
            "UPDATE law_case SET facts = CONCAT(facts, '另查明其他事实。') WHERE id = %d",
            "UPDATE party SET name = '令狐拾遗' WHERE case_id = %d",
            "DELETE FROM officer WHERE case_id = %d AND position = 1")) {
      TestCase reviewed = TestCase.filed(service).reviewed();
      sql.execute(change.formatted(sql.key(reviewed)));
      Reply decision = reviewed.post(Role.APPROVER, "decision", TestCase.decision());
      assertThat(decision.code()).as(change).isEqualTo("REVIEW_VOIDED");
    }
    TestCase decided = TestCase.filed(service).decided();
    sql.refuses("UPDATE law_case SET facts = '' WHERE id = " + sql.key(decided), "foreign key");
  }

  @Test
  void theCaseFilesDocumentsAreReviewedAndAnyChangeOfThemVoidsTheReview() {
    Map<String, Object> more = FileKeeper.document("INTERVIEW_RECORD");
    TestCase added = TestCase.filed(service).reviewed();
    assertThat(file(added).path("submissions").path(0).path("materials").toString())
        .contains("案卷材料第1号：");
    more.put("title", "补充询问笔录");
    assertThat(added.post(Role.HANDLER, "documents", more).status()).isEqualTo(200);
    assertVoided(added);

    TestCase replaced = TestCase.filed(service).reviewed();
    Map<String, Object> replacement = Map.of("reason", "更正页数。", "document", more);
    assertThat(replaced.put(Role.HANDLER, "documents/1", replacement).status()).isEqualTo(200);
    assertVoided(replaced);

    TestCase removed = TestCase.filed(service).reviewed();
    assertThat(
            removed.post(Role.HANDLER, "documents/1/voiding", Map.of("reason", "重复归档。")).status())
        .isEqualTo(200);
    assertVoided(removed);

    removed.post(Role.HANDLER, "proposal", Map.of("conclusion", "罚款100元。", "category", "罚款"));
    removed.submitted();
    removed.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(removed.post(Role.APPROVER, "decision", TestCase.decision()).status())
        .isEqualTo(200);
    removed.withDocuments("SERVICE"); // what comes after the decision was no ground of it
    assertThat(verification(removed, 2).path("stands").asBoolean()).isTrue();
  }

  @Test
  void aDocumentThatComesDuringTheReviewIsSubmittedFirst() {
    TestCase assigned = TestCase.filed(service).assigned();
    assigned.post(Role.HANDLER, "documents", FileKeeper.document("INTERVIEW_RECORD"));
    Reply passed =
        assigned.post(Role.LEGAL_REVIEWER, "legal-review", TestCase.opinion("AGREE", "PASS"));
    assertThat(passed.code()).isEqualTo("MATERIALS_CHANGED");
  }

  @Test
  void aDocumentChangedPastTheServiceVoidsTheReviewToo() {
    for (String change :
        List.of(
            "UPDATE case_document SET state = 'VOIDED', current_number = NULL, ended_by = added_by,"
                + " ended_at = added_at, ended_reason = '-' WHERE case_id = %d AND number = 1",
            "INSERT INTO case_document (case_id, number, version, current_number, type,"
                + " template_version, title, made_on, collected_on, medium, pages, sha256,"
                + " openness, openness_basis, signature, elements, added_by, added_at, state)"
                + " SELECT case_id, 90, 1, 90, type, template_version, title, made_on,"
                + " collected_on, 'ELECTRONIC', pages, REPEAT('0', 64), openness, openness_basis,"
                + " signature, elements, added_by, added_at, 'CURRENT' FROM case_document WHERE"
                + " case_id = %d AND number = 1")) {
      TestCase reviewed = TestCase.filed(service).reviewed();
      sql.execute(change.formatted(sql.key(reviewed)));
      assertVoided(reviewed);
      assertThat(
              sql.number(
                  "SELECT COUNT(*) FROM submitted_materials WHERE case_id = " + sql.key(reviewed)))
          .isZero();
    }
  }

  private void assertVoided(TestCase reviewed) {
    assertThat(reviewed.post(Role.APPROVER, "decision", TestCase.decision()).code())
        .isEqualTo("REVIEW_VOIDED");
    assertThat(verification(reviewed, 1).path("stands").asBoolean()).isFalse();
  }

  private Reply qualify(Map<String, Object> body) {
    return service.post(Role.ADMINISTRATOR, "/api/v1/reviewer-qualifications", body);
  }

  private static Map<String, Object> made(int change, boolean made) {
    return Map.of("change", change, "made", made);
  }

  private JsonNode file(TestCase of) {
    return service.get("auditor", "/api/v1/cases/" + of.id() + "/legal-reviews").json();
  }

  private JsonNode verification(TestCase of, int number) {
    String path = "/api/v1/cases/" + of.id() + "/legal-reviews/" + number + "/verification";
    return service.get("auditor", path).json();
  }

  private JsonNode clock(TestCase of) {
    for (JsonNode deadline :
        service.get("auditor", "/api/v1/cases/" + of.id() + "/deadlines").json()) {
      if (deadline.path("kind").asText().equals("LEGAL_REVIEW")) {
        return deadline;
      }
    }
    throw new AssertionError("no clock of the review");
  }

  static List<String> rules(Reply reply) {
    return reply.json().path("violations").findValuesAsText("rule");
  }
}
