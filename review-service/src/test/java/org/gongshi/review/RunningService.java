package org.gongshi.review;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.gongshi.review.database.DatabaseSettings;
import org.gongshi.review.database.TestServer;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * A service on one of the servers, with one official per role, spoken to over HTTP as programs do.
 */
public final class RunningService implements AutoCloseable {
  public static final String ORGAN = "1199010000HA01118C";
  public static final String PASSWORD = "long-enough-for-tests";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<TestServer, RunningService> RUNNING = new EnumMap<>(TestServer.class);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, String> tokens = new HashMap<>();
  private final int port;
  private final Path data;
  private volatile ApiDocument document;
  private @Nullable ReviewService own;

  private RunningService(int port, Path data) {
    this.port = port;
    this.data = data;
  }

  private RunningService(TestServer server, Path data, UnaryOperator<Settings> change) {
    this.data = data;
    ReviewService service = ReviewService.start(change.apply(settings(server.settings(), data)));
    this.own = service;
    service.organs().load(Path.of("../site-content/registers/organs.json"));
    for (Role role : Role.values()) {
      TestAccounts.create(service.accounts(), login(role), role.name(), null, EnumSet.of(role));
    }
    port = service.port();
    TestAccounts.create(
        service.accounts(), "everything", "all roles", null, EnumSet.allOf(Role.class));
    qualifyReviewers("everything");
  }

  /** Registers the reviewer of the role, and these logins, as legal reviewers of {@link #ORGAN}. */
  public void qualifyReviewers(String... others) {
    qualify(login(Role.LEGAL_REVIEWER));
    for (String login : others) {
      qualify(login);
    }
  }

  private void qualify(String login) {
    Reply reply =
        post(
            Role.ADMINISTRATOR,
            "/api/v1/reviewer-qualifications",
            Map.of(
                "login", login,
                "organCode", ORGAN,
                "certificateNumber", "A20239901000001",
                "obtainedOn", "2023-03-31",
                "reviewingSince", "2024-01-02"));
    if (reply.status() != 201 && !reply.code().equals("ALREADY_QUALIFIED")) {
      throw new IllegalStateException(login + ": " + reply.json());
    }
  }

  /** Makes one more official; gives the login. Only for the service of this process. */
  public String account(String name, Role... roles) {
    String login = name + "-" + System.nanoTime();
    Set<Role> all = EnumSet.noneOf(Role.class);
    all.addAll(Arrays.asList(roles));
    TestAccounts.create(own.accounts(), login, name, null, all);
    return login;
  }

  private static Settings settings(DatabaseSettings database, Path data) {
    return settings(database, data, TestClock.CLOCK);
  }

  private static Settings settings(DatabaseSettings database, Path data, InstantSource clock) {
    return new Settings(data, database, "127.0.0.1", 0, Duration.ofMillis(200), clock);
  }

  /**
   * A service on {@code database} and {@code data}, beside any other, with the accounts that the
   * database has or, where {@code first}, one per role.
   */
  static RunningService beside(DatabaseSettings database, Path data, boolean first) {
    return beside(database, data, first, TestClock.CLOCK);
  }

  /** The same by a clock of its own. */
  static RunningService beside(
      DatabaseSettings database, Path data, boolean first, InstantSource clock) {
    ReviewService service = ReviewService.start(settings(database, data, clock));
    if (first) {
      service.organs().load(Path.of("../site-content/registers/organs.json"));
      for (Role role : Role.values()) {
        TestAccounts.create(service.accounts(), login(role), role.name(), null, EnumSet.of(role));
      }
    }
    RunningService running = new RunningService(service.port(), data);
    running.own = service;
    if (first) {
      running.qualifyReviewers();
    }
    return running;
  }

  /**
   * A second instance beside {@link #on}, on its database and folder, by a clock of its own; to be
   * closed, for it also does what becomes due for other tests' cases.
   */
  public static RunningService beside(TestServer server, InstantSource clock) {
    Path data = on(server).data();
    ReviewService service = ReviewService.start(settings(server.settings(), data, clock));
    RunningService running = new RunningService(service.port(), data);
    running.own = service;
    return running;
  }

  /** A service that runs as a process of its own, with one account per role. */
  public static RunningService at(int port, Path data) {
    return new RunningService(port, data);
  }

