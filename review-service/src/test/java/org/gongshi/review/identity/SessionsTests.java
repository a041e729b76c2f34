package org.gongshi.review.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gongshi.review.RunningService.PASSWORD;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gongshi.review.Await;
import org.gongshi.review.OwnService;
import org.gongshi.review.RunningService;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.TestCase;
import org.gongshi.review.database.TestServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Sessions in browsers and programs, tokens, and the administrator's keeping of accounts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SessionsTests {
  private final TestServer server;
  private OwnService service;

  SessionsTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    service = OwnService.on(server, "sessions", IdentitySettings.usual());
    service.account("keeper", Role.ADMINISTRATOR);
    service.account("keeper2", Role.ADMINISTRATOR);
    service.account("handler", Role.HANDLER, Role.DISCLOSURE_OFFICER);
    service.account("watcher", Role.AUDITOR);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void aSessionEndsWhenIdleAndWithTheDayWhateverItDoes() {
    String idle = service.token("handler");
    service.clock().tick(Duration.ofMinutes(29));
    assertThat(service.get(idle, "/api/v1/me").status()).isEqualTo(200);
    service.clock().tick(Duration.ofMinutes(29));
    assertThat(service.get(idle, "/api/v1/me").status()).isEqualTo(200);
    service.clock().tick(Duration.ofMinutes(31));
    assertThat(service.get(idle, "/api/v1/me").status()).isEqualTo(401);

    String busy = service.token("handler");
    for (int i = 0; i < 28; i++) {
      service.clock().tick(Duration.ofMinutes(25));
      assertThat(service.get(busy, "/api/v1/me").status()).isEqualTo(200);
    }
    service.clock().tick(Duration.ofMinutes(25));
    assertThat(service.get(busy, "/api/v1/me").status()).as("twelve hours").isEqualTo(401);
  }

  @Test
  void onesOwnSessionsAreListedAndEnded() {
    service.account("many", Role.HANDLER);
    String first = service.token("many");
    String second = service.token("many");
    String third = service.token("many");
    JsonNode list = service.get(first, "/api/v1/sessions").json();
    assertThat(list).hasSize(3);
    assertThat(list.findValuesAsText("address")).containsOnly("203.0.113.7");
    assertThat(list.findValuesAsText("current")).containsOnlyOnce("true");
    assertThat(list.toString()).doesNotContain(first).doesNotContain(second);
    String id = idOf(service.get(second, "/api/v1/sessions").json());
    assertThat(service.delete(first, "/api/v1/sessions/" + id).status()).isEqualTo(204);
    assertThat(service.delete(first, "/api/v1/sessions/" + id).status()).isEqualTo(404);
    assertThat(service.get(second, "/api/v1/me").status()).isEqualTo(401);
    String other = idOf(service.get(service.token("handler"), "/api/v1/sessions").json());
    assertThat(service.delete(first, "/api/v1/sessions/" + other).status())
        .as("another person's")
        .isEqualTo(404);
    assertThat(service.delete(first, "/api/v1/sessions").status()).isEqualTo(204);
    assertThat(service.get(third, "/api/v1/me").status()).isEqualTo(401);
    assertThat(service.delete(first, "/api/v1/sessions/current").status()).isEqualTo(204);
    assertThat(service.get(first, "/api/v1/me").status()).isEqualTo(401);
  }

  private static String idOf(JsonNode sessions) {
    for (JsonNode one : sessions) {
      if (one.path("current").asBoolean()) {
        return one.path("session").path("id").asText();
      }
    }
    throw new AssertionError("no current session");
  }

  @Test
  void aBrowsersSessionIsACookieThatNoScriptReadsAndNoOtherSiteSends() {
    Reply login = cookieLogin();
    String cookie = login.raw().headers().firstValue("Set-Cookie").orElse("");
    assertThat(cookie).matches("gongshi=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; SameSite=Strict");
    assertThat(login.json().has("token")).isFalse();
    String csrf = login.json().path("csrfToken").asText();
    Reply me = service.client().send(browser(cookie, "/api/v1/me").GET());
    assertThat(me.json().path("csrfToken").asText()).isEqualTo(csrf).hasSize(64);

    assertThat(filed(browser(cookie, "/api/v1/cases"))).isEqualTo("CSRF_REFUSED");
    assertThat(filed(browser(cookie, "/api/v1/cases").header("X-CSRF-Token", "0".repeat(64))))
        .isEqualTo("CSRF_REFUSED");
    assertThat(filed(good(cookie, csrf).header("Sec-Fetch-Site", "cross-site")))
        .isEqualTo("CSRF_REFUSED");
    assertThat(filed(good(cookie, csrf).header("Sec-Fetch-Site", "same-site")))
        .isEqualTo("CSRF_REFUSED");
    assertThat(filed(good(cookie, csrf).header("Origin", "https://evil.example")))
        .isEqualTo("CSRF_REFUSED");
    assertThat(filed(good(cookie, csrf).header("Origin", "null"))).isEqualTo("CSRF_REFUSED");
    URI own = service.client().address("");
    assertThat(
            filed(
                good(cookie, csrf)
                    .header("Sec-Fetch-Site", "same-origin")
                    .header("Origin", own.getScheme() + "://" + own.getAuthority())))
        .isEqualTo("201");
    assertThat(filed(good(cookie, csrf))).isEqualTo("201");

    String secret = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
    assertThat(service.get(secret, "/api/v1/me").status())
        .as("a cookie's secret is no bearer token")
        .isEqualTo(401);
    Reply bearerAsCookie =
        service.client().send(browser("gongshi=" + service.token("handler"), "/api/v1/me").GET());
    assertThat(bearerAsCookie.status()).as("and the other way round").isEqualTo(401);

    Reply logout = service.client().send(good(cookie, csrf, "/api/v1/sessions/current").DELETE());
    assertThat(logout.status()).isEqualTo(204);
    assertThat(logout.raw().headers().firstValue("Set-Cookie").orElse("")).contains("Max-Age=0");
    assertThat(service.client().send(browser(cookie, "/api/v1/me").GET()).status()).isEqualTo(401);
  }

  @Test
  void aLoginThatAnotherSiteBeginsGetsNoCookie() {
    Reply reply =
        service
            .client()
            .send(
                service
                    .request("/api/v1/sessions")
                    .header("Sec-Fetch-Site", "cross-site")
                    .POST(OwnService.json(cookieBody())));
    assertThat(reply.code()).isEqualTo("CSRF_REFUSED");
  }

  @Test
  void overHttpsTheCookieIsForThisHostAndHttpsAlone() {
    try (OwnService secure =
        OwnService.on(
            server,
            "secure",
            IdentitySettings.from(Map.of("GONGSHI_ADDRESS", "https://zf.example.gov.cn")))) {
      secure.account("handler", Role.HANDLER);
      Reply login =
          secure
              .client()
              .send(
                  secure
                      .request("/api/v1/sessions")
                      .header("Origin", "https://zf.example.gov.cn")
                      .POST(OwnService.json(cookieBody())));
      assertThat(login.raw().headers().firstValue("Set-Cookie").orElse(""))
          .matches("__Host-gongshi=[A-Za-z0-9_-]{43}; Path=/; HttpOnly; Secure; SameSite=Strict");
    }
  }

  @Test
  void aProgramsTokenIsShownOnceHasFewerRolesAndItsOwnEnd() {
    String session = service.token("handler");
    Reply created =
        service.post(
            session,
            "/api/v1/tokens",
            Map.of("name", "报送程序", "days", 30, "roles", List.of("HANDLER")));
    assertThat(created.status()).as("%s", created.json()).isEqualTo(201);
    String token = created.json().path("token").asText();
    JsonNode list = service.get(session, "/api/v1/tokens").json();
    assertThat(list.toString()).contains("报送程序").doesNotContain(token);
    assertThat(service.get(token, "/api/v1/me").json().path("roles").toString())
        .isEqualTo("[\"HANDLER\"]");
    assertThat(service.post(token, "/api/v1/cases", TestCase.filing()).status()).isEqualTo(201);
    assertThat(
            service
                .client()
                .send(service.with(token, "/api/v1/imports/penalties").POST(OwnService.json("x")))
                .code())
        .isEqualTo("WRONG_ROLE");
    for (Reply refused :
        List.of(
            service.post(token, "/api/v1/tokens", Map.of("name", "x", "days", 1)),
            service.delete(token, "/api/v1/sessions"),
            service.post(token, "/api/v1/tokens/x/rotation", Map.of()))) {
      assertThat(refused.code()).isEqualTo("PERSON_REQUIRED");
    }
    String id = created.json().path("id").asText();
    Reply rotated = service.post(session, "/api/v1/tokens/" + id + "/rotation", Map.of());
    assertThat(rotated.status()).isEqualTo(201);
    assertThat(service.get(token, "/api/v1/me").status()).isEqualTo(401);
    String fresh = rotated.json().path("token").asText();
    service.clock().tick(Duration.ofDays(29));
    assertThat(service.get(fresh, "/api/v1/me").status()).as("never idle").isEqualTo(200);
    service.clock().tick(Duration.ofDays(2));
    assertThat(service.get(fresh, "/api/v1/me").status()).isEqualTo(401);
  }

  @Test
  void aTokenNeverHasMoreThanItsAccountAndNoEndBeyondTheSetting() {
    String session = service.token("handler");
    Reply more =
        service.post(
            session,
            "/api/v1/tokens",
            Map.of("name", "x", "days", 1, "roles", List.of("APPROVER")));
    assertThat(more.json().toString()).contains("NOT_YOURS");
    Reply longer = service.post(session, "/api/v1/tokens", Map.of("name", "x", "days", 181));
    assertThat(longer.json().toString()).contains("OUT_OF_RANGE");

    service.account("narrowed", Role.HANDLER, Role.APPROVER);
    String mine = service.token("narrowed");
    String token =
        service
            .post(mine, "/api/v1/tokens", Map.of("name", "x", "days", 1))
            .json()
            .path("token")
            .asText();
    String keeper = service.token("keeper");
    Reply changed =
        service.put(
            keeper, "/api/v1/accounts/narrowed/roles", Map.of("roles", List.of("APPROVER")));
    assertThat(changed.status()).isEqualTo(204);
    assertThat(service.get(token, "/api/v1/me").json().path("roles").toString())
        .as("what the account lost, its tokens lost")
        .isEqualTo("[\"APPROVER\"]");
    assertThat(service.post(mine, "/api/v1/cases", TestCase.filing()).code())
        .isEqualTo("WRONG_ROLE");
  }

  @Test
  void administratorsKeepEachOtherAndNobodyKeepsThemselves() {
    String keeper = service.token("keeper");
    Reply own =
        service.put(keeper, "/api/v1/accounts/keeper/roles", Map.of("roles", List.of("APPROVER")));
    assertThat(own.code()).isEqualTo("NOT_YOURSELF");
    Reply close = service.post(keeper, "/api/v1/accounts/keeper/disabling", Map.of("reason", "试试"));
    assertThat(close.code()).isEqualTo("NOT_YOURSELF");
    Reply both =
        service.put(
            keeper,
            "/api/v1/accounts/keeper2/roles",
            Map.of("roles", List.of("ADMINISTRATOR", "APPROVER")));
    assertThat(both.json().toString()).contains("INCOMPATIBLE");
    Reply auditorToo =
        service.put(
            keeper,
            "/api/v1/accounts/handler/roles",
            Map.of("roles", List.of("AUDITOR", "HANDLER")));
    assertThat(auditorToo.json().toString()).contains("INCOMPATIBLE");
    assertThat(service.get(keeper, "/api/v1/accounts/nobody").status()).isEqualTo(404);
  }

  @Test
  void accountsAreListedPageByPageAndByFilter() {
    String keeper = service.token("keeper");
    JsonNode first = service.get(keeper, "/api/v1/accounts?limit=2").json();
    assertThat(first.path("items")).hasSize(2);
    String next = first.path("next").asText();
    JsonNode second = service.get(keeper, next).json();
    assertThat(second.path("items").path(0).path("login").asText())
        .isGreaterThan(first.path("items").path(1).path("login").asText());
    JsonNode auditors = service.get(keeper, "/api/v1/accounts?role=AUDITOR").json();
    assertThat(auditors.path("items").findValuesAsText("login")).containsExactly("watcher");
    assertThat(service.get(keeper, "/api/v1/accounts?role=KING").code())
        .isEqualTo("INVALID_FIELDS");
    assertThat(service.get(keeper, "/api/v1/accounts?disabled=true").json().path("items"))
        .isEmpty();
    assertThat(auditors.toString()).doesNotContain("argon2").doesNotContain("passwordHash");
  }

  @Test
  void anAdministratorOfOneOrganKeepsThatOrgansAccounts() {
    service
        .accounts()
        .create(
            "organ-keeper",
            "某人",
            PASSWORD,
            RunningService.ORGAN,
            java.util.EnumSet.of(Role.ADMINISTRATOR));
    String keeper = service.token("organ-keeper");
    assertThat(service.get(keeper, "/api/v1/accounts/handler").status()).isEqualTo(404);
    assertThat(service.get(keeper, "/api/v1/accounts").json().path("items"))
        .allMatch(a -> a.path("organCode").asText().equals(RunningService.ORGAN));
    Map<String, Object> everywhere =
        Map.of(
            "login",
            "reach",
            "displayName",
            "某人",
            "password",
            PASSWORD,
            "roles",
            List.of("HANDLER"));
    assertThat(service.post(keeper, "/api/v1/accounts", everywhere).json().toString())
        .contains("UNKNOWN_ORGAN");
    Map<String, Object> here = new java.util.HashMap<>(everywhere);
    here.put("organCode", RunningService.ORGAN);
    assertThat(service.post(keeper, "/api/v1/accounts", here).status()).isEqualTo(201);
    assertThat(service.post(keeper, "/api/v1/accounts", here).code()).isEqualTo("LOGIN_TAKEN");
  }

  @Test
  void whoReadsACaseIsInTheRecordAndWhatTheyLookedForIsNot() throws Exception {
    String handler = service.token("handler");
    String id =
        service.post(handler, "/api/v1/cases", TestCase.filing()).json().path("id").asText();
    service.get(handler, "/api/v1/cases/" + id);
    service.get(handler, "/api/v1/cases?state=FILED&limit=7");
    service.get(handler, "/api/v1/me");
    String watcher = service.token("watcher");
    Await.until(() -> !service.trail(watcher, "&actor=handler&deed=Read").isEmpty());
    JsonNode reads = service.trail(watcher, "&actor=handler&deed=CaseRead&case=" + id);
    assertThat(reads).hasSize(1);
    assertThat(reads.path(0).path("detail").asText()).isEqualTo("GET /api/v1/cases/{id}");
    JsonNode lists = service.trail(watcher, "&actor=handler&deed=Read");
    assertThat(lists.path(0).path("detail").asText())
        .matches("GET /api/v1/cases\\?limit=7&state=FILED; \\d items");
    JsonNode events = service.get(handler, "/api/v1/cases/" + id + "/events").json();
    assertThat(events.toString()).doesNotContain("CaseRead");
    assertThat(service.get(watcher, "/api/v1/audit/verification").json().path("whole").asBoolean())
        .isTrue();
  }

  private Reply cookieLogin() {
    return service
        .client()
        .send(service.request("/api/v1/sessions").POST(OwnService.json(cookieBody())));
  }

  private static Map<String, Object> cookieBody() {
    return Map.of("login", "handler", "password", PASSWORD, "cookie", true);
  }

  private HttpRequest.Builder browser(String cookie, String path) {
    return service.request(path).header("Cookie", "other=1; " + cookie.split(";", -1)[0]);
  }

  private HttpRequest.Builder good(String cookie, String csrf) {
    return good(cookie, csrf, "/api/v1/cases");
  }

  private HttpRequest.Builder good(String cookie, String csrf, String path) {
    return browser(cookie, path).header("X-CSRF-Token", csrf);
  }

  /** Files a case and gives the problem's code, or the status where there is none. */
  private String filed(HttpRequest.Builder request) {
    Reply reply = service.client().send(request.POST(OwnService.json(TestCase.filing())));
    return reply.code().isEmpty() ? Integer.toString(reply.status()) : reply.code();
  }
}
