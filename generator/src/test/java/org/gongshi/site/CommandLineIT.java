package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.gongshi.site.content.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands as child processes, with the templates and the webmaster's files that the project
 * ships.
 */
class CommandLineIT {

  private static final Path SITE_CONTENT = Path.of("../site-content");

  @TempDir Path root;

  private Process start(TestInstallation site, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path")));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    command.addAll(
        List.of(
            "--data",
            site.data().root().toString(),
            "--site-content",
            SITE_CONTENT.toString(),
            "--trusted-key",
            site.keyFile().toString()));
    return new ProcessBuilder(command).redirectError(root.resolve("stderr").toFile()).start();
  }

  private static String output(Process process) throws IOException {
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void theShippedTemplatesAndPagesMakeASiteWithoutADeadLink() throws Exception {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.numbers(0, 60));
    site.suppress(Sample.number(7), "CORRECTED", java.util.Map.of("replacedBy", Sample.id(8)));

    Process build = start(site, "generate", "--json");

    String line = output(build);
    assertThat(build.waitFor()).as(Files.readString(root.resolve("stderr"))).isZero();
    assertThat(Json.tree(line).get("published")).hasSize(59);
    assertThat(site.text(Sample.number(8).pagePath())).contains("救济途径", "数字签名");
  }

  @Test
  void exitCodesSayWhatHappened() throws Exception {
    TestInstallation site = new TestInstallation(root);
    Path file = site.export(Sample.number(1));
    Files.writeString(file, "tampered");
    assertThat(start(site, "generate").waitFor()).isEqualTo(3);
    assertThat(Files.readString(root.resolve("stderr"))).contains("signature-broken");

    assertThat(start(site, "generate", "--base-url", "ftp://x").waitFor()).isEqualTo(1);
    assertThat(start(site, "generate", "--no-such-option").waitFor()).isEqualTo(2);
    assertThat(start(site, "generate", "--site-settings", "nowhere.json").waitFor()).isEqualTo(2);
  }

  @Test
  void aPortThatIsTakenIsSaidPlainly() throws Exception {
    TestInstallation site = new TestInstallation(root);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Process serve = start(site, "serve", "--port", port);
      try {
        assertThat(serve.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      } finally {
        serve.destroy();
      }
      assertThat(serve.exitValue()).isEqualTo(1);
      assertThat(Files.readString(root.resolve("stderr")))
          .contains("不能监听", port)
          .doesNotContain("\tat ");
    }
  }

  @Test
  void servingAndWatchingInOneProcessShowsWhatIsExportedAndHidesWhatIsSuppressed()
      throws Exception {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.number(1));
    Process serve = start(site, "serve", "--watch", "--port", "0", "--interval", "100");
    try (BufferedReader lines = serve.inputReader(StandardCharsets.UTF_8)) {
      URI base = URI.create(lines.readLine());
      URI page = base.resolve("/" + Sample.number(1).pagePath());
      awaitStatus(page, 200);
      assertThat(get(base.resolve("/search/?q=%E6%B5%B7%E5%B2%AC")).body())
          .contains(Sample.number(1).pagePath());

      site.suppress(Sample.number(1), "WITHDRAWN");
      assertThat(get(page).statusCode()).isEqualTo(410);
      awaitStatus(base.resolve("/gone/" + Sample.id(1) + ".html"), 200);
      assertThat(get(base.resolve("/search/?q=%E6%B5%B7%E5%B2%AC")).body())
          .doesNotContain(Sample.id(1));
    } finally {
      serve.destroy();
      assertThat(serve.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static java.net.http.HttpResponse<String> get(URI uri)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static void awaitStatus(URI uri, int status) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    int last = 0;
    while (System.nanoTime() < end) {
      last = get(uri).statusCode();
      if (last == status) {
        return;
      }
      Thread.sleep(100);
    }
    assertThat(last).as(uri.getPath()).isEqualTo(status);
  }
}
