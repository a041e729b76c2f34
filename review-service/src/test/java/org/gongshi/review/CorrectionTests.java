package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Corrections and the editions that come of them, on the server that the subclass names. */
abstract class CorrectionTests {
  private static final Instant RECEIVED = Instant.parse("2026-11-24T02:00:00Z");

  private final TestServer server;
  private final Sql facts;
  private RunningService service;
  private ContentFiles files;

  CorrectionTests(TestServer server) {
    this.server = server;
    this.facts = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  @Test
  void aCorrectionPublishesANewEditionAndTheEarlierOneNamesItBeforeItIsGone() {
    TestCase first = published();
    JsonNode before = files.decisionJson(first);

    TestCase second = corrected(first, typo());
    assertThat(second.state()).isEqualTo("SERVED");
    assertThat(first.state()).isEqualTo("PUBLISHED");
    assertThat(files.decision(first)).isNotEmpty();
    exported(second);

    JsonNode after = files.decisionJson(second);
    assertThat(after.path("version").asInt()).isEqualTo(2);
    assertThat(after.path("replaces").path("id").asText()).isEqualTo(first.id());
    assertThat(after.path("replaces").path("cause").asText()).isEqualTo("TYPING_ERROR");
    assertThat(after.path("title").asText()).isEqualTo("令狐某占用道路经营案");
    for (String kept : List.of("documentNumber", "conclusion", "decidedOn", "servedOn", "organ")) {
      assertThat(after.path(kept)).as(kept).isEqualTo(before.path(kept));
    }
    JsonNode down = files.awaitSuppression(first);
    assertThat(down.path("exit").asText()).isEqualTo("CORRECTED");
    assertThat(down.path("replacedBy").asText()).isEqualTo(second.id());
    assertThat(down.path("reason").asText()).isEqualTo("案由有笔误，令狐某案已经更正。");
    files.awaitGone(first);
    assertThat(first.state()).isEqualTo("CORRECTED");
    JsonNode view = disclosure(second);
    assertThat(view.path("edition").path("corrects").asText()).isEqualTo(first.id());
    assertThat(disclosure(first).path("replacedBy").path(0).asText()).isEqualTo(second.id());
    assertThat(view.path("disclosure").path("firstPublicOn"))
        .isEqualTo(disclosure(first).path("disclosure").path("firstPublicOn"));
    JsonNode verified = first.get(Role.AUDITOR, "decision/verification").json();
    assertThat(verified.path("recordMatches").asBoolean()).isTrue();
    assertThat(verified.path("document").asText()).doesNotContain("\"edition\"");
    JsonNode edition = second.get(Role.AUDITOR, "decision/verification").json();
    assertThat(edition.path("signatureHolds").asBoolean()).isTrue();
    assertThat(edition.path("recordMatches").asBoolean()).isTrue();
    assertThat(edition.path("document").asText()).contains("\"edition\":2");
  }

  @Test
  void aProceedingGoesAlongWithTheDecisionIntoItsNextEdition() {
    TestCase first = published();
    ProceedingTests.file(first, Role.DISCLOSURE_OFFICER, ProceedingTests.reconsideration());
    TestCase second = exported(corrected(first, typo()));
    assertThat(files.decisionJson(second).path("proceedings")).hasSize(1);
    assertThat(ProceedingTests.file(second, Role.HANDLER, ProceedingTests.reconsideration()).code())
        .isEqualTo("REMEDY_OPEN");
    files.awaitGone(first);

    // It was recorded with the first edition; what comes of it concerns the one that is public.
    assertThat(ProceedingTests.conclude(first, 1, "REVOKED").status()).isEqualTo(200);
    Await.until(
        () ->
            files
                .decisionJson(second)
                .path("proceedings")
                .path(0)
                .path("outcome")
                .asText()
                .equals("REVOKED"));
    assertThat(second.get(Role.AUDITOR, "remedies").json().path("setAside").asBoolean()).isTrue();
  }

  @Test
  void aThirdEditionIsNumberedOnAndWithdrawingItLeavesNoneOfThemPublic() {
    TestCase first = published();
    TestCase second = exported(corrected(first, typo()));
    files.awaitGone(first);
    TestCase third =
        exported(
            corrected(
                second,
                Map.of(
                    "cause",
                    "REDACTION_ERROR",
                    "wrong",
                    "漏标别名",
                    "rewording",
                    Map.of("parties", List.of(partyWithAlias())))));
    assertThat(files.decisionJson(third).path("version").asInt()).isEqualTo(3);
    files.awaitGone(second);

    Reply early = first.post(Role.DISCLOSURE_OFFICER, "withdrawal", revoked());
    assertThat(early.code()).isEqualTo("CORRECTED_ALREADY");
    assertThat(early.json().path("detail").asText()).contains(third.id());
    // A correction that is under way goes along with the decision.
    TestCase begun =
        corrected(
            third,
            Map.of("cause", "TYPING_ERROR", "wrong", "笔误", "rewording", Map.of("matter", "占用道路")));
    assertThat(third.post(Role.DISCLOSURE_OFFICER, "withdrawal", revoked()).status())
        .isEqualTo(200);

    assertThat(files.awaitSuppression(third).path("exit").asText()).isEqualTo("WITHDRAWN");
    files.awaitGone(third);
    assertThat(begun.state()).isEqualTo("CLOSED");
    assertThat(begun.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of()).code())
        .isEqualTo("WRONG_STATE");
    assertThat(propose(third, typo()).code()).isEqualTo("NOT_CORRECTABLE");
    for (TestCase edition : List.of(first, second, third, begun)) {
      files.awaitGone(edition);
    }
  }

