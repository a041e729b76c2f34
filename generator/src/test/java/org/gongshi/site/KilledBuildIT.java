package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.serve.SiteServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kills real builds at random moments while visitors read. */
class KilledBuildIT {

  private static final int KILLS = 8;

  @TempDir Path root;

  @Test
  void aBuildKilledAtAnyMomentLeavesAWholeReleaseAndTheNextRunCompletes() throws Exception {
    TestInstallation site = new TestInstallation(root);
    site.export(Sample.numbers(0, 50));
    site.build();
    SiteServer server = SiteServer.start(site.data(), site.key(), "127.0.0.1", 0);
    Reader reader = new Reader(server.port());
    Thread visitor = Thread.startVirtualThread(reader);
    long seed = 20261123;
    Random random = new Random(seed);
    try {
      long whole = timeOfOneBuild(site);
      for (int kill = 0; kill < KILLS; kill++) {
        site.export(Sample.numbers(200 + kill * 10, 210 + kill * 10));
        Process build = generate(site);
        build.waitFor((long) (whole * (0.4 + 0.6 * random.nextDouble())), TimeUnit.MILLISECONDS);
        build.destroyForcibly().waitFor();
        assertWhole(site);
      }
      site.suppress(Sample.number(7), "LEAKED");
      assertThat(generate(site).waitFor()).isZero();
    } finally {
      reader.stop();
      visitor.join();
      server.stop();
    }
    assertThat(reader.complaints).as("seed %d", seed).isEmpty();
    assertThat(reader.answers).hasPositiveValue();
    assertWhole(site);
    Manifest manifest = site.manifest();
    assertThat(manifest.sources()).hasSize(50 - 1 + KILLS * 10 + 1);
    assertThat(site.releases()).noneMatch(name -> name.startsWith("."));
    assertEveryDecisionWasReceiptedOnce(site, manifest);
  }

  private static long timeOfOneBuild(TestInstallation site) throws Exception {
    site.export(Sample.number(199));
    long start = System.nanoTime();
    assertThat(generate(site).waitFor()).isZero();
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
  }

  static Process generate(TestInstallation site) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName(),
            "generate",
            "--data",
            site.data().root().toString(),
            "--site-content",
            site.siteContent().toString(),
            "--templates",
            TestInstallation.TINY_THEME.toString(),
            "--trusted-key",
            site.keyFile().toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private static void assertWhole(TestInstallation site) throws IOException {
    Path release = site.current();
    for (Map.Entry<String, Manifest.PublicFile> file : site.manifest().files().entrySet()) {
      Path path = DataFolder.site(release).resolve(file.getKey());
      assertThat(Sha256.of(path)).as(file.getKey()).isEqualTo(file.getValue().sha256());
    }
  }

  private static void assertEveryDecisionWasReceiptedOnce(TestInstallation site, Manifest manifest)
      throws IOException {
    List<String> receipts = new ArrayList<>();
    try (var files = Files.walk(site.data().root().resolve("receipts"))) {
      files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.startsWith("published-"))
          .forEach(receipts::add);
    }
    Collections.sort(receipts);
    assertThat(receipts).doesNotHaveDuplicates();
    assertThat(receipts)
        .containsAll(
            manifest.sources().keySet().stream().map(i -> "published-" + i + ".json").toList());
    assertThat(site.receipts(manifest.release())).contains("taken-down-" + Sample.id(7) + ".json");
  }

  /**
   * A visitor who checks that what was read is a whole file of one release: its bytes fit their
   * validator.
   */
  private static final class Reader implements Runnable {

    private final List<String> paths =
        List.of(
            "index.html",
            "decisions/penalty/index.html",
            "sitemap.xml",
            Sample.number(1).pagePath(),
            "search/?q=%E6%B5%B7");
    private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Reader(int port) {
      this.port = port;
    }

    @Override
    public void run() {
      while (!stopped.get()) {
        for (String path : paths) {
          look(path);
        }
      }
    }

    private void look(String path) {
      try {
        HttpResponse<byte[]> response =
            http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/" + path)).build(),
                BodyHandlers.ofByteArray());
        answers.incrementAndGet();
        String tag = response.headers().firstValue("ETag").orElse("").replace("\"", "");
        if (response.statusCode() != 200) {
          complaints.add(path + " " + response.statusCode());
        } else if (!tag.isEmpty() && !tag.equals(Sha256.of(response.body()))) {
          complaints.add(path + " is not what its validator says");
        }
      } catch (IOException e) {
        complaints.add(path + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void stop() {
      stopped.set(true);
    }
  }
}
