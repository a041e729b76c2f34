package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Statistics of the records, on four cases of which everything is known. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class RecordStatisticsTests {
  private static final String ADDRESS = "/api/v1/statistics/records";

  private final TestServer server;
  private OwnService own;
  private RunningService service;

  RecordStatisticsTests(TestServer server) {
    this.server = server;
  }

  /** Three cases on 24 November, one of them reviewed, and one on the next day. */
  @BeforeAll
  void start() {
    own = OwnService.on(server, "statistics", IdentitySettings.usual());
    for (Role role : Role.values()) {
      own.account(RunningService.login(role), role);
    }
    service = own.client();
    service.qualifyReviewers();
    RecordKeeper keeper = new RecordKeeper(own);

    TestCase whole = TestCase.filed(service).decided().served();
    reviewed(whole, Map.of("EVIDENCE", 6, "TERMS", 3)); // 90.0
    reviewed(whole, Map.of("EVIDENCE", 0, "FACTS_CLEAR", 0, "ORGAN", 1)); // 68.0
    keeper.written(whole, null);

    TestCase filmed = TestCase.filed(service);
    keeper.inspected(filmed);
    keeper.filmed(filmed, "一", Duration.ofMinutes(10), true);
    keeper.filmed(filmed, "二", Duration.ofHours(25), false); // an hour late

    TestCase unfilmed = TestCase.filed(service);
    keeper.inspected(unfilmed);
    keeper.failed(unfilmed, "ON_SITE_INSPECTION");
    keeper.failed(unfilmed, "HEARING");
    String mistaken = keeper.written(unfilmed, "登记有误");
    assertThat(
            unfilmed
                .post(Role.HANDLER, "records/" + mistaken + "/void", Map.of("reason", "错了。"))
                .status())
        .isEqualTo(204);

    own.clock().set(Instant.parse("2026-11-24T16:00:00Z"));
    service.forgetTokens();
    TestCase.filed(service); // on the 25th in Shanghai
  }

  @AfterAll
  void stop() {
    own.close();
  }

  @Test
  void theFiguresOfADayAreExact() {
    JsonNode report = report("?from=2026-11-24&to=2026-11-24&organ=" + RunningService.ORGAN);
    assertThat(report.path("definition").asText()).isEqualTo("2026-1");
    JsonNode cases = report.path("cases");
    assertThat(cases.path("filed").asInt()).isEqualTo(3);
    assertThat(cases.path("decided").asInt()).isEqualTo(1);
    assertThat(cases.path("served").asInt()).isEqualTo(1);
    assertThat(cases.path("complete").asInt()).isEqualTo(1);
    assertThat(cases.path("completePercent").asText()).isEqualTo("33.3");
    assertThat(report.path("kinds")).hasSize(1);
    assertThat(report.path("kinds").path(0).path("complete").asInt()).isEqualTo(1);

    stage(report, "ON_SITE_INSPECTION", 2, 1, 1, 1);
    stage(report, "HEARING", 0, 0, 1, 0);
    stage(report, "SERVICE", 0, 0, 0, 0);
    JsonNode records = report.path("records");
    assertThat(records.path("unexplained").asInt()).isEqualTo(2);
    assertThat(records.path("written").asInt()).isEqualTo(1);
    assertThat(records.path("onPaper").asInt()).isEqualTo(1);
    assertThat(records.path("timed").asInt()).isEqualTo(3);
    assertThat(records.path("late").asInt()).isEqualTo(1);
    assertThat(records.path("lateMinutes").asInt()).isEqualTo(60);
    assertThat(records.path("mostLateMinutes").asInt()).isEqualTo(60);
    assertThat(report.path("latePercent").asText()).isEqualTo("33.3");
    assertThat(report.path("averageLateMinutes").asText()).isEqualTo("60.0");
  }

  @Test
  void documentsAndReviewsAreThoseOfTheSameCases() {
    JsonNode report = report("?from=2026-11-24&to=2026-11-24");
    JsonNode documents = report.path("documents"); // two of the five are signed on paper
    assertThat(documents.path("documents").asInt()).isEqualTo(5);
    assertThat(documents.path("electronic").asInt()).isEqualTo(3);
    assertThat(documents.path("electronicPercent").asText()).isEqualTo("60.0");
    JsonNode reviews = report.path("reviews");
    assertThat(reviews.path("finished").asInt()).isEqualTo(2);
    assertThat(reviews.path("excellent").asInt()).isEqualTo(1);
    assertThat(reviews.path("failed").asInt()).isEqualTo(1);
    assertThat(reviews.path("averageTotal").asText()).isEqualTo("79.0");
  }

  @Test
  void aDayInShanghaiBeginsAtMidnightThereAndAnEmptyPeriodIsNought() {
    assertThat(report("?from=2026-11-25&to=2026-11-25").path("cases").path("filed").asInt())
        .isEqualTo(1);
    assertThat(report("").path("cases").path("filed").asInt()).isEqualTo(4);
    JsonNode nothing = report("?from=2020-01-01&to=2020-12-31");
    assertThat(nothing.path("cases").path("completePercent").asText()).isEqualTo("0.0");
    assertThat(nothing.path("reviews").has("averageTotal")).isFalse();
    assertThat(nothing.path("records").path("stages")).hasSize(7);
  }

  @Test
  void aPeriodThatEndsBeforeItBeginsAndAnUnknownOrganAreRefused() {
    Reply refused = service.get("auditor", ADDRESS + "?from=2026-02-01&to=2026-01-01&organ=X");
    assertThat(refused.json().path("violations").findValuesAsText("rule"))
        .containsExactly("WRONG_RANGE", "UNKNOWN_ORGAN");
    assertThat(service.get("handler", ADDRESS).code()).isEqualTo("WRONG_ROLE");
  }

  private JsonNode report(String query) {
    Reply reply = service.get("auditor", ADDRESS + query);
    assertThat(reply.status()).as("%s", reply.json()).isEqualTo(200);
    return reply.json();
  }

  private static void stage(
      JsonNode report, String name, int recordings, int interrupted, int failures, int missing) {
    for (JsonNode stage : report.path("records").path("stages")) {
      if (stage.path("stage").asText().equals(name)) {
        assertThat(stage.path("recordings").asInt()).as("%s", stage).isEqualTo(recordings);
        assertThat(stage.path("interrupted").asInt()).as("%s", stage).isEqualTo(interrupted);
        assertThat(stage.path("failures").asInt()).as("%s", stage).isEqualTo(failures);
        assertThat(stage.path("missing").asInt()).as("%s", stage).isEqualTo(missing);
        return;
      }
    }
    throw new AssertionError(name + " is not listed");
  }

  private void reviewed(TestCase of, Map<String, Integer> less) {
    Reply begun = of.post(Role.RECORDS_KEEPER, "file-reviews", Map.of());
    assertThat(begun.status()).as("%s", begun.json()).isEqualTo(201);
    String path = "file-reviews/" + begun.json().path("id").asText();
    assertThat(of.put(Role.RECORDS_KEEPER, path, FileReviewTests.draft(service, less)).status())
        .isEqualTo(200);
    assertThat(of.post(Role.RECORDS_KEEPER, path + "/finish", Map.of()).status()).isEqualTo(200);
  }
}
