package org.gongshi.site;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.gongshi.site.Build.Thoroughness;
import org.gongshi.site.SiteVisitor.Reply;
import org.gongshi.site.content.Progress;
import org.gongshi.site.plan.Manifest;
import org.gongshi.site.release.Releases;
import org.gongshi.site.serve.SiteServer;
import org.gongshi.site.verify.Wholeness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/**
 * Many builds, of which some are killed at a random moment and some have too little room on the
 * disk, while visitors read all along: one through {@code serve}, one through a web server that
 * sends the files of {@code current}. There are sixty, or as many as {@code -Dgongshi.builds} says.
 * Without root no disk is full.
 */
class SteadySiteIT {

  private static final int BUILDS = Integer.getInteger("gongshi.builds", 60);
  private static final long SEED = Long.getLong("gongshi.seed", 20261129);
  private static final int MEGABYTES = 48;

  /** A build takes less, so that some are killed when the site is switched already. */
  private static final int LONGEST_MICROS = 400_000;

  /** Bytes that a build needs, about. */
  private static final int ROOM = 2 << 20;

  private enum Fate {
    UNDISTURBED,
    KILLED,
    DISK_FULL
  }

  @TempDir(factory = InMemory.class)
  Path root;

  private final Random random = new Random(SEED);
  private final List<Sample> live = new ArrayList<>();
  private final Map<String, Integer> versions = new TreeMap<>();
  private final List<String> withdrawn = new ArrayList<>();
  private final Map<String, Integer> told = new TreeMap<>();
  private Optional<SmallDisk> disk = Optional.empty();
  private int next;

  @BeforeEach
  void aSmallDisk() throws Exception {
    disk = SmallDisk.mount(root.resolve("disk"), MEGABYTES);
  }

  @AfterEach
  void unmount() throws Exception {
    if (disk.isPresent()) {
      disk.get().unmount();
    }
  }

  @Test
  void whateverHappensToBuildsTheSiteIsWholeAtEveryRequestAndNothingWithdrawnIsServed()
      throws Exception {
    TestInstallation site = new TestInstallation(disk.map(SmallDisk::folder).orElse(root));
    for (int i = 0; i < 60; i++) {
      publish(site);
    }
    site.build();
    ((Logger) LoggerFactory.getLogger(SiteServer.class)).setLevel(Level.WARN);
    SiteServer serve = SiteServer.start(site.data(), site.key(), "127.0.0.1", 0);
    HttpServer plain = plainServer(site.data().current().resolve("site"));
    List<SiteVisitor> visitors =
        List.of(
            new SiteVisitor(site, new Http(serve.port(), true), SEED),
            new SiteVisitor(site, new Http(plain.getAddress().getPort(), false), SEED + 1));
    List<Thread> threads = visitors.stream().map(Thread::startVirtualThread).toList();
    try {
      builds(site);
    } finally {
      visitors.forEach(SiteVisitor::stop);
      for (Thread thread : threads) {
        thread.join();
      }
      plain.stop(0);
      serve.stop();
    }
    String what = "seed " + SEED + ", " + told;
    for (SiteVisitor visitor : visitors) {
      System.out.println(
          visitor.answers() + " " + visitor.acrossSwitches() + " " + visitor.releases());
      assertThat(visitor.complaints()).as(what).isEmpty();
    }
    assertThat(told).as(what).containsKey("killed");
    assertThat(told.containsKey("disk full")).as(what).isEqualTo(disk.isPresent());
    assertEndsWell(site);
  }

  private void builds(TestInstallation site) throws Exception {
    List<Fate> fates = new ArrayList<>();
    for (int i = 0; i < BUILDS; i++) {
      fates.add(i % 10 == 0 ? Fate.KILLED : i % 5 == 1 ? Fate.DISK_FULL : Fate.UNDISTURBED);
    }
    Collections.shuffle(fates, random);
    Build warm = site.newBuild();
    BuildProcess spare = start(site);
    try {
      for (Fate fate : fates) {
        change(site);
        site.later(Duration.ofMillis(1));
        Thoroughness how = random.nextInt(8) == 0 ? Thoroughness.EVERYTHING : Thoroughness.CHANGES;
        switch (fate) {
          case UNDISTURBED -> {
            warm = random.nextInt(4) == 0 ? site.newBuild() : warm;
            warm.run(how);
            tell("undisturbed");
          }
          case KILLED -> {
            spare.awaitStart();
            spare.order(how, site.now());
            boolean ended = spare.killAfter(random.nextInt(LONGEST_MICROS));
            tell(ended ? "killed after its end" : "killed");
            spare = start(site);
          }
          case DISK_FULL -> tell(withLittleRoom(site, how) ? "had room" : "disk full");
        }
      }
    } finally {
      spare.close();
    }
  }

  private void tell(String what) {
    told.merge(what, 1, Integer::sum);
  }