  @Test
  void aCorrectionTakesTwoAndSaysWhatItCorrects() {
    TestCase first = published();
    assertThat(propose(first, Map.of("cause", "TYPING_ERROR", "wrong", "笔误")).json().toString())
        .contains("rewording", "REQUIRED");
    assertThat(
            propose(
                    first,
                    Map.of(
                        "cause",
                        "TYPING_ERROR",
                        "wrong",
                        "笔误",
                        "rewording",
                        Map.of("title", "令狐拾英占道经营案")))
                .json()
                .toString())
        .contains("NOTHING_CHANGED");
    assertThat(
            propose(
                    first,
                    Map.of(
                        "cause",
                        "REDACTION_ERROR",
                        "wrong",
                        "漏标",
                        "rewording",
                        Map.of("facts", "另一事实")))
                .json()
                .toString())
        .contains("NOT_APPLICABLE");
    assertThat(propose(first, Map.of("cause", "REPUBLISHED", "wrong", "恢复")).code())
        .isEqualTo("NOT_CORRECTABLE");
    assertThat(decide(first, true).code()).isEqualTo("NO_CORRECTION_PENDING");
    String both = service.account("both", Role.HANDLER, Role.APPROVER);
    Reply own = first.post(both, "corrections", typo());
    assertThat(own.status()).as("%s", own.json()).isEqualTo(201);
    assertThat(propose(first, typo()).code()).isEqualTo("CORRECTION_PENDING");
    Reply alone = first.post(both, "correction-decision", Map.of("granted", true));
    assertThat(alone.code()).isEqualTo("CORRECTION_TAKES_TWO");
    assertThat(first.post(Role.APPROVER, "correction-decision", Map.of("granted", false)).status())
        .isEqualTo(422);
    Reply refused =
        first.post(Role.APPROVER, "correction-decision", Map.of("granted", false, "note", "没有差错。"));
    assertThat(refused.status()).isEqualTo(200);
    assertThat(refused.json().has("edition")).isFalse();
    corrected(first, typo());
    assertThat(propose(first, typo()).code()).isEqualTo("CORRECTION_PENDING");
    JsonNode list = first.get(Role.AUDITOR, "corrections").json();
    assertThat(list).hasSize(2);
    assertThat(list.path(0).path("granted").asBoolean()).isFalse();
  }

  @Test
  void aChangeByAnotherAuthorityChangesTheConclusionAndNothingElseDoes() {
    TestCase first = published();
    Map<String, Object> change =
        Map.of(
            "cause",
            "DECISION_CHANGED",
            "wrong",
            "复议变更",
            "change",
            Map.of(
                "authority",
                "RECONSIDERATION_ORGAN",
                "document",
                "海岬复决〔2026〕3号",
                "on",
                "2026-11-20",
                "conclusion",
                "对令狐拾英处以罚款100元。",
                "category",
                "罚款",
                "amountYuan",
                "100.00"));
    TestCase changed = exported(corrected(first, change));

    JsonNode now = files.decisionJson(changed);
    assertThat(now.path("conclusion").asText()).isEqualTo("对令狐某处以罚款100元。");
    assertThat(now.path("amountYuan").asText()).isEqualTo("100.00");
    assertThat(now.has("servedOn")).isFalse();
    assertThat(files.awaitSuppression(first).path("replacedBy").asText()).isEqualTo(changed.id());
  }

  @Test
  void aWithdrawnDecisionsPageNamesTheOneThatWasMadeAnew() {
    TestCase old = published();
    assertThat(old.post(Role.DISCLOSURE_OFFICER, "withdrawal", revoked()).status()).isEqualTo(200);
    TestCase anew = TestCase.filed(service).redacted();
    assertThat(propose(old, typo()).code()).isEqualTo("NOT_CORRECTABLE");
    Map<String, Object> link =
        Map.of("cause", "DECIDED_ANEW", "wrong", "重新作出决定", "replacement", anew.id());
    assertThat(corrected(old, link).id()).isEqualTo(anew.id());
    exported(anew);

    JsonNode now = files.decisionJson(anew);
    assertThat(now.path("version").asInt()).isEqualTo(1);
    assertThat(now.path("replaces").path("id").asText()).isEqualTo(old.id());
    Await.until(() -> files.awaitSuppression(old).path("replacedBy").asText().equals(anew.id()));
    assertThat(files.awaitSuppression(old).path("exit").asText()).isEqualTo("WITHDRAWN");
    assertThat(propose(published(), link).status()).isEqualTo(201);
  }

