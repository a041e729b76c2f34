package org.gongshi.site.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.gongshi.site.Sample;
import org.gongshi.site.TestInstallation;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Kind;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class SiteServerTest {

  @TempDir static Path root;
  private static TestInstallation site;
  private static SiteServer server;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Sample LIVE = Sample.number(1).kind(Kind.PENALTY);
  private static final Sample GONE = Sample.number(2).kind(Kind.PENALTY);
  private static final Sample LATER = Sample.number(3).kind(Kind.PENALTY);

  @BeforeAll
  static void oneSite() throws IOException {
    site = new TestInstallation(root);
    site.export(Sample.numbers(10, 60));
    site.export(List.of(LIVE, GONE, LATER));
    site.publish();
    site.suppress(GONE, "CORRECTED", Map.of("replacedBy", LIVE.id()));
    site.publish();
    server = SiteServer.start(site.data(), site.key(), "127.0.0.1", 0);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.timeout(Duration.ofSeconds(10)).build(), BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<byte[]> get(String path) {
    return send(request(path));
  }

  private static String text(HttpResponse<byte[]> response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private static String header(HttpResponse<?> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }

  @Test
  void aPageComesWithItsTypeItsValidatorAndOrdersToAskAgain() throws IOException {
    HttpResponse<byte[]> response = get("/" + LIVE.pagePath());

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response)).contains(LIVE.decision().title());
    assertThat(header(response, "Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(response, "ETag"))
        .isEqualTo('"' + site.manifest().files().get(LIVE.pagePath()).sha256() + '"');
    assertThat(header(response, "Cache-Control")).isEqualTo("no-cache");
    assertThat(header(response, "Vary")).isEqualTo("Accept-Encoding");
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    for (String path : List.of("/", "/nowhere", "/" + GONE.pagePath(), "/api/search?page=0")) {
      HttpResponse<byte[]> response = get(path);
      assertThat(header(response, "Content-Security-Policy"))
          .isEqualTo(SiteServer.POLICY)
          .contains("default-src 'none'", "frame-ancestors 'none'")
          .doesNotContain("unsafe");
      assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(header(response, "Referrer-Policy")).isNotEmpty();
    }
  }

  @Test
  void whatDidNotChangeIsNotSentAgain() {
    String tag = header(get("/" + LIVE.pagePath()), "ETag");

    for (String asked : List.of(tag, "\"x\", W/" + tag, "*")) {
      HttpResponse<byte[]> response =
          send(request("/" + LIVE.pagePath()).header("If-None-Match", asked));
      assertThat(response.statusCode()).as(asked).isEqualTo(304);
      assertThat(response.body()).isEmpty();
      assertThat(header(response, "ETag")).isEqualTo(tag);
    }
    assertThat(send(request("/" + LIVE.pagePath()).header("If-None-Match", "\"x\"")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void theCompressedFormIsTheSameTextUnderAnotherValidator() throws IOException {
    String list = "/decisions/penalty/index.html";
    HttpResponse<byte[]> plain = get(list);
    HttpResponse<byte[]> zipped = send(request(list).header("Accept-Encoding", "br, gzip;q=0.5"));

    assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(zipped, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(header(zipped, "ETag")).endsWith("-gzip\"").isNotEqualTo(header(plain, "ETag"));
    assertThat(new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(
            send(request(list)
                    .header("Accept-Encoding", "gzip")
                    .header("If-None-Match", header(zipped, "ETag")))
                .statusCode())
        .isEqualTo(304);
    HttpResponse<byte[]> refused = send(request(list).header("Accept-Encoding", "gzip;q=0"));
    assertThat(header(refused, "Content-Encoding")).isEmpty();
  }

  @Test
  void headSaysWhatGetWouldSendAndSendsNothing() {
    HttpResponse<byte[]> head =
        send(request("/" + LIVE.pagePath()).method("HEAD", HttpRequest.BodyPublishers.noBody()));

    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(header(head, "Content-Length"))
        .isEqualTo(String.valueOf(get("/" + LIVE.pagePath()).body().length));
    assertThat(header(head, "ETag")).isNotEmpty();
  }

  @Test
  void theDataAndItsSignatureAreServedByteForByte() throws IOException {
    assertThat(get("/" + LIVE.jsonPath()).body()).isEqualTo(LIVE.bytes());
    assertThat(get("/" + LIVE.jsonPath() + ".sig").body()).isEqualTo(site.sign(LIVE.bytes()));
    assertThat(header(get("/" + LIVE.jsonPath()), "Content-Type"))
        .isEqualTo("application/json; charset=utf-8");
  }

  @Test
  void otherFilesHaveTheirTypes() {
    assertThat(header(get("/feeds/decisions.atom"), "Content-Type"))
        .isEqualTo("application/atom+xml; charset=utf-8");
    assertThat(header(get("/sitemap.xml"), "Content-Type"))
        .isEqualTo("application/xml; charset=utf-8");
    assertThat(header(get("/robots.txt"), "Content-Type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(header(get("/log/checkpoint"), "Content-Type"))
        .isEqualTo("text/plain; charset=utf-8");
    assertThat(header(get("/assets/tiny.css?v=1"), "Cache-Control")).contains("immutable");
    assertThat(header(get("/assets/tiny.css"), "Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void aFolderIsItsIndexAndAMissingSlashIsAdded() {
    assertThat(text(get("/decisions/penalty/"))).contains("行政处罚");
    HttpResponse<byte[]> moved = get("/decisions/penalty?x=1");
    assertThat(moved.statusCode()).isEqualTo(301);
    assertThat(header(moved, "Location")).isEqualTo("penalty/?x=1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere.html",
        "/../manifest.json",
        "/%2e%2e/manifest.json",
        "/..%2fmanifest.json",
        "/assets/..%5c..%5cmanifest.json",
        "/assets/%00",
        "/assets//tiny.css",
        "/%ff",
        "/%zz",
        "/./index.html",
        "/assets/../../manifest.json",
        "/manifest.json",
        "/shell.json"
      })
  void anAddressThatIsNoFileOfTheSiteIsNotFound(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
    assertThat(answer.lines().findFirst().orElse("")).containsAnyOf(" 404 ", " 400 ");
    assertThat(answer).doesNotContain("fingerprint");
  }

  /**
   * For addresses that an HTTP client would tidy up: sends bytes and reads until nothing more
   * comes.
   */
  private static String raw(String request) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(300);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getInputStream().transferTo(answer);
    } catch (SocketTimeoutException e) {
      // The server keeps the connection open for another request.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aConnectionIsClosedWhereTheVisitorAsksForIt() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket.setSoTimeout(5_000);
      socket
          .getOutputStream()
          .write(
              "GET /robots.txt HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 200")
          .contains("Sitemap:");
    }
  }

  @Test
  void theNotFoundPageIsTheThemesOwn() {
    HttpResponse<byte[]> response = get("/decisions/penalty/2026-13/nothing.html");

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(text(response)).contains("没有这个页面", "href=\"/assets/tiny.css\"");
  }

  @Test
  void aTakenDownAddressIsGoneInAllItsForms() {
    for (String path :
        List.of(
            GONE.pagePath(),
            GONE.jsonPath(),
            GONE.jsonPath() + ".sig",
            GONE.jsonPath().replace(".json", "-1.pdf"),
            GONE.jsonPath().replace(".json", "-12.jpg"))) {
      HttpResponse<byte[]> response = get("/" + path);
      assertThat(response.statusCode()).isEqualTo(410);
      assertThat(text(response))
          .contains("已更正", "原决定已被依法撤销。", "href=\"/" + LIVE.pagePath() + "\"")
          .doesNotContain(GONE.decision().documentNumber());
    }
  }

  @Test
  void aSuppressionCountsBeforeAnyBuild() throws IOException {
    assertThat(get("/" + LATER.pagePath()).statusCode()).isEqualTo(200);

    site.suppress(LATER, "LEAKED", Map.of());
    try {
      assertThat(get("/" + LATER.pagePath()).statusCode()).isEqualTo(410);
      assertThat(get("/" + LATER.jsonPath()).statusCode()).isEqualTo(410);
      assertThat(text(get("/api/search?q=" + LATER.decision().documentNumber().substring(5))))
          .doesNotContain(LATER.id());
    } finally {
      Files.delete(site.content().resolve("suppressed/" + LATER.id() + ".json"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
  void otherMethodsAreRefusedWithTheAllowedOnes(String method) {
    HttpResponse<byte[]> response =
        send(request("/index.html").method(method, HttpRequest.BodyPublishers.ofString("x")));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(header(response, "Allow")).isEqualTo("GET, HEAD");
  }

  private static String query(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Test
  void theSearchPageShowsResultsWithMarksAndEscapesTheQuestion() {
    HttpResponse<byte[]> response =
        get("/search/?q=" + query(LIVE.decision().parties().getFirst().name()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(text(response)).contains(LIVE.pagePath());
    assertThat(text(get("/search/?q=" + query("现场笔录")))).contains("<mark>现场笔录</mark>");
    assertThat(text(get("/search/?q=" + query("<script>x"))))
        .contains("&lt;script&gt;x")
        .doesNotContain("<script>");
    assertThat(header(response, "Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void resultsComeInPages() {
    String second = text(get("/search/?q=" + query("海岬") + "&page=2"));

    assertThat(second).contains("2/3", "?q=" + query("海岬") + "&amp;page=3");
    assertThat(org.jsoup.Jsoup.parse(second).select("article")).hasSize(20);
  }

  @Test
  void aQuestionBeyondTheLimitsIsAFriendlyRefusal() {
    for (String bad :
        List.of("q=" + "a".repeat(101), "q=a&page=201", "q=a&page=x", "kind=no", "year=1")) {
      HttpResponse<byte[]> page = get("/search/?" + bad);
      assertThat(page.statusCode()).as(bad).isEqualTo(400);
      assertThat(text(page)).contains("class=\"error\"");
      HttpResponse<byte[]> api = get("/api/search?" + bad);
      assertThat(api.statusCode()).isEqualTo(400);
      assertThat(header(api, "Content-Type")).isEqualTo("application/problem+json; charset=utf-8");
      assertThat(Json.tree(text(api)).get("code").asString()).isNotEmpty();
    }
    assertThat(get("/search/?q=%ff%fe").statusCode()).isBetween(200, 400);
    assertThat(get("/search/").statusCode()).isEqualTo(200);
  }

  @Test
  void theApiAnswersWithTheSameItems() {
    JsonNode answer = Json.tree(text(get("/api/search?q=" + query("海岬") + "&kind=penalty")));

    assertThat(answer.get("total").asInt()).isEqualTo(answer.get("items").size());
    assertThat(answer.get("items").get(0).get("url").asString())
        .startsWith("https://zfgs.haijia.example/decisions/penalty/");
    assertThat(get("/api/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void healthNamesTheRelease() throws IOException {
    assertThat(Json.tree(text(get("/healthz"))).get("release").asString())
        .isEqualTo(site.manifest().release());
  }

  @Test
  void beforeTheFirstReleaseTheSiteAsksForPatience(@TempDir Path empty) throws IOException {
    TestInstallation fresh = new TestInstallation(empty);
    SiteServer early = SiteServer.start(fresh.data(), fresh.key(), "127.0.0.1", 0);
    try {
      HttpResponse<byte[]> response =
          send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + early.port() + "/")));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(header(response, "Retry-After")).isEqualTo("5");
      assertThat(text(response)).contains("网站正在准备");
    } finally {
      early.stop();
    }
  }
}
