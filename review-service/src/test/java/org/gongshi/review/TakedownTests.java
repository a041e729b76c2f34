package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Early stops and emergency takedowns with their reviews, on the server that the subclass names.
 */
abstract class TakedownTests {
  private static final String ALONE = "everything";

  private final TestServer server;
  private final Sql facts;
  private RunningService service;
  private ContentFiles files;

  TakedownTests(TestServer server) {
    this.server = server;
    this.facts = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  @Test
  void publicityIsStoppedEarlyAfterTheShortestPeriodByTwoPersons() throws Exception {
    TestCase of = published();
    assertThat(stop(of, Role.DISCLOSURE_OFFICER).code()).isEqualTo("BEFORE_SHORTEST_PERIOD");
    SettableClock clock = new SettableClock(DisclosureTests.endOf("2026-12-30"));
    try (RunningService later = RunningService.beside(server, clock)) {
      TestCase then = TestCase.existing(later, of.id());
      assertThat(grant(then, "disclosure-approver", true).code()).isEqualTo("NO_STOP_PENDING");
      assertThat(stop(then, Role.DISCLOSURE_OFFICER).status()).isEqualTo(200);
      assertThat(stop(then, Role.DISCLOSURE_OFFICER).code()).isEqualTo("STOP_PENDING");
      assertThat(grant(then, "disclosure-approver", false).status()).isEqualTo(200);
      assertThat(then.state()).isEqualTo("PUBLISHED");
      assertThat(held(of)).hasSize(2).allMatch(file -> file.startsWith("decisions/"));

      assertThat(then.post(ALONE, "publicity-stop", application()).status()).isEqualTo(200);
      assertThat(grant(then, ALONE, true).code()).isEqualTo("EARLY_STOP_TAKES_TWO");
      assertThat(grant(then, "disclosure-approver", true).status()).isEqualTo(200);
      assertThat(then.state()).isEqualTo("EXPIRED");
      files.awaitSuppression(of); // by this clock: to the others its errand is not due yet
    } finally {
      service.forgetTokens();
    }

    JsonNode tombstone = files.awaitSuppression(of);
    assertThat(tombstone.path("exit").asText()).isEqualTo("EXPIRED");
    assertThat(tombstone.path("reason").asText()).isEqualTo("信用修复，提前停止公示。");
    assertThat(tombstone.has("replacedBy")).isFalse();
    files.awaitGone(of);
    assertThat(held(of)).containsExactly(tombstoneOf(of), tombstoneOf(of) + ".sig");
    JsonNode stops = of.get(Role.AUDITOR, "takedown").json().path("earlyStops");
    assertThat(stops).hasSize(2);
    assertThat(stops.path(0).path("granted").asBoolean()).isFalse();
    assertThat(stops.path(1).path("decidedBy").asText()).isEqualTo("disclosure-approver");
  }

  @Test
  void anEmergencyTakedownTakesOnePersonAndNoVersionAndItsReviewAnother() throws Exception {
    TestCase of = published();
    Reply down =
        of.post(
            ALONE, "emergency-takedown", Map.of("cause", "PERSONAL_DATA", "note", "令狐拾英的住址没有隐去"));
    assertThat(down.status()).as("%s", down.json()).isEqualTo(200);
    assertThat(of.state()).isEqualTo("LEAKED");
    files.awaitGone(of);
    assertThat(held(of)).containsExactly(tombstoneOf(of), tombstoneOf(of) + ".sig");
    JsonNode tombstone = files.awaitSuppression(of);
    assertThat(tombstone.path("exit").asText()).isEqualTo("LEAKED");
    assertThat(tombstone.path("reason").asText()).isEqualTo("该信息含有不应公开的内容，已经紧急停止公开。");
    assertThat(tombstone.toString()).doesNotContain("拾英", "住址");
    assertThat(clock(of).path("state").asText()).isEqualTo("RUNNING");
    assertThat(awaitingReview()).contains(of.id());

    assertThat(review(of, ALONE, "CONFIRMED").code()).isEqualTo("REVIEWER_IS_REQUESTER");
    assertThat(review(of, "disclosure-officer", "CONFIRMED").status()).isEqualTo(403);
    assertThat(review(of, "disclosure-approver", "CONFIRMED").status()).isEqualTo(200);
    assertThat(review(of, "approver", "UNNECESSARY").code()).isEqualTo("NOTHING_TO_REVIEW");

    assertThat(clock(of).path("state").asText()).isEqualTo("MET");
    assertThat(awaitingReview()).doesNotContain(of.id());
    assertThat(of.state()).isEqualTo("LEAKED");
    assertThat(held(of)).containsExactly(tombstoneOf(of), tombstoneOf(of) + ".sig");
    assertThat(
            of.post(
                    Role.DISCLOSURE_OFFICER,
                    "corrections",
                    Map.of("cause", "REPUBLISHED", "wrong", "恢复公示"))
                .code())
        .isEqualTo("NOT_CORRECTABLE");
  }

  @Test
  void whatWasTakenDownWithoutNeedComesBackAsANewEditionAndNeverUnderItsOldName() throws Exception {
    TestCase of = published();
    of.post(Role.DISCLOSURE_OFFICER, "emergency-takedown", Map.of("cause", "OTHER"));
    files.awaitGone(of);
    Map<String, Object> again = Map.of("cause", "REPUBLISHED", "wrong", "复核认为不必要，恢复公示");
    assertThat(of.post(Role.DISCLOSURE_OFFICER, "corrections", again).code())
        .isEqualTo("NOT_CORRECTABLE");
    assertThat(review(of, "disclosure-approver", "UNNECESSARY").status()).isEqualTo(200);
    assertThat(held(of)).containsExactly(tombstoneOf(of), tombstoneOf(of) + ".sig");

    assertThat(of.post(Role.DISCLOSURE_OFFICER, "corrections", again).status()).isEqualTo(201);
    Reply granted = of.post(Role.APPROVER, "correction-decision", Map.of("granted", true));
    TestCase edition = TestCase.existing(service, granted.json().path("edition").asText());
    edition.draft();
    edition.post(
        Role.DISCLOSURE_OFFICER,
        "disclosure",
        Map.of("choice", "FULL_TEXT", "ground", "PENALTY_RESULT"));
    edition.post(Role.DISCLOSURE_APPROVER, "disclosure-approval", Map.of("approved", true));

    JsonNode file = files.decisionJson(edition);
    assertThat(file.path("replaces").path("id").asText()).isEqualTo(of.id());
    assertThat(file.path("replaces").path("cause").asText()).isEqualTo("REPUBLISHED");
    Await.until(() -> files.awaitSuppression(of).path("replacedBy").asText().equals(edition.id()));
    assertThat(files.awaitSuppression(of).path("exit").asText()).isEqualTo("LEAKED");
    assertThat(held(of)).containsExactly(tombstoneOf(of), tombstoneOf(of) + ".sig");
    assertThat(held(edition)).hasSize(2).allMatch(name -> name.startsWith("decisions/penalty/"));
  }

  @Test
  void theDatabaseUndoesNoTakedownAndLetsNobodyReviewTheirOwn() {
    TestCase of = published();
    of.post(Role.DISCLOSURE_OFFICER, "emergency-takedown", Map.of("cause", "OTHER"));
    long key = facts.key(of);
    facts.refuses("DELETE FROM suppression WHERE case_id = " + key, "never undone");
    facts.refuses("UPDATE suppression SET reason = 'x' WHERE case_id = " + key, "what it is");
    facts.refuses(
        """
        UPDATE emergency_takedown SET reviewed_by = requested_by, outcome = 'UNNECESSARY', finding = 'x',
          reviewed_at = NOW()
        WHERE case_id = %d
        """
            .formatted(key),
        "reviewed_by_another");
    facts.refuses(
        """
        INSERT INTO outbox (case_id, errand, path, payload, signature, sha256, created_at, due_at, attempts)
        VALUES (%d, 'PUBLISH', 'decisions/x', 'x', 'x', 'x', NOW(), NOW(), 0)
        """
            .formatted(key),
        "never published again");
    review(of, "disclosure-approver", "CONFIRMED");
    facts.refuses(
        "UPDATE emergency_takedown SET outcome = 'UNNECESSARY' WHERE case_id = " + key, "final");
  }

  /** On the public site, as the generator's receipt says. */
  private TestCase published() {
    TestCase made = TestCase.filed(service).exported();
    files.receipt(made, files.decision(made), Instant.parse("2026-11-24T02:00:00Z"));
    Await.until(() -> made.state().equals("PUBLISHED"));
    return made;
  }

  /** Every file of the content folder that bears the case's id, below it. */
  private List<String> held(TestCase of) throws IOException {
    Path content = service.content();
    try (Stream<Path> all = Files.walk(content)) {
      return all.map(path -> content.relativize(path).toString())
          .filter(path -> path.contains(of.id()))
          .sorted()
          .toList();
    }
  }

  private static String tombstoneOf(TestCase of) {
    return "suppressed/" + of.id() + ".json";
  }

  private static Map<String, Object> application() {
    return Map.of("appliedOn", "2026-11-20", "reason", "已经履行义务、纠正违法行为，申请信用修复。");
  }

  private static Reply stop(TestCase of, Role role) {
    return of.post(role, "publicity-stop", application());
  }

  private static Reply grant(TestCase of, String login, boolean granted) {
    return of.post(login, "publicity-stop-decision", Map.of("granted", granted, "note", "已经审查。"));
  }

  private static Reply review(TestCase of, String login, String outcome) {
    return of.post(login, "takedown-review", Map.of("outcome", outcome, "finding", "已经核对。"));
  }

  private String awaitingReview() {
    StringBuilder all = new StringBuilder();
    JsonNode page = service.get("auditor", "/api/v1/takedowns?awaitsReview=true&limit=100").json();
    while (true) {
      all.append(page.path("items"));
      if (!page.hasNonNull("next")) {
        return all.toString();
      }
      page = service.get("auditor", page.path("next").asText()).json();
    }
  }

  private JsonNode clock(TestCase of) {
    for (JsonNode clock : of.get(Role.AUDITOR, "deadlines").json()) {
      if (clock.path("kind").asText().equals("TAKEDOWN_REVIEW")) {
        return clock;
      }
    }
    throw new AssertionError("no clock");
  }
}
