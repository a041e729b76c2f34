package org.gongshi.review.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongshi.review.RunningService.PASSWORD;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.review.OwnService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Passwords from outside: who is let in, who waits, and what a new password opens and closes. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class LoginsTests {
  private static final String NEXT = "tulip-harbour-27-lamp";

  private final TestServer server;
  private OwnService service;
  private int accounts;

  LoginsTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    service = OwnService.on(server, "logins", IdentitySettings.usual());
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void unknownWrongAndDisabledGetTheSameAnswerAfterTheSameWork() {
    String known = account();
    String disabled = account();
    String keeper = token(Role.ADMINISTRATOR);
    assertThat(disable(keeper, disabled).status()).isEqualTo(204);
    service.login(known, "warm the caches up"); // class loading is not part of the work
    Set<String> answers = new HashSet<>();
    List<Long> millis = new ArrayList<>();
    for (String[] pair :
        new String[][] {{known, "wrong-password-1"}, {"nobody", PASSWORD}, {disabled, PASSWORD}}) {
      long start = System.nanoTime();
      Reply reply = service.login(pair[0], pair[1]);
      millis.add((System.nanoTime() - start) / 1_000_000);
      answers.add(reply.status() + " " + reply.json());
    }
    assertThat(answers).hasSize(1).first().asString().contains("401", "WRONG_CREDENTIALS");
    assertThat(millis).as("each took one hash: %s", millis).allMatch(m -> m >= 5);
  }

  @Test
  void afterFiveFailuresNothingIsCheckedUntilThePauseEndsAndEachFurtherFailureDoublesIt() {
    String login = account();
    fail(login, 5);
    Reply blocked = service.login(login, PASSWORD);
    assertThat(blocked.status()).isEqualTo(429);
    assertThat(blocked.code()).isEqualTo("TOO_MANY_ATTEMPTS");
    assertThat(blocked.raw().headers().firstValue("Retry-After")).hasValue("60");
    assertThat(blocked.raw().headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    service.clock().tick(Duration.ofSeconds(61));
    assertThat(service.login(login, "wrong-password-1").status()).isEqualTo(401);
    assertThat(service.login(login, PASSWORD).raw().headers().firstValue("Retry-After"))
        .hasValue("120");
    service.clock().tick(Duration.ofSeconds(121));
    assertThat(service.login(login, PASSWORD).status()).isEqualTo(201);
    fail(login, 4);
    assertThat(service.login(login, PASSWORD).status()).as("success forgave").isEqualTo(201);
  }

  @Test
  void anUnknownLoginIsPausedLikeAKnownOne() {
    fail("who-is-this", 5);
    assertThat(service.login("who-is-this", PASSWORD).code()).isEqualTo("TOO_MANY_ATTEMPTS");
  }

  @Test
  void anAdministratorEndsThePause() {
    String login = account();
    fail(login, 5);
    String keeper = token(Role.ADMINISTRATOR);
    String path = "/api/v1/accounts/" + login;
    assertThat(service.get(keeper, path).json().path("account").hasNonNull("blockedUntil"))
        .isTrue();
    assertThat(service.post(keeper, path + "/unlocking", Map.of()).status()).isEqualTo(204);
    assertThat(service.login(login, PASSWORD).status()).isEqualTo(201);
  }

  @Test
  void guessesOfOneAddressAtManyLoginsArePausedForThatAddressAlone() {
    for (int i = 0; i < 50; i++) {
      assertThat(service.login("guess-" + i, PASSWORD, "198.51.100.9").status()).isEqualTo(401);
    }
    String login = account();
    assertThat(service.login(login, PASSWORD, "198.51.100.9").status()).isEqualTo(429);
    assertThat(service.login(login, PASSWORD, "198.51.100.10").status()).isEqualTo(201);
    // What stands further left the client wrote itself.
    assertThat(service.login(login, PASSWORD, "198.51.100.10, 198.51.100.9").status())
        .isEqualTo(429);
  }

  @Test
  void guessesAtTheSameMomentAreCountedOneByOne() throws Exception {
    String login = account();
    Map<Integer, Integer> answers = new TreeMap<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(20)) {
      List<Future<Reply>> all = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String address = "192.0.2." + i;
        all.add(pool.submit(() -> service.login(login, "wrong-password-1", address)));
      }
      for (Future<Reply> one : all) {
        answers.merge(one.get().status(), 1, Integer::sum);
      }
    }
    assertThat(answers).containsExactly(Map.entry(401, 5), Map.entry(429, 35));
  }

  @Test
  void aPasswordThatTheAdministratorSetIsChangedBeforeThereIsASession() {
    String keeper = token(Role.ADMINISTRATOR);
    String login = next();
    Reply created =
        service.post(
            keeper,
            "/api/v1/accounts",
            Map.of(
                "login",
                login,
                "displayName",
                "某人",
                "password",
                PASSWORD,
                "roles",
                List.of("HANDLER")));
    assertThat(created.status()).as("%s", created.json()).isEqualTo(201);
    Reply refused = service.login(login, PASSWORD);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo("PASSWORD_MUST_CHANGE");
    assertThat(service.changePassword(login, PASSWORD, PASSWORD).json().toString())
        .contains("USED_BEFORE");
    assertThat(service.changePassword(login, PASSWORD, "short").json().toString())
        .contains("TOO_SHORT");
    assertThat(service.changePassword(login, "wrong-password-1", NEXT).code())
        .isEqualTo("WRONG_CREDENTIALS");
    assertThat(service.changePassword(login, PASSWORD, NEXT).status()).isEqualTo(204);
    assertThat(service.login(login, NEXT).status()).isEqualTo(201);
    Reply reset =
        service.post(
            keeper, "/api/v1/accounts/" + login + "/password-reset", Map.of("password", PASSWORD));
    assertThat(reset.status()).isEqualTo(204);
    assertThat(service.login(login, NEXT).status()).isEqualTo(401);
    assertThat(service.login(login, PASSWORD).code()).isEqualTo("PASSWORD_MUST_CHANGE");
  }

  @Test
  void theLastFivePasswordsAreNotTakenAgain() {
    String login = account();
    String current = PASSWORD;
    for (int i = 0; i < 5; i++) {
      String next = NEXT + "-" + i;
      assertThat(service.changePassword(login, current, next).status()).isEqualTo(204);
      current = next;
    }
    for (String former : List.of(PASSWORD, NEXT + "-0", NEXT + "-3", current)) {
      assertThat(service.changePassword(login, current, former).json().toString())
          .contains("USED_BEFORE");
    }
    assertThat(service.changePassword(login, current, NEXT + "-5").status()).isEqualTo(204);
    assertThat(service.changePassword(login, NEXT + "-5", PASSWORD).status())
        .as("six passwords ago")
        .isEqualTo(204);
  }

  @Test
  void aPasswordThatIsTooOldIsChangedAtTheNextLogin() {
    String login = account();
    service.clock().tick(Duration.ofDays(89));
    assertThat(service.login(login, PASSWORD).status()).isEqualTo(201);
    service.clock().tick(Duration.ofDays(2));
    assertThat(service.login(login, PASSWORD).code()).isEqualTo("PASSWORD_MUST_CHANGE");
    assertThat(service.changePassword(login, PASSWORD, NEXT).status()).isEqualTo(204);
    assertThat(service.login(login, NEXT).status()).isEqualTo(201);
  }

  @Test
  void aChangedPasswordAndADisabledAccountEndEverySessionAndToken() {
    String login = account();
    String session = service.token(login);
    String program =
        service
            .post(session, "/api/v1/tokens", Map.of("name", "程序", "days", 3))
            .json()
            .path("token")
            .asText();
    assertThat(service.get(program, "/api/v1/me").status()).isEqualTo(200);
    assertThat(service.changePassword(login, PASSWORD, NEXT).status()).isEqualTo(204);
    assertThat(service.get(session, "/api/v1/me").status()).isEqualTo(401);
    assertThat(service.get(program, "/api/v1/me").status()).isEqualTo(401);

    String again = service.login(login, NEXT).json().path("token").asText();
    String keeper = token(Role.ADMINISTRATOR);
    assertThat(disable(keeper, login).status()).isEqualTo(204);
    assertThat(service.get(again, "/api/v1/me").status()).isEqualTo(401);
    String path = "/api/v1/accounts/" + login + "/enabling";
    assertThat(service.post(keeper, path, Map.of("reason", "返岗")).status()).isEqualTo(204);
    assertThat(service.get(again, "/api/v1/me").status()).isEqualTo(401);
    assertThat(service.login(login, NEXT).status()).isEqualTo(201);
  }

  @Test
  void samplePasswordsAreGoodForTheDemoAlone() {
    service
        .accounts()
        .create(
            new Accounts.Draft(
                "sample", "样例", PASSWORD, PasswordStanding.SAMPLE, null, Set.of(Role.HANDLER)));
    assertThat(service.login("sample", PASSWORD).code()).isEqualTo("PASSWORD_MUST_CHANGE");
    service.restart(IdentitySettings.usual().forDemo());
    String session = service.token("sample");
    assertThat(service.get(session, "/api/v1/me").status()).isEqualTo(200);
    service.restart(IdentitySettings.usual());
    assertThat(service.get(session, "/api/v1/me").status())
        .as("what the demo let in stays in the demo")
        .isEqualTo(401);
    assertThat(service.changePassword("sample", PASSWORD, NEXT).status()).isEqualTo(204);
    assertThat(service.login("sample", NEXT).status()).isEqualTo(201);
  }

  @Test
  void everythingAboutLoginsIsInTheRecordWithoutWhatWasTyped() throws SQLException {
    String login = account();
    service.login(login, "wrong-password-1");
    service.login("my-password-typed-here", "x");
    service.login(login, PASSWORD);
    service.changePassword(login, PASSWORD, NEXT);
    String watcher = token(Role.AUDITOR);
    var deeds = service.trail(watcher, "&actor=" + login);
    assertThat(deeds.findValuesAsText("deed"))
        .containsExactly("PasswordChanged", "LoggedIn", "LoginRefused");
    assertThat(deeds.findValuesAsText("detail")).contains("203.0.113.7");
    assertThat(service.trail(watcher, "").toString()).doesNotContain("my-password-typed-here");
    assertThat(service.trail(watcher, "&actor=unknown&deed=LoginRefused")).isNotEmpty();
  }

  private Reply disable(String keeper, String login) {
    String path = "/api/v1/accounts/" + login + "/disabling";
    return service.post(keeper, path, Map.of("reason", "离岗"));
  }

  private void fail(String login, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(service.login(login, "wrong-password-1").status()).isEqualTo(401);
    }
  }

  private String account() {
    String login = next();
    service.account(login, Role.HANDLER);
    return login;
  }

  /** The token of a new account: one test moves the clock past the age of passwords. */
  private String token(Role role) {
    String login = next();
    service.account(login, role);
    return service.token(login);
  }

  private String next() {
    return "person" + ++accounts;
  }
}