  /** Whether there was room enough. */
  private boolean withLittleRoom(TestInstallation site, Thoroughness how) throws IOException {
    Optional<Path> filling =
        disk.isPresent()
            ? Optional.of(disk.get().fillUpTo(random.nextInt(ROOM)))
            : Optional.empty();
    try {
      site.newBuild().run(how);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    } finally {
      if (filling.isPresent()) {
        Files.delete(filling.get());
      }
    }
  }

  private BuildProcess start(TestInstallation site) throws IOException {
    TestInstallation rehearsal = site.twin(root.resolve("rehearsal" + next++));
    rehearsal.export(Sample.numbers(0, 3));
    return BuildProcess.start(site, rehearsal);
  }

  private Sample invented() {
    int number = next++;
    String mark = SiteVisitor.mark(number);
    Sample sample = Sample.number(number);
    return sample
        .with("title", mark + "号决定")
        .with("parties", List.of(Map.of("kind", "ORGANISATION", "name", "海岬" + mark + "商行")))
        .with("facts", "经查，" + mark + "有违法行为。");
  }

  private void publish(TestInstallation site) throws IOException {
    export(site, invented());
  }

  private void export(TestInstallation site, Sample sample) throws IOException {
    site.export(sample);
    live.remove(sample);
    live.add(sample);
    versions.merge(sample.id(), 1, Integer::sum);
  }

  private void change(TestInstallation site) throws IOException {
    Sample some = live.get(random.nextInt(live.size()));
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> publish(site);
      case 3 -> {
        publish(site);
        publish(site);
      }
      case 4 ->
          export(
              site,
              some.with("version", some.decision().version() + 1).with("category", "警告" + next));
      case 5 -> {
        Sample later =
            invented()
                .with("version", 2)
                .with("replaces", Map.of("id", some.id(), "cause", "TYPING_ERROR"));
        export(site, later);
        withdraw(site, some, "CORRECTED", Map.of("replacedBy", later.id()));
      }
      case 6 -> withdraw(site, some, "WITHDRAWN", Map.of());
      default -> withdraw(site, some, "LEAKED", Map.of());
    }
  }

  private void withdraw(TestInstallation site, Sample some, String exit, Map<String, Object> more)
      throws IOException {
    site.suppress(some, exit, more);
    Files.deleteIfExists(site.content().resolve(some.jsonPath()));
    Files.deleteIfExists(site.content().resolve(some.jsonPath() + ".sig"));
    live.remove(some);
    withdrawn.add(some.id());
  }

  private void assertEndsWell(TestInstallation site) throws IOException {
    site.build();
    Manifest manifest = site.manifest();
    Wholeness wholeness = new Wholeness(manifest, new Releases(site.data()).places(manifest));
    assertThat(wholeness.look(Progress.SILENT)).isEmpty();
    assertThat(manifest.sources().keySet())
        .containsExactlyInAnyOrderElementsOf(live.stream().map(Sample::id).toList());
    assertThat(manifest.gone().keySet()).containsExactlyInAnyOrderElementsOf(withdrawn);
    assertThat(site.releases()).noneMatch(name -> name.startsWith("."));
    Map<String, Integer> receipts = receipts(site);
    live.forEach(
        sample ->
            assertThat(receipts.get("published-" + sample.id() + ".json"))
                .as(sample.id())
                .isBetween(1, versions.get(sample.id())));
    // What was never published needs no word that it is gone.
    assertThat(withdrawn)
        .filteredOn(id -> receipts.containsKey("published-" + id + ".json"))
        .isNotEmpty()
        .allSatisfy(id -> assertThat(receipts).containsEntry("taken-down-" + id + ".json", 1));
  }

  private static Map<String, Integer> receipts(TestInstallation site) throws IOException {
    Map<String, Integer> receipts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(site.data().root().resolve("receipts"))) {
      files.forEach(file -> receipts.merge(file.getFileName().toString(), 1, Integer::sum));
    }
    return receipts;
  }

  /** As a web server that knows nothing of releases. */
  private static HttpServer plainServer(Path folder) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            byte[] body;
            try {
              body =
                  Files.readAllBytes(
                      folder.resolve(exchange.getRequestURI().getPath().substring(1)));
            } catch (IOException e) {
              exchange.sendResponseHeaders(404, -1);
              return;
            }
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    return server;
  }

  private record Http(HttpClient client, int port, boolean searches) implements SiteVisitor.Server {

    Http(int port, boolean searches) {
      this(HttpClient.newHttpClient(), port, searches);
    }

    @Override
    public Reply get(String path) throws IOException, InterruptedException {
      URI address = URI.create("http://127.0.0.1:" + port + "/" + path);
      HttpResponse<byte[]> response =
          client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
      return new Reply(response.statusCode(), response.body());
    }
  }
}
