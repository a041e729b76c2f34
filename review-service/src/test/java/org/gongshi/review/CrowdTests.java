package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hundred people at once on the same fifty cases. */
abstract class CrowdTests {
  private static final int CLIENTS = 200;
  private static final int CASES = 50;
  private static final int TRIES = 20;
  private static final long SEED = 20261124;

  private final TestServer server;
  private RunningService service;

  CrowdTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    service = RunningService.on(server);
  }

  @Test
  void eachCaseIsDecidedOnceAndNoUpdateIsLost() throws Exception {
    List<TestCase> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      cases.add(TestCase.filed(service).reviewed());
    }
    int version = cases.getFirst().read().path("version").asInt();
    service.token(RunningService.login(Role.APPROVER));

    Map<String, Integer> answers = new TreeMap<>();
    CountDownLatch go = new CountDownLatch(1);
    try (ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<List<String>>> clients = new ArrayList<>();
      for (int client = 0; client < CLIENTS; client++) {
        clients.add(
            decider(cases, new Random(SEED + client), go, client % 2 == 0 ? version : null));
      }
      List<Future<List<String>>> running = clients.stream().map(crowd::submit).toList();
      go.countDown();
      for (Future<List<String>> client : running) {
        client.get().forEach(answer -> answers.merge(answer, 1, Integer::sum));
      }
    }

    assertThat(answers.keySet()).isSubsetOf("200", "409 WRONG_STATE", "412 VERSION_CHANGED");
    assertThat(answers.get("200")).isEqualTo(CASES);
    assertThat(answers).containsKeys("409 WRONG_STATE", "412 VERSION_CHANGED");
    assertThat(answers.values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(CLIENTS * TRIES);
    for (TestCase one : cases) {
      assertThat(one.state()).isEqualTo("DECIDED");
      assertThat(one.read().path("version").asInt()).isEqualTo(version + 1);
      assertThat(count("decision d JOIN law_case c ON c.id = d.case_id WHERE c.public_id = ", one))
          .isEqualTo(1);
      assertThat(count("audit_entry WHERE deed = 'Decided' AND case_public_id = ", one))
          .isEqualTo(1);
    }
    Reply chain = service.get(RunningService.login(Role.AUDITOR), "/api/v1/audit/verification");
    assertThat(chain.status()).isEqualTo(200);
    assertThat(chain.json().path("findings")).as("%s", chain.json()).isEmpty();
  }

  /**
   * @param version that this client has seen, or null if it does not care
   */
  private Callable<List<String>> decider(
      List<TestCase> cases, Random random, CountDownLatch go, @Nullable Integer version) {
    return () -> {
      go.await();
      List<String> answers = new ArrayList<>();
      for (int i = 0; i < TRIES; i++) {
        TestCase one = cases.get(random.nextInt(CASES));
        String path = "/api/v1/cases/" + one.id() + "/decision";
        Reply reply =
            version == null
                ? service.post(Role.APPROVER, path, TestCase.decision())
                : service.post(Role.APPROVER, path, TestCase.decision(), version);
        answers.add(reply.status() + (reply.status() == 200 ? "" : " " + reply.code()));
      }
      return answers;
    };
  }

  private long count(String from, TestCase of) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT COUNT(*) FROM " + from + "'" + of.id() + "'")) {
      result.next();
      return result.getLong(1);
    }
  }
}
