package org.gongshi.review.supervision;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.review.Await;
import org.gongshi.review.RunningService;
import org.gongshi.review.SettableClock;
import org.gongshi.review.TestCase;
import org.gongshi.review.TestClock;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.audit.TestAudit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Jobs;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Boards and reminders on the server that the subclass names. Each test has an organ's case with a
 * reviewer of its own, so that it sees its own reminders only.
 */
abstract class SupervisionTests {
  private static final String SECRET = "a-secret-of-at-least-thirty-two-characters";

  /** A Monday morning in Shanghai; the clock below runs out on Monday, the 9th. */
  private static final Instant START = Instant.parse("2071-11-02T02:00:00Z");

  private final TestServer server;
  private final SettableClock clock = new SettableClock(START);
  private final List<AutoCloseable> open = new ArrayList<>();
  private RunningService service;
  private Database database;
  private YearTables tables;
  private Audit audit;
  private Cases cases;
  private Clocks clocks;
  private String login;
  private long account;
  private String id;

  SupervisionTests(TestServer server) {
    this.server = server;
  }

  @BeforeEach
  void open() throws SQLException {
    service = RunningService.on(server);
    database = opened();
    audit = TestAudit.of(service, database);
    tables = new YearTables(database, audit);
    cases = new Cases(database, audit);
    clocks = new Clocks(tables, audit);
    login = "reviewer-" + UUID.randomUUID();
    new Accounts(database)
        .create(login, "审核员", "long-enough-for-tests", null, EnumSet.of(Role.LEGAL_REVIEWER));
    account = number("SELECT id FROM account WHERE login = '" + login + "'");
    id = TestCase.filed(service).id();
    // 5 working days from Monday, the 2nd: Monday, the 9th.
    inCase(
        () ->
            database.transact(
                tx -> {
                  var kase = Objects.requireNonNull(cases.openForProgram(tx, id));
                  clocks.start(tx, kase, ClockKind.LEGAL_REVIEW, START);
                  clocks.assign(tx, kase, ClockKind.LEGAL_REVIEW, account);
                  return true;
                }));
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open.reversed()) {
      one.close();
    }
    sql("DELETE FROM scheduled_tasks WHERE task_name IN ('find-reminders', 'send-reminder')");
    sql(
        "UPDATE deadline SET state = 'MET', ended_at = NOW(6), open_key = NULL WHERE id = "
            + deadline());
  }

  @Test
  void eachAccountIsToldOnceAtEachStageHoweverManyLookAtOnce() throws Exception {
    assertThat(remindersAt("2071-11-03T02:00:00Z")).isZero();
    assertThat(remindersAt("2071-11-04T02:00:00Z")).isEqualTo(1);
    assertThat(remindersAt("2071-11-09T15:59:59Z")).isEqualTo(1);
    assertThat(remindersAt("2071-11-09T16:00:00Z")).isEqualTo(2);
    assertThat(
            number(
                "SELECT COUNT(*) FROM reminder WHERE stage = 'OVERDUE' AND deadline_id = "
                    + deadline()))
        .as("the head of an overdue deadline's organ is told too")
        .isGreaterThan(1);

    JsonNode feed = service.get(login, "/api/v1/reminders?unread=true").json().path("items");
    assertThat(feed)
        .filteredOn(r -> r.path("caseId").asText().equals(id)) // other tests' clocks run too
        .extracting(r -> r.path("stage").asText())
        .containsExactly("OVERDUE", "NEAR");
    assertThat(feed.toString()).doesNotContain(TestCase.PERSON);
    long newest = feed.path(0).path("id").asLong();
    assertThat(
            service
                .post(login, "/api/v1/reminders/reading", Map.of("upTo", newest))
                .json()
                .path("read")
                .asInt())
        .isEqualTo(feed.size());
    assertThat(service.get(login, "/api/v1/reminders?unread=true").json().path("items")).isEmpty();
  }

  @Test
  void aDeadlineThatWasPutOffIsToldOfAnew() throws Exception {
    assertThat(remindersAt("2071-11-06T02:00:00Z")).isEqualTo(1);
    inCase(
        () ->
            database.transact(
                tx -> {
                  var kase = Objects.requireNonNull(cases.openForProgram(tx, id));
                  clocks.extend(tx, kase, ClockKind.LEGAL_REVIEW, 5);
                  return true;
                }));
    assertThat(remindersAt("2071-11-06T02:00:00Z")).isEqualTo(1);
    assertThat(remindersAt("2071-11-13T02:00:00Z")).isEqualTo(2);
  }

  @Test
  void twoInstancesSendEachMessageOnceByMailAndSignedWebhook() throws Exception {
    GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    open.add(mail::stop);
    WireMockServer other = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    other.stubFor(post("/hook").willReturn(aResponse().withStatus(204)));
    other.start();
    open.add(other::stop);
    assertThat(
            service
                .send(
                    service
                        .authorised(login, "/api/v1/reminders/contact")
                        .header("Content-Type", "application/json")
                        .PUT(
                            java.net.http.HttpRequest.BodyPublishers.ofString(
                                "{\"email\": \"" + login + "@example.gov.cn\"}")))
                .status())
        .isEqualTo(200);
    SupervisionSettings settings =
        settings(
            new MailServer(
                "127.0.0.1",
                mail.getSmtp().getPort(),
                MailServer.Security.NONE,
                null,
                null,
                "gongshi@example.gov.cn"),
            new Webhook(URI.create(other.baseUrl() + "/hook"), SECRET));
    clock.set(Instant.parse("2071-11-05T02:00:00Z"));
    instance(settings);
    instance(settings);

    Await.until(() -> ofThisCase(mail).size() == 1 && callsOf(other).size() == 1);
    Thread.sleep(500); // a second copy would come now
    assertThat(ofThisCase(mail)).hasSize(1);
    MimeMessage letter = ofThisCase(mail).getFirst();
    assertThat(letter.getSubject()).isEqualTo("【期限临近】法制审核，案件 " + id);
    assertThat(letter.getHeader("Message-ID")[0]).startsWith("<reminder-");
    assertThat(GreenMailUtil.getWholeMessage(letter)).doesNotContain(TestCase.PERSON);
    assertThat(callsOf(other)).hasSize(1);
    LoggedRequest call = callsOf(other).getFirst();
    assertThat(call.getHeader("Gongshi-Signature"))
        .isEqualTo("sha256=" + Letters.signature(SECRET, call.getBody()));
    assertThat(call.getBodyAsString())
        .contains("\"event\":\"deadline.near\"", "\"dueDay\":\"2071-11-09\"")
        .doesNotContain(TestCase.PERSON);
  }

  @Test
  void aMessageThatFailsIsTriedAgainLaterAndAtLastShownAsGivenUp() throws Exception {
    WireMockServer other = new WireMockServer(WireMockConfiguration.options().dynamicPort());
    other.stubFor(post("/hook").willReturn(aResponse().withStatus(503)));
    other.start();
    open.add(other::stop);
    clock.set(Instant.parse("2071-11-05T02:00:00Z"));
    instance(settings(null, new Webhook(URI.create(other.baseUrl() + "/hook"), SECRET)));

    Await.until(() -> callsOf(other).size() == 1);
    Thread.sleep(300);
    assertThat(callsOf(other)).as("not before its time").hasSize(1);
    Await.until(() -> attempts() == 1 && waitsAfterFailures(1));
    clock.tick(Duration.ofMinutes(2));
    Await.until(() -> attempts() == 2 && waitsAfterFailures(2));
    clock.tick(Duration.ofMinutes(3));
    Await.until(() -> "DEAD".equals(state()) && isNoWork());
    JsonNode dead =
        service.get("administrator", "/api/v1/reminder-deliveries?state=DEAD").json().path("items");
    assertThat(dead.findValuesAsText("login")).contains(login);
    assertThat(dead.findValuesAsText("lastError")).contains("HTTP 503");

    other.stubFor(post("/hook").willReturn(aResponse().withStatus(200)));
    long delivery = number("SELECT MAX(v.id) " + DELIVERIES.formatted(account));
    assertThat(
            service
                .post("administrator", "/api/v1/reminder-deliveries/" + delivery + "/retry", "{}")
                .status())
        .isEqualTo(204);
    clock.tick(Duration.ofMinutes(2));
    Await.until(() -> "SENT".equals(state()));
  }

  @Test
  void boardsShowWhatIsDueNearAndOverdueByOrganAndPerson() throws Exception {
    due(TestClock.now().minus(Duration.ofDays(1)));
    String mine = "/api/v1/boards/deadlines?person=" + account;
    assertThat(items(mine + "&status=OVERDUE")).hasSize(1);
    assertThat(items(mine + "&status=OVERDUE&kind=SERVICE")).isEmpty();
    assertThat(items(mine + "&status=DUE")).isEmpty();
    assertThat(items(mine).path(0).path("personName").asText()).isEqualTo("审核员");
    assertThat(items(mine).toString()).doesNotContain(TestCase.PERSON);
    JsonNode counts = service.get("auditor", "/api/v1/boards/deadlines/counts").json();
    assertThat(counts.path("people").toString()).contains("\"person\":" + account);
    assertThat(counts.path("overdue").asLong()).isPositive();
    due(TestClock.now().plus(Duration.ofHours(1)));
    assertThat(items(mine + "&status=NEAR")).hasSize(1);
    assertThat(items(mine + "&status=DUE")).hasSize(1);
    assertThat(items(mine + "&status=OVERDUE")).isEmpty();
    assertThat(service.get("auditor", "/api/v1/boards/deadlines?status=X").code())
        .isEqualTo("INVALID_FIELDS");

    String away = "away-" + UUID.randomUUID();
    new Accounts(database)
        .create(
            away, "外机关", "long-enough-for-tests", "2299010000HA02118A", EnumSet.of(Role.HANDLER));
    assertThat(service.get(away, mine + "&status=NEAR").json().path("items")).isEmpty();
    assertThat(service.get(away, mine + "&organ=" + RunningService.ORGAN).code())
        .isEqualTo("OTHER_ORGAN");
  }

  @Test
  void aBoardIsReadPageByPageWithoutRepeatingOrSkipping() {
    List<Long> all = new ArrayList<>();
    for (String page = "/api/v1/boards/deadlines?status=DUE&limit=3";
        page != null && all.size() < 30; ) {
      JsonNode json = service.get("auditor", page).json();
      json.path("items").forEach(item -> all.add(item.path("deadlineId").asLong()));
      page = json.path("next").isMissingNode() ? null : json.path("next").asText();
    }
    assertThat(all).doesNotHaveDuplicates().isNotEmpty();
  }

  private JsonNode items(String path) {
    return service.get("auditor", path).json().path("items");
  }

  private static final String DELIVERIES =
      "FROM reminder_delivery v JOIN reminder r ON r.id = v.reminder_id WHERE r.account_id = %d";

  private static final String WORK =
      "SELECT COUNT(*) FROM scheduled_tasks WHERE task_name = 'send-reminder' AND task_instance IN"
          + " (SELECT CAST(v.id AS CHAR) "
          + DELIVERIES
          + ")";

  private int attempts() throws SQLException {
    return (int) number("SELECT COALESCE(MAX(v.attempts), 0) " + DELIVERIES.formatted(account));
  }

  /**
   * Whether the next attempt has its time. The job library sets it by the clock, after the attempt
   * itself has been counted: a clock that is moved between the two moves the next attempt too.
   */
  private boolean waitsAfterFailures(int failures) throws SQLException {
    return number(
            WORK.formatted(account) + " AND NOT picked AND consecutive_failures = " + failures)
        == 1;
  }

  /** Whether nothing is left of it with the job library: what is left could not be asked anew. */
  private boolean isNoWork() throws SQLException {
    return number(WORK.formatted(account)) == 0;
  }

  private String state() throws SQLException {
    return text("SELECT MAX(v.state) " + DELIVERIES.formatted(account));
  }

  private List<MimeMessage> ofThisCase(GreenMail mail) throws Exception {
    List<MimeMessage> mine = new ArrayList<>();
    for (MimeMessage message : mail.getReceivedMessages()) {
      if (message.getSubject().contains(id)) {
        mine.add(message);
      }
    }
    return mine;
  }

  private List<LoggedRequest> callsOf(WireMockServer other) {
    return other.findAll(postRequestedFor(urlEqualTo("/hook"))).stream()
        .filter(r -> r.getBodyAsString().contains("\"login\":\"" + login + "\""))
        .toList();
  }

  private SupervisionSettings settings(MailServer mail, Webhook webhook) {
    return new SupervisionSettings(
        3, Duration.ofSeconds(1), Duration.ofMillis(50), 3, Duration.ofMinutes(1), mail, webhook);
  }

  private void instance(SupervisionSettings settings) {
    Database own = opened();
    Audit log = TestAudit.of(service, own);
    Jobs jobs = new Jobs(own, clock, settings.look());
    Reminders reminders = new Reminders(own, new YearTables(own, log), settings);
    Deliveries deliveries = new Deliveries(own, log, jobs, settings);
    jobs.every(
        "find-reminders",
        settings.interval(),
        () -> {
          reminders.find();
          deliveries.request();
        });
    open.add(jobs);
    jobs.start();
    ticking();
  }

  /** Recurring jobs come again by the same clock that stands: let it creep. */
  private void ticking() {
    Thread creep =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    while (true) {
                      Thread.sleep(100);
                      clock.tick(Duration.ofMillis(300));
                    }
                  } catch (InterruptedException e) {
                    return;
                  }
                });
    open.add(creep::interrupt);
  }

  private Database opened() {
    Database opened = Database.open(server.settings(), clock);
    open.add(opened);
    return opened;
  }

  private long remindersAt(String at) throws Exception {
    clock.set(Instant.parse(at));
    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> looking = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        looking.add(
            pool.submit(
                () -> new Reminders(database, tables, SupervisionSettings.standard()).find()));
      }
      for (Future<Integer> look : looking) {
        look.get();
      }
    }
    return number(
        "SELECT COUNT(*) FROM reminder WHERE account_id = "
            + account
            + " AND deadline_id = "
            + deadline());
  }

  private long deadline() throws SQLException {
    return number(
        "SELECT d.id FROM deadline d JOIN law_case c ON c.id = d.case_id WHERE d.kind ="
            + " 'LEGAL_REVIEW' AND c.public_id = '"
            + id
            + "'");
  }

  private void due(Instant at) throws SQLException {
    sql(
        "UPDATE deadline SET due_at = '%s', due_day = '%s' WHERE id = %d"
            .formatted(
                LocalDateTime.ofInstant(at, ZoneOffset.UTC), WorkingDays.dayOf(at), deadline()));
  }

  private static void inCase(Runnable deed) {
    deed.run();
  }

  private long number(String query) throws SQLException {
    return Long.parseLong(String.valueOf(text(query)));
  }

  private String text(String query) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      assertThat(result.next()).isTrue();
      return result.getString(1);
    }
  }

  private void sql(String change) throws SQLException {
    try (Connection connection = server.connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(change);
    }
  }
}
