package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Correction requests of the public, on the server that the subclass names. */
abstract class PublicRequestTests {
  private static final String WHO = "申请人欧阳问渠，电话13900000000";

  private final TestServer server;
  private final Sql facts;
  private RunningService service;
  private ContentFiles files;

  PublicRequestTests(TestServer server) {
    this.server = server;
    this.facts = new Sql(server);
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
    files = new ContentFiles(service);
  }

  @Test
  void aRequestGetsANumberAndAClockOnTheBoardAndAnUnfoundedOneItsReason() {
    TestCase of = TestCase.filed(service).exported();
    JsonNode received = received(of);
    String number = received.path("number").asText();
    assertThat(number).matches("GZ20[0-9]{2}-[0-9A-Z]{10}");
    assertThat(clock(of, number).path("state").asText()).isEqualTo("RUNNING");
    assertThat(answer(number, unfounded()).code()).isEqualTo("REQUEST_NOT_YOURS");

    Reply assigned = post(number, "assignment", Map.of("login", "everything"));
    assertThat(assigned.status()).as("%s", assigned.json()).isEqualTo(200);
    assertThat(post(number, "assignment", Map.of("login", "handler")).json().toString())
        .contains("NOT_AN_OFFICER");
    assertThat(answer(number, unfounded()).code()).isEqualTo("REQUEST_NOT_YOURS");
    assertThat(board(number)).contains("\"personName\":\"all roles\"");
    assertThat(post(number, "assignment", Map.of()).status()).isEqualTo(200);
    Reply answered = answer(number, unfounded());

    assertThat(answered.status()).as("%s", answered.json()).isEqualTo(200);
    assertThat(answered.json().path("state").asText()).isEqualTo("ANSWERED");
    assertThat(clock(of, number).path("state").asText()).isEqualTo("MET");
    assertThat(answer(number, unfounded()).code()).isEqualTo("REQUEST_ANSWERED");
    assertThat(post(number, "assignment", Map.of()).code()).isEqualTo("REQUEST_ANSWERED");
  }

  @Test
  void aFoundedRequestIsAnsweredOnlyOnceItHasLedToSomething() {
    TestCase of = TestCase.filed(service).exported();
    String number = taken(of);
    Map<String, Object> founded =
        Map.of("founded", true, "measure", "CORRECTION", "answer", "属实，正在更正。");
    assertThat(answer(number, Map.of("founded", true, "answer", "属实")).status()).isEqualTo(422);
    assertThat(answer(number, founded).code()).isEqualTo("MEASURE_NOT_BEGUN");
    of.post(
        Role.DISCLOSURE_OFFICER,
        "corrections",
        Map.of(
            "cause",
            "TYPING_ERROR",
            "wrong",
            "案由有误",
            "requestNumber",
            number,
            "rewording",
            Map.of("title", "令狐拾英占用道路案")));
    assertThat(answer(number, founded).status()).isEqualTo(200);

    TestCase other = TestCase.filed(service).exported();
    String second = taken(other);
    Map<String, Object> down = Map.of("founded", true, "measure", "TAKEDOWN", "answer", "属实，已经撤下。");
    assertThat(answer(second, down).code()).isEqualTo("MEASURE_NOT_BEGUN");
    other.post(Role.DISCLOSURE_OFFICER, "emergency-takedown", Map.of("cause", "PERSONAL_DATA"));
    assertThat(answer(second, down).status()).isEqualTo(200);
  }

