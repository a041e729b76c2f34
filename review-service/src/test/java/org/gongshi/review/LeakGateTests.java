package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.review.RunningService.Reply;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The leak gate beside a public folder, on the server that the subclass names. */
abstract class LeakGateTests {
  private final TestServer server;
  private OwnService own;
  private RunningService service;
  private ContentFiles files;
  private int releases;

  LeakGateTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void start() {
    own = OwnService.on(server, "leakgate", IdentitySettings.usual());
    for (Role role : Role.values()) {
      TestAccounts.create(
          own.accounts(), RunningService.login(role), role.name(), null, EnumSet.of(role));
    }
    service = own.client();
    service.qualifyReviewers();
    files = new ContentFiles(service);
  }

  @AfterEach
  void stop() {
    own.close();
  }

  @Test
  void aReleaseThatShowsASecretIsFoundAtOnceAndItsDecisionGoesByTheEmergencyExit()
      throws Exception {
    TestCase clean = TestCase.filed(service).exported();
    TestCase leaking = TestCase.filed(service).exported();
    String page = page(clean);
    release(page, page(leaking));
    JsonNode first = scans(1).path(0);
    assertThat(first.path("leaks").asInt()).isZero();
    assertThat(first.path("caught").asInt()).isEqualTo(first.path("planted").asInt()).isPositive();
    assertThat(first.path("secrets").asInt()).isGreaterThan(3);
    assertThat(incidents()).isEmpty();

    release(page, page(leaking) + "<!-- １１０１０５１９４９１２３１００２Ｘ -->");
    assertThat(scans(2).path(0).path("leaks").asInt()).isEqualTo(1);
    assertThat(leaking.state()).isEqualTo("LEAKED");
    assertThat(clean.state()).isEqualTo("EXPORTED");
    files.awaitGone(leaking);
    assertThat(files.awaitSuppression(leaking).path("exit").asText()).isEqualTo("LEAKED");
    JsonNode takedown = leaking.get(Role.DISCLOSURE_OFFICER, "takedown").json();
    assertThat(takedown.path("takedown").path("cause").asText()).isEqualTo("PERSONAL_DATA");
    assertThat(takedown.path("emergency").has("requestedBy")).isFalse();

    JsonNode incident = incidents().path(0);
    assertThat(incident.path("caseId").asText()).isEqualTo(leaking.id());
    assertThat(incident.path("kind").asText()).isEqualTo("CITIZEN_ID");
    assertThat(incident.path("answer").asText()).isEqualTo("TAKEN_DOWN");
    assertThat(incident.path("path").asText()).endsWith(leaking.id() + ".html");
    assertThat(incident.toString()).doesNotContain(TestCase.ID_NUMBER);
    assertThat(own.value("SELECT COUNT(*) FROM audit_entry WHERE deed = 'LeakFound'"))
        .isEqualTo("1");

    Reply review =
        leaking.post(
            Role.DISCLOSURE_APPROVER,
            "takedown-review",
            Map.of("outcome", "CONFIRMED", "finding", "属实"));
    assertThat(review.status()).as("%s", review.json()).isEqualTo(200);
    Reply closed = close(incident, "CONFIRMED");
    assertThat(closed.status()).as("%s", closed.json()).isEqualTo(200);
    assertThat(close(incident, "CONFIRMED").code()).isEqualTo("INCIDENT_CLOSED");
    assertThat(incidents()).isEmpty();
  }

  @Test
  void whatIsStillReadableAfterItsDecisionIsDownIsReportedOnceAndWhatIsNoLeakNeverAgain()
      throws Exception {
    TestCase down = TestCase.filed(service).exported();
    down.post(Role.DISCLOSURE_OFFICER, "emergency-takedown", Map.of("cause", "OTHER"));
    release("<p>令狐拾英 " + down.id() + "</p>", "");
    assertThat(scans(1).path(0).path("leaks").asInt()).isEqualTo(1);
    JsonNode incident = incidents().path(0);
    assertThat(incident.path("answer").asText()).isEqualTo("REPORTED");

    release("<p>令狐拾英 " + down.id() + " </p>", "");
    assertThat(scans(2).path(0).path("leaks").asInt()).isZero(); // it is open already
    assertThat(incidents()).hasSize(1);
    assertThat(close(incident, "NO_LEAK").status()).isEqualTo(200);
    release("<p>令狐拾英 " + down.id() + "  </p>", "");
    assertThat(scans(3).path(0).path("leaks").asInt()).isZero();
    assertThat(incidents()).isEmpty();
    assertThat(
            service
                .post(Role.DISCLOSURE_APPROVER, "/api/v1/leak-incidents/4711/finding", finding())
                .code())
        .isEqualTo("NO_INCIDENT");
  }

