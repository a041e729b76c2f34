package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.ApiDocument.Operation;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.http.Json;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * The one table of who may do what: {@code docs/access.md} is it, and the running service keeps to
 * it, cell by cell.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AccessTests {
  private static final Path TABLE = Path.of("../docs/access.md");
  private static final String BEGIN = "<!-- table: begin -->\n";
  private static final String END = "<!-- table: end -->";
  private static final String NO_CASE = "0".repeat(26);

  private final TestServer server;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<Role, String> tokens = new EnumMap<>(Role.class);
  private OwnService service;
  private List<Operation> operations;

  AccessTests(TestServer server) {
    this.server = server;
  }

  @BeforeAll
  void start() {
    service = OwnService.on(server, "access", IdentitySettings.usual());
    for (Role role : Role.values()) {
      service.account(login(role), role);
      tokens.put(role, service.token(login(role)));
    }
    service.account("everything", Role.values());
    operations = service.client().document().operations();
  }

  private static String login(Role role) {
    return "as-" + RunningService.login(role);
  }

  @AfterAll
  void stop() {
    service.close();
  }

  @Test
  void everyCellOfTheTableHolds() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (Operation operation : operations) {
      Set<Role> allowed = allowed(operation);
      for (Role role : Role.values()) {
        String said = call(operation, "Authorization", "Bearer " + tokens.get(role));
        // A HEAD is refused without a body, so without a code.
        boolean refused = said.equals("403 WRONG_ROLE") || said.equals("403 ");
        boolean in = !said.startsWith("401") && !refused;
        if (in != allowed.contains(role) || said.startsWith("401")) {
          wrong.add(operation + " as " + role + ": " + said);
        }
        if (operation.path().startsWith("/api/v1/sessions")) {
          tokens.put(role, service.token(login(role))); // it may have ended its own
        }
      }
      String anonymous = call(operation, "X-Nobody", "1");
      boolean open = !anonymous.equals("401 NOT_LOGGED_IN") && !anonymous.equals("401 ");
      if (open != isOpen(operation)) {
        wrong.add(operation + " as nobody: " + anonymous);
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(operations).hasSizeGreaterThan(40);
  }

  @Test
  void aBrowsersChangeWithoutItsTokenIsRefusedEverywhere() throws Exception {
    List<String> wrong = new ArrayList<>();
    String cookie = cookie();
    for (Operation operation : operations) {
      if (isOpen(operation)) {
        continue;
      }
      String said = call(operation, "Cookie", cookie);
      boolean change = !Set.of("GET", "HEAD", "OPTIONS").contains(operation.method());
      boolean refused = said.equals("403 CSRF_REFUSED");
      if (change != refused || said.startsWith("401")) {
        wrong.add(operation + ": " + said);
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void aCaseOfAnotherOrganIsNowhereToBeFound() throws Exception {
    String id = filed();
    String other = otherOrgan();
    service
        .accounts()
        .create("stranger", "某人", RunningService.PASSWORD, other, EnumSet.allOf(Role.class));
    String stranger = service.token("stranger");
    List<String> wrong = new ArrayList<>();
    int routes = 0;
    for (Operation operation : operations) {
      if (operation.path().startsWith("/api/v1/cases/{id}")) {
        routes++;
        String said = call(operation, id, "Authorization", "Bearer " + stranger);
        if (!said.equals("404 NOT_FOUND") && !said.equals("404 ")) {
          wrong.add(operation + ": " + said);
        }
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(routes).isGreaterThan(15);
  }

  @Test
  void theTableInTheDocsIsTheOneThatIsServed() throws IOException {
    String text = Files.readString(TABLE);
    String table = table();
    String wanted =
        text.substring(0, text.indexOf(BEGIN) + BEGIN.length())
            + table
            + text.substring(text.indexOf(END));
    if (System.getProperty("gongshi.docs", "").equals("write")) {
      Files.writeString(TABLE, wanted);
    }
    assertThat(Files.readString(TABLE))
        .as(
            "docs/access.md is stale; write it anew with ./mvnw -pl review-service verify"
                + " -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false -Dit.test=AccessOnMariaDbIT"
                + " -Dgongshi.docs=write")
        .isEqualTo(wanted);
  }

  private String table() {
    StringBuilder table = new StringBuilder("| operation | |");
    for (Role role : Role.values()) {
      table.append(' ').append(role.name().toLowerCase(java.util.Locale.ROOT)).append(" |");
    }
    table.append(" nobody |\n|---|---|").append(":-:|".repeat(Role.values().length + 1));
    for (Operation operation : operations) {
      table.append("\n| `").append(operation).append("` | ");
      table.append(operation.told().path("summary").asText()).append(" |");
      Set<Role> allowed = allowed(operation);
      for (Role role : Role.values()) {
        table.append(allowed.contains(role) ? " ● |" : " |");
      }
      table.append(isOpen(operation) ? " ● |" : " |");
    }
    return table.append('\n').toString();
  }

  private static boolean isOpen(Operation operation) {
    return operation.told().path("security").isEmpty();
  }

  private static Set<Role> allowed(Operation operation) {
    JsonNode roles = operation.told().path("x-roles");
    if (isOpen(operation) || roles.isMissingNode()) {
      return EnumSet.allOf(Role.class);
    }
    Set<Role> allowed = EnumSet.noneOf(Role.class);
    roles.forEach(role -> allowed.add(Role.valueOf(role.asText())));
    return allowed;
  }

  private String call(Operation operation, String header, String value) throws Exception {
    return call(operation, NO_CASE, header, value);
  }

  /** The status and the problem's code. */
  private String call(Operation operation, String id, String header, String value)
      throws Exception {
    String path = operation.path().replace("{id}", id).replaceAll("\\{[a-zA-Z]+}", "nothing-there");
    HttpRequest.Builder request =
        HttpRequest.newBuilder(service.client().address(path)).header(header, value);
    if (!operation.takes().isEmpty()) {
      request.header("Content-Type", operation.takes());
    }
    boolean body = !Set.of("GET", "HEAD", "OPTIONS").contains(operation.method());
    request.method(
        operation.method(), body ? BodyPublishers.ofString("{}") : BodyPublishers.noBody());
    HttpResponse<byte[]> response =
        http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    String type = response.headers().firstValue("Content-Type").orElse("");
    boolean problem = type.startsWith("application/problem+json") && response.body().length > 0;
    JsonNode json = problem ? Json.mapper().readTree(response.body()) : Json.mapper().nullNode();
    return response.statusCode() + " " + json.path("code").asText();
  }

  private String cookie() {
    Map<String, Object> body =
        Map.of("login", "everything", "password", RunningService.PASSWORD, "cookie", true);
    return service
        .client()
        .send(service.request("/api/v1/sessions").POST(OwnService.json(body)))
        .raw()
        .headers()
        .firstValue("Set-Cookie")
        .orElse("")
        .split(";", -1)[0];
  }

  private String filed() {
    return service
        .post(service.token("everything"), "/api/v1/cases", TestCase.filing())
        .json()
        .path("id")
        .asText();
  }

  private String otherOrgan() {
    for (JsonNode organ : service.get(tokens.get(Role.HANDLER), "/api/v1/organs").json()) {
      if (!organ.path("code").asText().equals(RunningService.ORGAN)) {
        return organ.path("code").asText();
      }
    }
    throw new AssertionError("there is one organ only");
  }
}
