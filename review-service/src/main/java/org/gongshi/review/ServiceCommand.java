package org.gongshi.review;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.gongshi.review.http.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "service",
    mixinStandardHelpOptions = true,
    description = "Runs the review service until it is stopped.",
    footer = {
      "",
      "The database is embedded unless GONGSHI_DB_URL, GONGSHI_DB_USER and",
      "GONGSHI_DB_PASSWORD_FILE name a MySQL 8 server."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:stopped", "1:could not start", "2:wrong usage"})
final class ServiceCommand implements Callable<Integer> {
  @Mixin private DataOptions data = new DataOptions();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "address to listen on (default: ${DEFAULT-VALUE})")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8787",
      description = "port to listen on, 0 for a free one (default: ${DEFAULT-VALUE})")
  private int port;

  @Option(
      names = "--export-interval",
      defaultValue = "PT0.5S",
      description = "how often the outbox is looked at (default: ${DEFAULT-VALUE})")
  private Duration exportInterval = Duration.ofMillis(500);

  @Option(
      names = "--organs",
      paramLabel = "FILE",
      defaultValue = "${sys:gongshi.home:-.}/site-content/registers/organs.json",
      description = "register of the organs, read at every start (default: ${DEFAULT-VALUE})")
  private Path organs = Path.of("");

  @Option(
      names = "--officers",
      paramLabel = "FILE",
      defaultValue = "${sys:gongshi.home:-.}/site-content/registers/officers.json",
      description =
          "register of the officers; those not known yet are taken in (default: ${DEFAULT-VALUE})")
  private Path officers = Path.of("");

  @Option(names = "--json", description = "print the address as JSON")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    ReviewService service = ReviewService.start(data.settings(host, port, exportInterval));
    if (Files.exists(organs)) {
      service.organs().load(organs);
    }
    if (Files.exists(officers)) {
      service.officers().load(officers);
    }
    service.closeAtEnd();
    String address = "http://" + host + ":" + service.port();
    System.out.println(
        json
            ? new String(
                Json.write(java.util.Map.of("address", address)),
                java.nio.charset.StandardCharsets.UTF_8)
            : "The review service listens on " + address);
    System.out.flush();
    new CountDownLatch(1).await(); // until the program is told to end
    return 0;
  }
}