  @Test
  void aReleaseIsClearedOrStoppedBeforeItIsPublic() throws Exception {
    TestCase of = TestCase.filed(service).exported();
    assertThat(clearance("clean", page(of)).path("clean").asBoolean()).isTrue();

    JsonNode refused = clearance("leaky", page(of) + TestCase.PERSON);
    assertThat(refused.path("clean").asBoolean()).isFalse();
    assertThat(refused.path("findings").path(0).path("kind").asText()).isEqualTo("PERSON_NAME");
    assertThat(refused.toString()).doesNotContain(TestCase.PERSON);
    assertThat(of.state()).isEqualTo("EXPORTED"); // it was not public
    assertThat(incidents().path(0).path("answer").asText()).isEqualTo("STOPPED");
    assertThat(own.data().resolve("clearances/leaky.json.sig")).exists();
  }

  /** The service's word on a staged release of one page. */
  private JsonNode clearance(String release, String page) throws IOException {
    Path staged = own.data().resolve("releases/.staging-" + release);
    Files.createDirectories(staged);
    Files.writeString(staged.resolve(id(page) + ".html"), page);
    Path folder = Files.createDirectories(own.data().resolve("clearances"));
    Path enquiry = folder.resolve(release + ".enquiry.json");
    Path draft = folder.resolve("." + release);
    Files.writeString(
        draft,
        """
        { "contract": "gongshi.enquiry/1", "release": "%s", "folder": "releases/.staging-%s" }
        """
            .formatted(release, release));
    Files.move(draft, enquiry);
    Path answer = folder.resolve(release + ".json");
    Await.until(() -> Files.exists(answer));
    return org.gongshi.review.http.Json.mapper().readTree(answer.toFile());
  }

  private static String id(String page) {
    Matcher id = Pattern.compile("<!--([0-9a-z]{26})-->").matcher(page);
    return id.find() ? id.group(1) : "list";
  }

  private String page(TestCase of) {
    return "<p>" + files.decisionJson(of).path("facts").asText() + "</p><!--" + of.id() + "-->";
  }

  /** Makes a release of two pages, one of each id that the texts name, current. */
  private void release(String... pages) throws IOException {
    Path folder = own.data().resolve("releases/r" + ++releases);
    for (int i = 0; i < pages.length; i++) {
      Path file = folder.resolve("site/" + i + "-" + id(pages[i]) + ".html");
      Files.createDirectories(file.getParent());
      Files.writeString(file, pages[i]);
    }
    Path link = own.data().resolve("next");
    Files.createSymbolicLink(link, folder);
    Files.move(link, own.data().resolve("current"), StandardCopyOption.ATOMIC_MOVE);
  }

  /** The scans, newest first, as soon as there are so many. */
  private JsonNode scans(int count) {
    Await.until(() -> list("/api/v1/leak-scans").size() == count);
    return list("/api/v1/leak-scans");
  }

  private JsonNode incidents() {
    return list("/api/v1/leak-incidents?open=true");
  }

  private JsonNode list(String path) {
    return service.get(RunningService.login(Role.AUDITOR), path).json().path("items");
  }

  private Reply close(JsonNode incident, String outcome) {
    Map<String, Object> body = new TreeMap<>(finding());
    body.put("outcome", outcome);
    return service.post(
        Role.DISCLOSURE_APPROVER,
        "/api/v1/leak-incidents/" + incident.path("id").asText() + "/finding",
        body);
  }

  private static Map<String, Object> finding() {
    return Map.of("outcome", "NO_LEAK", "finding", "已经查明。");
  }
}
