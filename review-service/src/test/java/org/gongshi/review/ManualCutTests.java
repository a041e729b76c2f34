package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Spans that an officer marks beside the rules, on the server that the subclass names. */
abstract class ManualCutTests {
  private static final String ALIAS = "英姐";

  private final TestServer server;
  private final Sql facts;
  private RunningService service;
  private ContentFiles files;

  ManualCutTests(TestServer server) {
    this.server = server;
    this.facts = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  /** A decision whose facts hold a by-name that no rule knows. */
  private TestCase served() {
    Map<String, Object> filing = TestCase.filing();
    filing.put("facts", "经查，令狐拾英（人称英姐，身份证号 11010519491231002X）占道经营。");
    TestCase decided = TestCase.filed(service, filing).decided();
    decided.served();
    service.keepProposals(decided.id());
    return decided;
  }

  @Test
  void aMarkedSpanIsCutInThePreviewTheDraftAndTheExportedFile() {
    TestCase of = served();
    JsonNode before = preview(of);
    assertThat(before.path("draft").path("facts").asText()).contains(ALIAS, "令狐某");

    assertThat(mark(of, ALIAS).status()).isEqualTo(201);

    assertThat(preview(of).path("draft").path("facts").asText())
        .isEqualTo("经查，令狐某（人称［姓名略］，身份证号 ［公民身份号码略］）占道经营。");
    export(of);
    JsonNode file = files.decisionJson(of);
    assertThat(file.path("facts").asText()).doesNotContain(ALIAS).contains("［姓名略］");
    assertThat(file.path("cuts").toString()).contains("\"kind\":\"PERSON_NAME\",\"count\":4");
    assertThat(
            facts.number(
                "SELECT COUNT(*) FROM redaction_cut WHERE rule = 'MANUAL' AND case_id = "
                    + facts.key(of)))
        .isEqualTo(1);
  }

  @Test
  void noMarkTakesAwayWhatARuleCuts() {
    TestCase of = served();
    String text = text(of);
    int id = text.indexOf("11010519491231002X");
    // A mark inside, across the edge of, and around what a rule cuts: the union is cut.
    for (int[] span : new int[][] {{id + 4, 2}, {id - 2, 4}, {id - 4, 24}}) {
      assertThat(mark(of, text, span[0], span[1]).status()).isEqualTo(201);
      String facts = preview(of).path("draft").path("facts").asText();
      for (int at = 0; at + 4 <= 18; at++) {
        assertThat(facts).doesNotContain("11010519491231002X".substring(at, at + 4));
      }
    }
    assertThat(preview(of).path("cuts")).hasSize(3);
  }

  @Test
  void aDraftFromBeforeAMarkIsStaleAndAMarkOfAnotherTextIsRefused() {
    TestCase of = served();
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    mark(of, ALIAS);
    assertThat(propose(of).code()).isEqualTo("DRAFT_STALE");
    Reply other = mark(of, text(of) + "。", text(of).indexOf(ALIAS), ALIAS.length());
    assertThat(other.code()).isEqualTo("TEXT_CHANGED");
    assertThat(mark(of, text(of), 0, 10_000).json().toString()).contains("OUT_OF_RANGE");
    assertThat(mark(of, text(of), -1, 2).json().toString()).contains("OUT_OF_RANGE");
    assertThat(mark(of, text(of), 0, 0).json().toString()).contains("OUT_OF_RANGE");
    Map<String, Object> wrongKind = new TreeMap<>(body(text(of), 0, 2));
    wrongKind.put("kind", "TRADE_SECRET");
    assertThat(cut(of, wrongKind).json().toString()).contains("NOT_ON_THIS_GROUND");
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    assertThat(propose(of).status()).isEqualTo(200);
    assertThat(mark(of, ALIAS).code()).isEqualTo("NOT_BEING_REDACTED");
    assertThat(of.post(Role.DISCLOSURE_APPROVER, "redaction-cuts", body("x", 0, 1)).status())
        .isEqualTo(403);
  }

  @Test
  void everyKindOfEveryGroundMayBeMarked() {
    for (String kind : new String[] {"BIRTH_DATE", "CONTACT", "HEALTH", "LOCATION"}) {
      TestCase of = served();
      Map<String, Object> body = new TreeMap<>(body(text(of), 0, 2));
      body.put("kind", kind);
      assertThat(cut(of, body).status()).as(kind).isEqualTo(201);
    }
  }

  @Test
  void aRemovedMarkIsGoneFromTheDraftAndStaysInTheRecord() {
    TestCase of = served();
    mark(of, ALIAS);
    Reply removed =
        service.send(
            service
                .authorised(
                    RunningService.login(Role.DISCLOSURE_OFFICER),
                    "/api/v1/cases/" + of.id() + "/redaction-cuts/1")
                .DELETE());
    assertThat(removed.status()).isEqualTo(204);

    JsonNode preview = preview(of);
    assertThat(preview.path("draft").path("facts").asText()).contains(ALIAS);
    assertThat(preview.path("cuts").path(0).path("removedBy").asText())
        .isEqualTo("disclosure-officer");
  }

  @Test
  void marksGoAlongToTheEditionAndAreVoidWhereItsTextIsAnother() {
    TestCase of = served();
    mark(of, ALIAS);
    mark(of, "占道");
    export(of);
    files.receipt(of, files.decision(of), Instant.parse("2026-11-24T02:00:00Z"));
    Await.until(() -> of.state().equals("PUBLISHED"));
    TestCase kept = edition(of, Map.of("title", "令狐拾英占用道路案"));
    assertThat(preview(kept).path("draft").path("facts").asText()).doesNotContain(ALIAS, "占道");
    export(kept);
    files.receipt(kept, files.decision(kept), Instant.parse("2026-11-24T02:10:00Z"));
    Await.until(() -> kept.state().equals("PUBLISHED"));

    TestCase changed = edition(kept, Map.of("facts", "经查，令狐拾英（大家叫她英姐）占道经营。"));
    Reply draft = changed.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    assertThat(draft.code()).isEqualTo("CUT_VOID");
  }

  @Test
  void theDatabaseKeepsMarksAsTheyWereMade() {
    TestCase of = served();
    mark(of, ALIAS);
    long key = facts.key(of);
    facts.refuses("UPDATE manual_cut SET end_at = 1000 WHERE case_id = " + key, "only removed");
    facts.refuses("DELETE FROM manual_cut WHERE case_id = " + key, "never deleted");
    facts.refuses(
        "UPDATE manual_cut SET removed_by = added_by WHERE case_id = " + key, "says_by_whom");
    export(of);
    facts.refuses(
        "UPDATE manual_cut SET removed_by = added_by, removed_at = NOW() WHERE case_id = " + key,
        "never changed");
    facts.refuses(
        "INSERT INTO manual_cut SELECT case_id, 9, field, 0, 1, text_sha256, kind, ground, reason,"
            + " added_by, added_at, NULL, NULL FROM manual_cut WHERE case_id = "
            + key,
        "never changed");
  }

  private TestCase edition(TestCase of, Map<String, Object> rewording) {
    Reply proposed =
        of.post(
            Role.HANDLER,
            "corrections",
            Map.of("cause", "TYPING_ERROR", "wrong", "笔误", "rewording", rewording));
    assertThat(proposed.status()).as("%s", proposed.json()).isEqualTo(201);
    Reply decided = of.post(Role.APPROVER, "correction-decision", Map.of("granted", true));
    return TestCase.existing(service, decided.json().path("edition").asText());
  }

  private void export(TestCase of) {
    of.post(Role.DISCLOSURE_OFFICER, "redaction", Map.of());
    assertThat(propose(of).status()).isEqualTo(200);
    Reply approved =
        of.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));
    assertThat(approved.status()).as("%s", approved.json()).isEqualTo(200);
  }

  private static Reply propose(TestCase of) {
    return of.post(
        Role.DISCLOSURE_OFFICER,
        "disclosure",
        Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
  }

  private static JsonNode preview(TestCase of) {
    return of.get(Role.DISCLOSURE_OFFICER, "redaction-preview").json();
  }

  private static String text(TestCase of) {
    for (JsonNode source : preview(of).path("texts")) {
      if (source.path("field").asText().equals("FACTS")) {
        return source.path("text").asText();
      }
    }
    throw new AssertionError("no facts");
  }

  private static Reply mark(TestCase of, String words) {
    String text = of.read().path("facts").asText();
    return mark(of, text, text.indexOf(words), words.length());
  }

  private static Reply mark(TestCase of, String text, int start, int length) {
    return cut(of, body(text, start, length));
  }

  private static Reply cut(TestCase of, Map<String, Object> body) {
    return of.post(Role.DISCLOSURE_OFFICER, "redaction-cuts", body);
  }

  private static Map<String, Object> body(String text, int start, int length) {
    return Map.of(
        "field",
        "FACTS",
        "start",
        start,
        "length",
        length,
        "textSha256",
        org.gongshi.review.identifiers.Sha256.of(text),
        "kind",
        "PERSON_NAME",
        "ground",
        "PERSONAL_PRIVACY",
        "reason",
        "绰号可以识别当事人。");
  }
}
