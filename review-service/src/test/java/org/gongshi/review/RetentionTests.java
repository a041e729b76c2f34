package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.gongshi.review.vault.VaultSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** How long a file is kept, who holds it back, and its destruction by two, on both servers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RetentionTests {
  private static final Instant TODAY = Instant.parse("2026-11-24T02:00:00Z");
  private static final Instant AFTER_THIRTY_YEARS = Instant.parse("2057-01-02T02:00:00Z");

  private final TestServer server;
  private OwnService own;
  private RunningService service;
  private RecordKeeper keeper;

  RetentionTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    VaultSettings restless =
        new VaultSettings(
            1 << 20,
            Duration.ofDays(1),
            1 << 20,
            0,
            null,
            Duration.ofSeconds(2),
            true,
            Duration.ofMillis(50),
            Duration.ZERO);
    own =
        OwnService.on(
            server,
            "retention",
            IdentitySettings.from(Map.of("GONGSHI_PASSWORD_AGE", "PT0S")),
            restless);
    for (Role role : Role.values()) {
      own.account(RunningService.login(role), role);
    }
    own.account("both", Role.RECORDS_KEEPER, Role.APPROVER);
    service = own.client();
    service.qualifyReviewers();
    keeper = new RecordKeeper(own);
  }

  @AfterAll
  void stop() {
    own.close();
  }

  @Test
  void aFileIsKeptThenDestroyedByTwoAndWhatAnotherCaseNeedsStays() throws Exception {
    at(TODAY);
    TestCase running = TestCase.filed(service);
    keeper.written(running, "两案共用的文件");
    TestCase ended = TestCase.filed(service);
    String shared = keeper.written(ended, "两案共用的文件");
    String alone = keeper.written(ended, "只属于一案的文件");
    assertThat(retention(ended).has("outcome")).isFalse();
    assertThat(propose(ended).code()).isEqualTo("RETENTION_RUNS");
    keptBack(ended);
    String attached = " attachment WHERE case_id = " + key(ended);
    own.sql(
        "INSERT INTO attachment (case_id, number, record_id, source_sha256, title, kind, text, pages, notes, added_by,"
            + " added_at) SELECT case_id, 1, id, sha256, 'x', 'TEXT', '读出的文字', 1, '', registered_by, registered_at"
            + " FROM case_record WHERE public_id = '"
            + alone
            + "'");

    JsonNode kept = retention(ended);
    assertThat(kept.path("endedOn").asText()).isEqualTo("2026-11-24");
    assertThat(kept.path("rule").asText()).isEqualTo("REVIEWED_DECISION");
    assertThat(kept.path("organSetting").asBoolean()).isTrue();
    assertThat(kept.path("keepUntil").asText()).isEqualTo("2056-12-31");
    assertThat(kept.path("objects")).hasSize(2);
    Reply early = propose(ended);
    assertThat(early.code()).isEqualTo("RETENTION_RUNS");
    assertThat(early.json().path("basis").asText()).contains("本机关设定");
    assertThat(early.json().path("detail").asText()).contains("2056-12-31");

    at(AFTER_THIRTY_YEARS);
    assertThat(due(ended)).isTrue();
    assertThat(due(running)).isFalse();
    assertThat(propose(ended).status()).isEqualTo(201);
    assertThat(propose(ended).code()).isEqualTo("DESTRUCTION_PENDING");
    assertThat(decide("approver", ended, false).code()).isEqualTo("INVALID_FIELDS");
    Reply refused =
        ended.post(
            Role.APPROVER, "destruction-decision", Map.of("approved", false, "note", "再作鉴定。"));
    assertThat(refused.json().path("approved").asBoolean()).isFalse();
    assertThat(decide("approver", ended, true).code()).isEqualTo("NO_DESTRUCTION_PENDING");

    assertThat(ended.post("both", "destruction-proposal", reason()).status()).isEqualTo(201);
    assertThat(decide("both", ended, true).code()).isEqualTo("DESTRUCTION_TAKES_TWO");
    own.refuses(
        "UPDATE destruction SET open_case = NULL, decided_by = proposed_by, decided_at = '2057-01-02',"
            + " approved = TRUE WHERE open_case = "
            + key(ended),
        "destruction_takes_two");
    own.refuses("UPDATE attachment SET text = ''", "stays as it was attached");
    assertThat(own.value("SELECT text FROM" + attached)).isEqualTo("读出的文字");
    Reply done = decide("approver", ended, true);
    assertThat(done.status()).as("%s", done.json()).isEqualTo(200);
    assertThat(own.value("SELECT text FROM" + attached)).isEmpty();
    assertThat(done.json().path("destroyed").asInt()).isEqualTo(1);
    assertThat(done.json().path("shared").asInt()).isEqualTo(1);

    assertThat(object("只属于一案的文件")).doesNotExist();
    assertThat(object("两案共用的文件")).exists();
    assertThat(content(ended, alone).code()).isEqualTo("OBJECT_DESTROYED");
    assertThat(content(ended, shared).status()).isEqualTo(200);
    JsonNode after = retention(ended);
    assertThat(after.path("destroyed").asBoolean()).isTrue();
    assertThat(after.path("objects").findValuesAsText("sha256"))
        .contains(Sha256.of(RecordKeeper.bytes("只属于一案的文件")));
    assertThat(due(ended)).isFalse();
    assertThat(deeds(ended))
        .contains("RetentionCounted", "DestructionProposed", "StoredObjectDestroyed");
    assertThat(hold(Role.HANDLER, ended).code()).isEqualTo("FILE_DESTROYED");
    assertThat(propose(ended).code()).isEqualTo("FILE_DESTROYED");
    assertThat(
            service
                .get("auditor", "/api/v1/destructions?limit=500")
                .json()
                .path("items")
                .findValuesAsText("id"))
        .as("the proposal that was refused stays in the register too")
        .filteredOn(ended.id()::equals)
        .hasSize(2);
    theVaultIsWholeToItself();
  }

  @Test
  void nothingIsDestroyedWhileAHoldIsOpenNeitherByTheServiceNorPastIt() throws Exception {
    at(TODAY);
    TestCase held = keptBack(TestCase.filed(service));
    assertThat(hold(Role.HANDLER, held).status()).isEqualTo(201);
    assertThat(hold(Role.RECORDS_KEEPER, held).json().path("number").asInt()).isEqualTo(2);
    at(AFTER_THIRTY_YEARS);
    Reply refused = propose(held);
    assertThat(refused.code()).isEqualTo("CASE_ON_HOLD");
    assertThat(refused.json().path("basis").asText()).isEqualTo("法院协助函");
    long id = key(held);
    own.sql(
        "INSERT INTO destruction (case_id, number, open_case, reason, basis, proposed_by, proposed_at)"
            + " VALUES (%d, 1, %d, 'x', 'x', %d, '2057-01-02')"
                .formatted(id, id, account("records-keeper")));
    own.refuses(approval(id, "2057-01-02"), "a hold is open");
    own.refuses("UPDATE legal_hold SET reason = ''", "lifted once");
    own.refuses("DELETE FROM legal_hold", "never deleted");
    own.refuses(
        "UPDATE legal_hold SET lifted_by = placed_by, lifted_at = '2057-01-02', lift_reason = 'x'"
            + " WHERE case_id = "
            + id,
        "hold_is_lifted_by_another");

    assertThat(lift("handler", held, 1).code()).isEqualTo("WRONG_ROLE");
    assertThat(lift("records-keeper", held, 2).code()).isEqualTo("HOLD_TAKES_ANOTHER");
    assertThat(lift("records-keeper", held, 1).status()).isEqualTo(200);
    assertThat(openHolds()).isEqualTo(1);
    assertThat(decide("approver", held, true).code()).isEqualTo("CASE_ON_HOLD");
    assertThat(lift("approver", held, 2).status()).isEqualTo(200);
    assertThat(lift("approver", held, 2).code()).isEqualTo("HOLD_LIFTED");
    assertThat(lift("approver", held, 3).status()).isEqualTo(404);
    assertThat(decide("approver", held, true).json().path("destroyed").asInt()).isZero();
    assertThat(deeds(held)).contains("HoldPlaced", "HoldLifted", "DestructionDecided");
  }

  @Test
  void theDatabaseRefusesToDestroyWhatIsStillKept() throws Exception {
    at(TODAY);
    TestCase running = TestCase.filed(service);
    keeper.written(running, "仍在办理的案件的文件");
    String hash = Sha256.of(RecordKeeper.bytes("仍在办理的案件的文件"));
    long id = key(running);
    own.refuses(
        "INSERT INTO vault_destruction (sha256, destroyed_at) VALUES ('"
            + hash
            + "', '2057-01-02')",
        "only an approved destruction");
    own.refuses(
        "INSERT INTO retention (case_id, organ_code, outcome, ended_on) VALUES (%d, '%s', 'DECIDED', '1990-01-01')"
            .formatted(id, RunningService.ORGAN),
        "only an ended case");
    TestCase ended = keptBack(TestCase.filed(service));
    long over = key(ended);
    own.refuses("UPDATE retention SET keep_until = '2027-01-01'", "never shortened");
    own.refuses(
        "UPDATE retention SET destroyed = TRUE WHERE case_id = " + over, "only an approved");
    own.refuses("DELETE FROM retention", "never deleted");
    own.sql(
        "INSERT INTO destruction (case_id, number, open_case, reason, basis, proposed_by, proposed_at)"
            + " VALUES (%d, 1, %d, 'x', 'x', %d, '2027-01-02')"
                .formatted(over, over, account("records-keeper")));
    own.refuses(approval(over, "2056-12-31 15:59:59"), "period is not over");
    own.refuses(
        approval(over, "2057-01-02").replace("approver'", "auditor'"), "only a head decides");
    own.refuses("DELETE FROM destruction", "never deleted");
    own.refuses(
        "INSERT INTO destruction_object (destruction_id, sha256, size, fate) SELECT id, '%s', 1, 'DESTROYED'"
                .formatted(hash)
            + " FROM destruction WHERE open_case = "
            + over,
        "only an approved destruction");
    own.sql(approval(over, "2057-01-02"));
    own.sql(
        "INSERT INTO destruction_object (destruction_id, sha256, size, fate) SELECT id, '%s', 1, 'DESTROYED'"
                .formatted(hash)
            + " FROM destruction WHERE case_id = "
            + over);
    own.refuses(
        "INSERT INTO vault_destruction (sha256, destroyed_at) VALUES ('"
            + hash
            + "', '2057-01-02')",
        "another case needs the object");
  }

  @Test
  void casesThatEndedBeforeAreCountedAndListedPageByPage() throws Exception {
    at(TODAY);
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(endedLongAgo("2005-03-0" + (i + 1)));
    }
    for (String id : ids) {
      for (int i = 0; ; i++) {
        JsonNode read = service.get("auditor", "/api/v1/cases/" + id + "/retention").json();
        if (read.has("rule")) {
          assertThat(read.path("keepUntil").asText()).isEqualTo("2015-12-31");
          break;
        }
        assertThat(i).as("%s", read).isLessThan(200);
        Thread.sleep(50);
      }
    }
    List<String> seen = new ArrayList<>();
    String next = "/api/v1/retention/due?limit=2";
    while (!next.isEmpty()) {
      JsonNode page = service.get("records-keeper", next).json();
      seen.addAll(page.path("items").findValuesAsText("id"));
      next = page.path("next").asText("");
    }
    assertThat(seen).containsSubsequence(ids).doesNotHaveDuplicates();
    assertThat(service.get("auditor", "/api/v1/retention/due?limit=2&cursor=AAAA").code())
        .isEqualTo("WRONG_CURSOR");
    assertThat(service.get("handler", "/api/v1/retention/rules").json().path("rules")).isNotEmpty();
  }

  /** Looks past some rounds of the sweeper, which reads every file in each. */
  private void theVaultIsWholeToItself() throws Exception {
    Thread.sleep(400);
    JsonNode monitor = service.get("auditor", "/api/v1/monitors/vault").json();
    assertThat(monitor.path("destroyed").asInt()).isEqualTo(1);
    assertThat(monitor.path("damaged")).isEmpty();
    assertThat(own.value("SELECT COUNT(*) FROM audit_entry WHERE deed = 'StoredObjectDamaged'"))
        .isEqualTo("0");
  }

  /** Decided, served, and kept back from the public for good. */
  private static TestCase keptBack(TestCase of) {
    of.redacted();
    Map<String, Object> kept =
        Map.of("choice", "NOT_PUBLISHED", "ground", "PERSONAL_PRIVACY", "reason", "依法不予公开。");
    assertThat(of.post(Role.DISCLOSURE_OFFICER, "disclosure", kept).status()).isEqualTo(200);
    Reply approved =
        of.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));
    assertThat(approved.status()).as("%s", approved.json()).isEqualTo(200);
    return of;
  }

  private String endedLongAgo(String day) throws SQLException {
    String id = PublicId.next();
    own.sql(
        """
        INSERT INTO law_case (public_id, sample, imported, kind, procedure_kind, organ_code, title, matter, facts, basis,
          state, version, handler_id, review_required, details, created_at, updated_at)
        SELECT '%s', TRUE, TRUE, 'FEE', 'SUMMARY', '%s', '样例案件', '样例', '', '', 'EXPIRED', 1, a.id, FALSE, NULL,
          '%s', '%s' FROM account a WHERE a.login = 'handler'
        """
            .formatted(id, RunningService.ORGAN, day, day));
    own.sql(
        "INSERT INTO retention (case_id, organ_code, outcome, ended_on) SELECT id, organ_code, 'DECIDED', '%s'"
                .formatted(day)
            + " FROM law_case WHERE public_id = '"
            + id
            + "'");
    return id;
  }

  private void at(Instant moment) {
    if (!own.clock().instant().equals(moment)) {
      own.clock().set(moment);
      service.forgetTokens();
    }
  }

  private static Map<String, Object> reason() {
    return Map.of("reason", "保管期满，鉴定无继续保存价值。");
  }

  private Reply propose(TestCase of) {
    return of.post(Role.RECORDS_KEEPER, "destruction-proposal", reason());
  }

  private Reply decide(String login, TestCase of, boolean approved) {
    return of.post(login, "destruction-decision", Map.of("approved", approved));
  }

  private static Reply hold(Role role, TestCase of) {
    return of.post(role, "holds", Map.of("reason", "相关诉讼尚未审结。", "basis", "法院协助函"));
  }

  private Reply lift(String login, TestCase of, int number) {
    return of.post(login, "holds/" + number + "/lifting", Map.of("reason", "诉讼已经审结。"));
  }

  private int openHolds() {
    return service.get("auditor", "/api/v1/holds?open=true").json().path("items").size();
  }

  private JsonNode retention(TestCase of) {
    return of.get(Role.AUDITOR, "retention").json();
  }

  private boolean due(TestCase of) {
    return service
        .get("records-keeper", "/api/v1/retention/due?limit=500")
        .json()
        .path("items")
        .findValuesAsText("id")
        .contains(of.id());
  }

  private Reply content(TestCase of, String record) {
    return of.get(Role.AUDITOR, "records/" + record + "/content?purpose=check");
  }

  private List<String> deeds(TestCase of) {
    return of.get(Role.AUDITOR, "events").json().findValuesAsText("deed");
  }

  private Path object(String content) {
    String hash = Sha256.of(RecordKeeper.bytes(content));
    Path objects = own.data().resolve("vault/objects");
    assertThat(Files.isDirectory(objects)).isTrue();
    return objects.resolve(hash.substring(0, 2)).resolve(hash.substring(2));
  }

  private long key(TestCase of) throws SQLException {
    return Long.parseLong(own.value("SELECT id FROM law_case WHERE public_id = '" + of.id() + "'"));
  }

  private long account(String login) throws SQLException {
    return Long.parseLong(own.value("SELECT id FROM account WHERE login = '" + login + "'"));
  }

  private static String approval(long caseId, String at) {
    return "UPDATE destruction SET open_case = NULL, decided_by = (SELECT id FROM account WHERE login = 'approver'),"
        + " decided_at = '%s', approved = TRUE WHERE open_case = %d".formatted(at, caseId);
  }
}
