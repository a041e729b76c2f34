package org.gongshi.review.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gongshi.review.DataOptions;
import org.gongshi.review.ReviewService;
import org.gongshi.review.Settings;
import org.gongshi.review.approval.Approvals;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Loads a sample administration, drives its cases through the HTTP API as the",
      "different officials, publishes the site, and takes one decision down live."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:done", "1:failed, the message says why", "2:wrong usage"})
public final class DemoCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(names = "--once", description = "end when the tour is over instead of serving on")
  private boolean once;

  @Option(
      names = "--import",
      paramLabel = "FILE",
      description = "a double-publicity penalty CSV to import and publish too")
  private @Nullable Path importFile;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "write counts, addresses, times and the release's path as JSON")
  private @Nullable Path report;

  @Option(names = "--json", description = "print the report as JSON instead of text")
  private boolean json;

  @Option(
      names = "--site-port",
      defaultValue = "8080",
      description = "port of the site; another one if it is taken (default: ${DEFAULT-VALUE})")
  private int sitePort;

  @Option(
      names = "--service-port",
      defaultValue = "8787",
      description = "port of the service; another one if it is taken (default: ${DEFAULT-VALUE})")
  private int servicePort;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (importFile != null && !Files.isReadable(importFile)) {
      System.err.println("demo: cannot read " + importFile);
      return 2;
    }
    Path home = Path.of(System.getProperty("gongshi.home", ".")).toAbsolutePath().normalize();
    PrintStream out = json ? System.err : System.out;
    Settings settings =
        data.settings("127.0.0.1", freePort(servicePort), Duration.ofMillis(500)).forDemo();
    out.println("gongshi demo, data in " + data.folder());
    try (ReviewService service = ReviewService.start(settings);
        SiteProgram site = SiteProgram.start(home, data.folder(), freePort(sitePort))) {
      service.closeAtEnd();
      service.organs().load(home.resolve("site-content/registers/organs.json"));
      SampleAccounts accounts = SampleAccounts.prepare(service.accounts(), data.folder());
      String address = "http://127.0.0.1:" + service.port();
      ApiClient api = new ApiClient(address, accounts.password());
      LocalDate today = LocalDate.ofInstant(now(settings.clock()), Approvals.ZONE);
      DemoReport result =
          new Demo(api, site, data.folder(), today, out).run(address, accounts, importFile);
      if (report != null) {
        Files.write(report, Demo.json(result));
      }
      if (json) {
        System.out.println(new String(Demo.json(result), StandardCharsets.UTF_8));
      }
      print(out, result, accounts);
      if (!once) {
        out.println("Serving until stopped (Ctrl-C).");
        site.join();
      }
      return 0;
    }
  }

  private static Instant now(InstantSource clock) {
    return clock.instant();
  }

  private static void print(PrintStream out, DemoReport report, SampleAccounts accounts) {
    var counts = report.counts();
    out.printf(
        Locale.ROOT,
        "%nPublic now: %d decisions (%d samples, %d imported); not published %d, deferred %d,"
            + " withdrawn %d%n",
        counts.publicNow(),
        counts.samplesPublic(),
        counts.importedPublic(),
        counts.notDisclosed(),
        counts.deferred(),
        counts.withdrawn());
    out.println("Site:       " + report.urls().site());
    out.println("Service:    " + report.urls().service() + "  (API: /openapi)");
    out.println("Accounts:   " + String.join(", ", accounts.logins()));
    out.println("Password:   " + accounts.password() + "  (of this installation only)");
    out.println("Withdrawn:  " + report.urls().withdrawn());
    out.printf(
        Locale.ROOT,
        "Receipt:    taken down at %s in release %s, %d ms after the order%n",
        report.takedown().path("at").asText(),
        report.takedown().path("release").asText(),
        report.takedown().path("elapsedMillis").asLong());
    report
        .takedown()
        .path("surfaces")
        .forEach(
            s ->
                out.printf(
                    Locale.ROOT,
                    "            %-13s %5d files, %9d bytes scanned, %d traces%n",
                    s.path("surface").asText(),
                    s.path("files").asInt(),
                    s.path("bytes").asLong(),
                    s.path("hits").asInt()));
    out.println("Release:    " + report.releasePath());
  }

  /** The wished port, or a free one if it is taken. */
  private static int freePort(int wished) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    try (ServerSocket socket = new ServerSocket(wished, 1, loopback)) {
      return socket.getLocalPort();
    } catch (java.net.BindException e) {
      try (ServerSocket socket = new ServerSocket(0, 1, loopback)) {
        return socket.getLocalPort();
      }
    }
  }
}
