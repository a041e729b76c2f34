package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A thousand wrong calls of each sort: every one gets the right 4xx with problem details, none a
 * 5xx.
 */
final class BadRequestsApiIT {
  private static final int CALLS = 1000;
  private static final long SEED = 20261123;

  private RunningService service;

  @BeforeEach
  void start() {
    service = RunningService.on(TestServer.MARIADB);
  }

  @Test
  void aThousandMalformedBodiesAreRefusedAsSuch() throws Exception {
    Random random = new Random(SEED);
    byte[] good = filing().getBytes(StandardCharsets.UTF_8);
    List<byte[]> bodies = new ArrayList<>();
    for (int i = 0; i < CALLS; i++) {
      byte[] body = java.util.Arrays.copyOf(good, 1 + random.nextInt(good.length - 1));
      if (i % 3 == 0) {
        body[random.nextInt(body.length)] = (byte) random.nextInt(256);
      }
      bodies.add(body);
    }
    Map<String, Integer> answers =
        call(
            i ->
                service
                    .authorised("handler", "/api/v1/cases")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(bodies.get(i))));
    assertThat(answers.keySet()).isSubsetOf("400 MALFORMED_JSON", "422 INVALID_FIELDS");
    assertThat(answers.get("400 MALFORMED_JSON")).isGreaterThan(CALLS * 9 / 10);
  }

  @Test
  void aThousandBodiesOfWrongShapeNameTheField() throws Exception {
    List<String> bodies =
        List.of(
            "{}",
            "[]",
            "null",
            "17",
            "\"text\"",
            "{\"kind\": \"NO_SUCH_KIND\"}",
            "{\"kind\": 1}",
            "{\"parties\": {}}",
            "{\"parties\": [null]}",
            "{\"parties\": [{\"birthDate\": \"2026-02-30\"}]}",
            "{\"unknown\": true}",
            "{\"title\": {\"deep\": []}}",
            "{\"title\": \"a\", \"title\": \"b\"}",
            "{\"title\": \"\\ud800\"}",
            "[".repeat(5000));
    Map<String, Integer> answers =
        call(
            i ->
                service
                    .authorised("handler", "/api/v1/cases")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(bodies.get(i % bodies.size()))));
    assertThat(answers.keySet()).isSubsetOf("400 MALFORMED_JSON", "422 INVALID_FIELDS");
    Reply reply = service.post(Role.HANDLER, "/api/v1/cases", "{\"parties\": [{\"idNumber\": 5}]}");
    assertThat(reply.json().path("violations").path(0).path("field").asText())
        .isEqualTo("parties[0].idNumber");
  }

  @Test
  void aThousandOversizedBodiesAreRefusedAndTheirSendersGetToReadIt() throws Exception {
    byte[] tooLarge = new byte[(1 << 20) + 1];
    java.util.Arrays.fill(tooLarge, (byte) ' ');
    Map<String, Integer> answers =
        call(
            i ->
                service
                    .authorised("handler", "/api/v1/cases/x/proposal")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofByteArray(tooLarge)));
    assertThat(answers).containsExactly(Map.entry("413 BODY_TOO_LARGE", CALLS));
  }

  @Test
  void aThousandCallsWithoutAValidTokenAreSentToLogin() throws Exception {
    String[] authorisations = {"Bearer ", "Bearer nonsense", "Basic YTpi", "Bearer \u00e9", "x"};
    Map<String, Integer> answers =
        call(
            i -> {
              HttpRequest.Builder request =
                  HttpRequest.newBuilder(service.address("/api/v1/cases"))
                      .header("Content-Type", "application/json")
                      .POST(BodyPublishers.ofString(filing()));
              int which = i % (authorisations.length + 1);
              return which == authorisations.length
                  ? request
                  : request.header("Authorization", authorisations[which]);
            });
    assertThat(answers).containsExactly(Map.entry("401 NOT_LOGGED_IN", CALLS));
  }

  @Test
  void aThousandCallsInTheWrongRoleAreRefusedWhateverTheyHold() throws Exception {
    Role[] wrong = {Role.AUDITOR, Role.ADMINISTRATOR, Role.APPROVER, Role.LEGAL_REVIEWER};
    Map<String, Integer> answers =
        call(
            i ->
                service
                    .authorised(RunningService.login(wrong[i % wrong.length]), "/api/v1/cases")
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(i % 2 == 0 ? filing() : "{")));
    assertThat(answers).containsExactly(Map.entry("403 WRONG_ROLE", CALLS));
  }

  @Test
  void otherMistakesGetTheirOwnStatus() {
    assertThat(service.get("handler", "/api/v1/cases/nope").status()).isEqualTo(404);
    assertThat(service.get("handler", "/api/v1/cases/%00%ff").status()).isEqualTo(404);
    assertThat(service.get("handler", "/api/v1/cases?limit=0").code()).isEqualTo("INVALID_FIELDS");
    assertThat(service.get("handler", "/api/v1/cases?state=X").code()).isEqualTo("INVALID_FIELDS");
    assertThat(service.get("handler", "/api/v1/nothing").code()).isEqualTo("NO_SUCH_ADDRESS");
    Reply method = service.send(service.authorised("handler", "/api/v1/cases").DELETE());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.raw().headers().firstValue("Allow")).hasValue("GET, POST");
    Reply media =
        service.send(
            service
                .authorised("handler", "/api/v1/cases")
                .header("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(media.status()).isEqualTo(415);
    TestCase filed = TestCase.filed(service);
    assertThat(filed.post(Role.APPROVER, "decision", TestCase.decision()).status()).isEqualTo(409);
    assertThat(
            filed
                .post(
                    Role.DISCLOSURE_OFFICER,
                    "withdrawal",
                    Map.of("cause", "REVOKED", "reason", "无"))
                .code())
        .isEqualTo("WRONG_STATE");
    Reply login =
        service.send(
            HttpRequest.newBuilder(service.address("/api/v1/sessions"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"login\":\"handler\",\"password\":\"wrong\"}")));
    assertThat(login.code()).isEqualTo("WRONG_CREDENTIALS");
  }

  @Test
  void healthMetricsAndTheApisDocumentAnswer() {
    assertThat(service.send(HttpRequest.newBuilder(service.address("/observe/health"))).status())
        .isEqualTo(200);
    assertThat(service.send(HttpRequest.newBuilder(service.address("/observe/metrics"))).status())
        .isEqualTo(200);
    Reply document = service.send(HttpRequest.newBuilder(service.address("/openapi")));
    assertThat(document.json().path("openapi").asText()).startsWith("3.1");
    assertThat(document.json().path("paths").path("/api/v1/cases/{id}/decision").has("post"))
        .isTrue();
  }

  /** Makes the calls, eight at a time, and counts the answers by status and code. */
  private Map<String, Integer> call(IntFunction<HttpRequest.Builder> request) throws Exception {
    Map<String, Integer> answers = new TreeMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < CALLS; i++) {
        int number = i;
        replies.add(pool.submit(() -> service.send(request.apply(number))));
      }
      for (Future<Reply> reply : replies) {
        Reply r = reply.get();
        assertThat(r.raw().headers().firstValue("Content-Type").orElse(""))
            .startsWith("application/problem+json");
        answers.merge(r.status() + " " + r.code(), 1, Integer::sum);
      }
    }
    return answers;
  }

  private static String filing() {
    return new String(
        org.gongshi.review.http.Json.write(TestCase.filing()), StandardCharsets.UTF_8);
  }
}
