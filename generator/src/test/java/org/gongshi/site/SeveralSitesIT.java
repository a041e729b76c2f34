package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gongshi.site.content.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two administrations, one of them in an English frame too, by one settings file. */
class SeveralSitesIT {

  private static final Path SITE_CONTENT = Path.of("../site-content").toAbsolutePath();
  private static final Pattern LINK = Pattern.compile("(?:href|src|action)=\"([^\"#]+)");
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir Path root;
  private TestInstallation haijia;
  private TestInstallation yunjin;
  private Path file;

  @BeforeEach
  void twoAdministrations() throws IOException {
    haijia = new TestInstallation(root.resolve("haijia"));
    haijia.export(Sample.numbers(0, 6));
    haijia.suppress(Sample.number(2), "WITHDRAWN");
    yunjin = new TestInstallation(root.resolve("yunjin"));
    yunjin.export(Sample.numbers(40, 43));
    Map<String, Object> first = site("haijia", haijia, "https://gov.example/haijia/");
    Map<String, Object> english = site("haijia-en", haijia, "https://gov.example/haijia/en/");
    english.put("data", root.resolve("english").toString());
    english.put("content", haijia.content().toString());
    english.put("language", "en");
    Map<String, Object> second = site("yunjin", yunjin, "https://gov.example/yunjin/");
    file = write(List.of(first, english, second));
  }

  private Map<String, Object> site(String id, TestInstallation of, String baseUrl) {
    return new TreeMap<>(
        Map.of(
            "id", id,
            "data", of.data().root().toString(),
            "siteContent", SITE_CONTENT.toString(),
            "trustedKey", of.keyFile().toString(),
            "baseUrl", baseUrl));
  }

  private Path write(List<Map<String, Object>> sites) throws IOException {
    return Files.write(root.resolve("sites.json"), Json.pretty(Map.of("sites", sites)));
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(List.of("--sites", file.toString()));
    return new ProcessBuilder(command).redirectError(root.resolve("stderr").toFile()).start();
  }

  private String done(int code, String... arguments) throws Exception {
    Process process = start(arguments);
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out + errors()).isEqualTo(code);
    return out;
  }

  private String errors() throws IOException {
    return Files.readString(root.resolve("stderr"));
  }

  @Test
  void oneCommandBuildsVerifiesAndServesThemAndTheirLinksStayBelowTheirOwnPaths() throws Exception {
    assertThat(done(0, "generate")).contains("[haijia] ", "[haijia-en] ", "[yunjin] ");
    assertThat(done(0, "verify")).contains("[haijia] 版本", "[haijia-en] 版本", "[yunjin] 版本");
    assertThat(done(0, "generate", "--site", "yunjin", "--json"))
        .contains("\"site\":\"yunjin\"")
        .doesNotContain("haijia");

    Process serve = start("serve", "--port", "0");
    try (BufferedReader lines = serve.inputReader(StandardCharsets.UTF_8)) {
      List<URI> homes = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        homes.add(URI.create(lines.readLine().replaceFirst("^\\[[a-z-]+] ", "")));
      }
      assertThat(homes)
          .extracting(URI::getPath)
          .containsExactly("/haijia/", "/haijia/en/", "/yunjin/");
      for (URI home : homes) {
        assertThat(crawl(home)).as("pages of %s", home).isGreaterThan(80);
      }
      assertThat(get(homes.get(0)).body()).contains("跳到正文");
      assertThat(get(homes.get(1)).body()).contains("Skip to content");
      URI gone = homes.get(1).resolve(Sample.number(2).pagePath());
      assertThat(get(gone).statusCode()).isEqualTo(410);
      assertThat(get(homes.get(0).resolve(Sample.number(41).pagePath())).statusCode())
          .isEqualTo(404);
      assertThat(get(homes.get(2).resolve(Sample.number(41).pagePath())).statusCode())
          .isEqualTo(200);
      assertThat(get(homes.get(0).resolve("/")).statusCode()).isEqualTo(404);
      assertThat(get(homes.get(0).resolve("/yunjin")).headers().firstValue("Location"))
          .hasValue("/yunjin/");
      assertThat(get(homes.get(2).resolve("registers")).headers().firstValue("Location"))
          .hasValue("registers/");
    } finally {
      serve.destroy();
      assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  /** Follows every link of the site that the crawl began in; none may lead out of it or nowhere. */
  private static int crawl(URI home) throws Exception {
    Set<URI> seen = new HashSet<>(Set.of(home));
    Deque<URI> open = new ArrayDeque<>(seen);
    open.add(home.resolve("no/such/page.html"));
    int pages = 0;
    while (!open.isEmpty()) {
      URI page = open.remove();
      HttpResponse<String> answer = get(page);
      boolean lost = page.getPath().endsWith("no/such/page.html");
      assertThat(answer.statusCode()).as("%s", page).isEqualTo(lost ? 404 : 200);
      if (!answer.headers().firstValue("Content-Type").orElse("").startsWith("text/html")) {
        continue;
      }
      pages++;
      Matcher links = LINK.matcher(answer.body());
      while (links.find()) {
        URI link = page.resolve(links.group(1).replace("&amp;", "&"));
        if (!home.getAuthority().equals(link.getAuthority())) {
          continue;
        }
        assertThat(link.getPath()).as("a link of %s", page).startsWith(home.getPath());
        if (link.getQuery() == null && seen.add(link)) {
          open.add(link);
        }
      }
    }
    return pages;
  }

  @Test
  void theFailureOfOneSiteStopsNoOtherAndTheExitCodeTells() throws Exception {
    Files.delete(haijia.keyFile());
    String out = done(1, "generate");

    assertThat(out).contains("[yunjin] 已生成版本").doesNotContain("[haijia] 已");
    assertThat(errors()).contains("[haijia] 生成失败", "[haijia-en] 生成失败");
    assertThat(yunjin.file(Sample.number(41).pagePath())).exists();
    assertThat(done(1, "verify")).contains("[yunjin] 版本");
  }

  @Test
  void aWatchOfAllShowsWhatIsExportedToEach() throws Exception {
    Process watch = start("watch", "--interval", "100");
    try {
      await(() -> haijia.data().current().toFile().exists());
      await(() -> yunjin.data().current().toFile().exists());
      await(() -> root.resolve("english/current").toFile().exists());
      haijia.export(Sample.number(7));
      Path page = Path.of("site", Sample.number(7).pagePath());
      await(() -> Files.exists(haijia.data().current().resolve(page)));
      await(() -> Files.exists(root.resolve("english/current").resolve(page)));
      haijia.suppress(Sample.number(7), "WITHDRAWN");
      await(() -> !Files.exists(haijia.data().current().resolve(page)));
      await(() -> !Files.exists(root.resolve("english/current").resolve(page)));
    } finally {
      watch.destroy();
      assertThat(watch.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static void await(BooleanSupplier holds) throws InterruptedException {
    for (int looks = 0; !holds.getAsBoolean(); looks++) {
      assertThat(looks).as("looks before it came").isLessThan(2000);
      Thread.sleep(50);
    }
  }

  @Test
  void aWrongSettingsFileIsAUsageErrorThatSaysWhere() throws Exception {
    Files.writeString(file, "{\"sites\": [{\"id\": \"a\", \"siteContent\": \"c\"}]}");
    done(2, "generate");
    assertThat(errors()).contains("sites[0].data 没有填写");
    done(2, "generate", "--data", "elsewhere");
    assertThat(errors()).contains("--data 不能与 --sites 一起使用");
  }

  private static HttpResponse<String> get(URI uri) throws Exception {
    return HTTP.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