  @Test
  void theDatabaseLetsNoEditionInThatNobodyGrantedAndKeepsItAsItIs() {
    TestCase first = published();
    long key = facts.key(first);
    long other = facts.key(TestCase.filed(service));
    long head = facts.account(Role.APPROVER);
    facts.refuses(
        """
        INSERT INTO edition (case_id, corrects_id, number, cause, wrong, opened_by, opened_at)
        VALUES (%d, %d, 2, 'TYPING_ERROR', 'x', %d, NOW())
        """
            .formatted(other, key, head),
        "rests on a granted correction");
    TestCase second = corrected(first, typo());
    long edition = facts.key(second);
    facts.refuses("UPDATE edition SET number = 7 WHERE case_id = " + edition, "immutable");
    facts.refuses("DELETE FROM edition WHERE case_id = " + edition, "immutable");
    facts.refuses("UPDATE decision SET edition = 9 WHERE case_id = " + edition, "immutable");
    facts.refuses("UPDATE correction SET wrong = 'x' WHERE case_id = " + key, "decided once");
    facts.refuses("DELETE FROM correction WHERE case_id = " + key, "never deleted");
    facts.refuses(
        """
        INSERT INTO suppression (case_id, exit_kind, cause, reason, requested_by, requested_at, replaced_by_id)
        VALUES (%d, 'CORRECTED', 'TYPING_ERROR', 'x', %d, NOW(), NULL)
        """
            .formatted(key, head),
        "names its edition");
    facts.refuses(
        """
        INSERT INTO suppression (case_id, exit_kind, cause, reason, requested_by, requested_at, replaced_by_id)
        VALUES (%d, 'CORRECTED', 'TYPING_ERROR', 'x', %d, NOW(), %d)
        """
            .formatted(key, head, other),
        "only an edition of it");
    facts.refuses("UPDATE law_case SET corrects_id = NULL WHERE id = " + edition, "from the first");
    facts.refuses(
        "UPDATE law_case SET corrects_id = %d WHERE id = %d".formatted(key, other),
        "from the first");
    TestCase third = published();
    third.post(service.account("proposer", Role.HANDLER, Role.APPROVER), "corrections", typo());
    facts.refuses(
        """
        UPDATE correction SET open_case = NULL, granted = FALSE, note = 'x', decided_at = NOW(), decided_by = proposed_by
        WHERE case_id = %d
        """
            .formatted(facts.key(third)),
        "correction_takes_two");
    facts.refuses(
        """
        UPDATE correction SET open_case = NULL, granted = FALSE, note = 'x', decided_at = NOW(), decided_by = %d
        WHERE case_id = %d
        """
            .formatted(facts.account(Role.HANDLER), facts.key(third)),
        "only a head");
  }

  /** On the public site, as the generator's receipt says. */
  private TestCase published() {
    TestCase made = TestCase.filed(service).exported();
    files.receipt(made, files.decision(made), RECEIVED);
    Await.until(() -> made.state().equals("PUBLISHED"));
    return made;
  }

  private static Map<String, Object> typo() {
    return new TreeMap<>(
        Map.of(
            "cause",
            "TYPING_ERROR",
            "wrong",
            "案由“占道经营”应为“占用道路经营”。",
            "publicReason",
            "案由有笔误，令狐拾英案已经更正。",
            "rewording",
            Map.of("title", "令狐拾英占用道路经营案")));
  }

  private static Map<String, Object> partyWithAlias() {
    return Map.of(
        "role",
        "PARTY",
        "kind",
        "NATURAL_PERSON",
        "name",
        TestCase.PERSON,
        "idNumber",
        TestCase.ID_NUMBER,
        "aliases",
        List.of("英姐"));
  }

  private static Map<String, Object> revoked() {
    return Map.of("cause", "REVOKED", "reason", "行政处罚决定已被依法撤销。");
  }

  private static Reply propose(TestCase of, Map<String, Object> body) {
    return of.post(Role.DISCLOSURE_OFFICER, "corrections", body);
  }

  private static Reply decide(TestCase of, boolean granted) {
    return of.post(Role.APPROVER, "correction-decision", Map.of("granted", granted));
  }

  /** The case of the edition that was granted. */
  private TestCase corrected(TestCase of, Map<String, Object> body) {
    Reply proposed = propose(of, body);
    assertThat(proposed.status()).as("%s", proposed.json()).isEqualTo(201);
    Reply decided = decide(of, true);
    assertThat(decided.status()).as("%s", decided.json()).isEqualTo(200);
    return TestCase.existing(service, decided.json().path("edition").asText());
  }

  /** Through redaction and both pairs of eyes. */
  private TestCase exported(TestCase edition) {
    if (edition.state().equals("SERVED")) {
      edition.draft();
    }
    Reply proposed =
        edition.post(
            Role.DISCLOSURE_OFFICER,
            "disclosure",
            Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
    assertThat(proposed.status()).as("%s", proposed.json()).isEqualTo(200);
    Reply approved =
        edition.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));
    assertThat(approved.status()).as("%s", approved.json()).isEqualTo(200);
    return edition;
  }

  private JsonNode disclosure(TestCase of) {
    return service.get("auditor", "/api/v1/cases/" + of.id() + "/disclosure").json();
  }
}