  @Test
  void whoAskedIsInNoListAndInNoFileAndIsForgottenAYearAfterTheAnswer() throws IOException {
    TestCase of = TestCase.filed(service).exported();
    String number = taken(of);
    answer(number, unfounded());
    assertThat(service.get("auditor", "/api/v1/correction-requests?limit=100").json().toString())
        .contains(number)
        .doesNotContain("欧阳", "13900000000");
    assertThat(of.get(Role.AUDITOR, "events").json().toString())
        .contains(number)
        .doesNotContain("欧阳", "13900000000");
    files.decision(of);
    try (Stream<Path> all = Files.walk(service.content())) {
      List<Path> found = all.filter(Files::isRegularFile).toList();
      for (Path file : found) {
        assertThat(Files.readString(file)).doesNotContain("欧阳", number);
      }
    }
    assertThat(read(number).path("contact").asText()).contains("欧阳");
    SettableClock clock = new SettableClock(TestClock.now().plus(Duration.ofDays(364)));
    try (RunningService later = RunningService.beside(server, clock)) {
      assertThat(later.port()).isPositive();
      clock.set(TestClock.now().plus(Duration.ofDays(366)));
      Await.until(() -> read(number).has("forgottenAt"));
    }
    assertThat(read(number).has("contact")).isFalse();
    assertThat(read(number).has("wrong")).isFalse();
    assertThat(read(number).path("answer").asText()).isEqualTo("经核对，公示内容与决定书一致。");
  }

  @Test
  void onlyWhatWasPublicCanBeAskedAboutAndTheDatabaseKeepsRequestAndAnswer() {
    TestCase filed = TestCase.filed(service);
    assertThat(receive(filed, Map.of()).code()).isEqualTo("NEVER_PUBLIC");
    TestCase of = TestCase.filed(service).exported();
    assertThat(receive(of, Map.of("receivedOn", "2999-01-01")).json().toString())
        .contains("IN_FUTURE");
    String number = taken(of);
    String where = " WHERE number = '" + number + "'";
    facts.refuses("UPDATE correction_request SET wrong = 'x'" + where, "as it was received");
    facts.refuses("DELETE FROM correction_request" + where, "never deleted");
    facts.refuses(
        "UPDATE correction_request SET state = 'ANSWERED', answered_by = taken_by, answered_at ="
            + " NOW(), founded = TRUE, answer = 'x'"
            + where,
        "founded_request_leads_to_something");
    answer(number, unfounded());
    facts.refuses("UPDATE correction_request SET answer = 'x'" + where, "as it was given");
  }

  private JsonNode received(TestCase of) {
    Reply reply = receive(of, Map.of());
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(201);
    return reply.json();
  }

  /** The number of a request that the officer of the role answers. */
  private String taken(TestCase of) {
    String number = received(of).path("number").asText();
    assertThat(post(number, "assignment", Map.of()).status()).isEqualTo(200);
    return number;
  }

  private Reply receive(TestCase of, Map<String, Object> more) {
    Map<String, Object> body = new TreeMap<>(more);
    body.putAll(Map.of("caseId", of.id(), "channel", "LETTER", "wrong", "案由写错了。", "contact", WHO));
    return service.post(Role.DISCLOSURE_OFFICER, "/api/v1/correction-requests", body);
  }

  private Reply post(String number, String step, Object body) {
    return service.post(
        Role.DISCLOSURE_OFFICER, "/api/v1/correction-requests/" + number + "/" + step, body);
  }

  private Reply answer(String number, Map<String, Object> body) {
    return post(number, "answer", body);
  }

  private static Map<String, Object> unfounded() {
    return Map.of("founded", false, "answer", "经核对，公示内容与决定书一致。");
  }

  private JsonNode read(String number) {
    return service.get("auditor", "/api/v1/correction-requests/" + number).json();
  }

  private JsonNode clock(TestCase of, String number) {
    for (JsonNode clock : of.get(Role.AUDITOR, "deadlines").json()) {
      if (clock.path("subject").asText().equals(number)) {
        return clock;
      }
    }
    throw new AssertionError("no clock of " + number);
  }

  private String board(String number) {
    String path = "/api/v1/boards/deadlines?status=DUE&kind=CORRECTION_ANSWER&limit=100";
    JsonNode page = service.get("everything", path).json();
    while (true) {
      for (JsonNode item : page.path("items")) {
        if (item.path("subject").asText().equals(number)) {
          return item.toString();
        }
      }
      assertThat(page.hasNonNull("next")).as("%s", page).isTrue();
      page = service.get("everything", page.path("next").asText()).json();
    }
  }
}