  /** The one service of this test run on {@code server}. */
  public static synchronized RunningService on(TestServer server) {
    return RUNNING.computeIfAbsent(
        server,
        s -> {
          try {
            RunningService running = new RunningService(s, folder(), settings -> settings);
            running.own.closeAtEnd();
            return running;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /** One more service on {@code server}, with other settings and a data folder of its own. */
  public static RunningService another(TestServer server, UnaryOperator<Settings> change)
      throws IOException {
    Path folder = folder();
    share(server, folder);
    return new RunningService(server, folder, change);
  }

  /** All services on one database have the same keys: the audit is sealed with them. */
  private static void share(TestServer server, Path folder) throws IOException {
    Path keys = on(server).data().resolve("keys");
    Files.createDirectories(folder.resolve("keys"));
    try (var files = Files.newDirectoryStream(keys)) {
      for (Path file : files) {
        Files.copy(file, folder.resolve("keys").resolve(file.getFileName()), COPY_ATTRIBUTES);
      }
    }
  }

  /** One more instance of a service, on {@code server} and the same data folder. */
  public static RunningService another(TestServer server, Path data, UnaryOperator<Settings> change)
      throws IOException {
    if (!Files.exists(data.resolve("keys"))) {
      share(server, data);
    }
    return new RunningService(server, data, change);
  }

  private static Path folder() throws IOException {
    Files.createDirectories(Path.of("target/it"));
    return Files.createTempDirectory(Path.of("target/it").toAbsolutePath(), "service");
  }

  /** Ends a service that {@link #beside} or {@link #another} started. */
  @Override
  public void close() {
    if (own != null) {
      own.close();
    }
  }

  /** An answer: its status, its headers and its JSON (an empty object where there is none). */
  public record Reply(int status, HttpResponse<byte[]> raw, JsonNode json) {
    public String code() {
      return json.path("code").asText();
    }
  }

  public static String login(Role role) {
    return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }

  public int port() {
    return port;
  }

  /** The login of an official of one organ, made when first asked for. */
  public synchronized String official(String organ, Role role) {
    String login = login(role) + "-" + organ.toLowerCase(java.util.Locale.ROOT);
    TestAccounts.create(own.accounts(), login, role.name(), organ, EnumSet.of(role));
    return login;
  }

  public Path content() {
    return data.resolve("content");
  }

  public Path data() {
    return data;
  }

  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  public Reply get(String login, String path) {
    return send(authorised(login, path).GET());
  }

  public Reply post(Role role, String path, Object body) {
    return post(login(role), path, body);
  }

  public Reply post(String login, String path, Object body) {
    return send(
        authorised(login, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  /** As {@link #post(Role, String, Object)}, for who has seen this version. */
  public Reply post(Role role, String path, Object body, int version) {
    return send(
        authorised(login(role), path)
            .header("If-Match", "\"v" + version + "\"")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  public Reply put(Role role, String path, Object body) {
    return send(
        authorised(login(role), path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(text(body))));
  }

  public HttpRequest.Builder authorised(String login, String path) {
    return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token(login));
  }

  /** The document that the service serves of its API. */
  public ApiDocument document() {
    ApiDocument known = document;
    if (known == null) {
      try {
        known =
            new ApiDocument(
                JSON.readTree(
                    http.send(
                            HttpRequest.newBuilder(address("/openapi")).build(),
                            HttpResponse.BodyHandlers.ofByteArray())
                        .body()));
        document = known;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return known;
  }

  /** As {@link #get}, for the hundredth page of a list whose first is held against the document. */
  public Reply getUnchecked(String login, String path) {
    return exchange(authorised(login, path).timeout(Duration.ofSeconds(60)).build());
  }

  /** Sends a request; an answer that is not as the service's own document says is an error. */
  public Reply send(HttpRequest.Builder request) {
    HttpRequest built = request.timeout(Duration.ofSeconds(60)).build();
    Reply reply = exchange(built);
    ApiDocument.Operation operation =
        document().operation(built.method(), built.uri().getRawPath());
    if (operation != null) {
      List<String> violations =
          document()
              .violations(
                  operation,
                  reply.status(),
                  reply.raw().headers().firstValue("Content-Type").orElse(""),
                  reply.raw().headers().firstValue("ETag").isPresent(),
                  reply.json());
      if (!violations.isEmpty()) {
        throw new AssertionError(String.join("\n", violations));
      }
    }
    return reply;
  }

  private Reply exchange(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      byte[] body = response.body();
      boolean json = response.headers().firstValue("Content-Type").orElse("").contains("json");
      return new Reply(
          response.statusCode(),
          response,
          json && body.length > 0 ? JSON.readTree(body) : JSON.createObjectNode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Lets every name stand that is proposed in the case's texts: the tests' texts name nobody else.
   */
  public void keepProposals(String caseId) {
    String path = "/api/v1/cases/" + caseId + "/redaction-";
    List<Map<String, Object>> kept = new ArrayList<>();
    for (JsonNode proposal :
        get(login(Role.DISCLOSURE_OFFICER), path + "proposals").json().path("items")) {
      if (proposal.path("kept").isMissingNode()) {
        kept.add(
            Map.of(
                "field", proposal.path("field").asText(),
                "startAt", proposal.path("startAt").asInt(),
                "endAt", proposal.path("endAt").asInt(),
                "textSha256", proposal.path("textSha256").asText(),
                "verdict", "KEEP",
                "reason", "NOT_A_NAME"));
      }
    }
    if (!kept.isEmpty()) {
      post(Role.DISCLOSURE_OFFICER, path + "settlements", Map.of("settlements", kept));
    }
  }

  /** Logs everyone in again: a login by a later clock clears away what has run out by then. */
  public synchronized void forgetTokens() {
    tokens.clear();
  }

  public synchronized String token(String login) {
    return tokens.computeIfAbsent(
        login,
        l ->
            send(HttpRequest.newBuilder(address("/api/v1/sessions"))
                    .header("Content-Type", "application/json")
                    .POST(
                        HttpRequest.BodyPublishers.ofString(
                            text(Map.of("login", l, "password", PASSWORD)))))
                .json()
                .path("token")
                .asText());
  }

  static String text(Object body) {
    try {
      return body instanceof String s
          ? s
          : new String(JSON.writeValueAsBytes(body), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
