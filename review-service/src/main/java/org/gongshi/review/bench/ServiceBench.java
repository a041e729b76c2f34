package org.gongshi.review.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "service",
    mixinStandardHelpOptions = true,
    description = {
      "Requests a second and p99 of a constant answer, a case read, a list page and a state",
      "change, each beside raw JDBC doing the same statements, and the service's memory."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:every goal holds", "1:failed", "2:wrong usage", "3:a goal falls short"})
final class ServiceBench implements Callable<Integer> {
  /** The case whose statements are watched, and whose change is used up by that. */
  private static final int SEEN = 10_000;

  /** The chain's number from which the bench starts, so that it is told apart in a statement. */
  static final long FIRST_SEQ = 900_000_000;

  @Option(
      names = "--cases",
      split = ",",
      defaultValue = "10000,1000000",
      description = "sizes of the list, small first (default: ${DEFAULT-VALUE})")
  private List<Integer> sizes = List.of();

  @Option(names = "--quick", description = "few cases and short rounds, to see that it works")
  private boolean quick;

  @Option(names = "--json", paramLabel = "FILE", description = "write the figures as JSON")
  private @Nullable Path json;

  private final AtomicInteger turn = new AtomicInteger();
  private final AtomicInteger unused = new AtomicInteger();

  @Override
  public Integer call() throws Exception {
    Path home = Path.of(System.getProperty("gongshi.home", ".")).toAbsolutePath().normalize();
    Path data = Files.createTempDirectory("gongshi-bench");
    Comparison.Plan plan =
        quick
            ? new Comparison.Plan(
                8, 3, Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(500))
            : new Comparison.Plan(
                8, 5, Duration.ofSeconds(3), Duration.ofSeconds(60), Duration.ofSeconds(3));
    List<Integer> counts = quick ? List.of(SEEN, 40_000) : sizes;
    List<Goal> goals;
    try (Database database =
        Database.open(new DatabaseSettings.Embedded(data.resolve("db")), InstantSource.system())) {
      goals = run(home, data, database.address(), plan, counts, System.out);
    } catch (Exception e) {
      System.err.println("bench: the data and the service's log are kept in " + data);
      throw e;
    }
    if (json != null) {
      Goals.write(json, goals);
    }
    delete(data);
    return goals.stream().allMatch(Goal::holds) ? 0 : 3;
  }

  private List<Goal> run(
      Path home,
      Path data,
      DatabaseSettings.External database,
      Comparison.Plan plan,
      List<Integer> counts,
      PrintStream out)
      throws Exception {
    List<Comparison> measured = new ArrayList<>();
    List<Comparison> lists = new ArrayList<>();
    double peak;
    try (Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password())) {
      SampleOffice office = SampleOffice.open(home, data, database);
      String template = office.exportedInspection();
      startChainAt(connection);
      SeededCases seeded = new SeededCases(connection, template);
      seeded.upTo(counts.getFirst());
      SampleOffice.Seen seen = office.watch(SEEN);
      office.close();
      ownPasswords(connection);
      try (ServiceProcess service = ServiceProcess.start(home, data)) {
        for (int count : counts) {
          out.println("seeding " + count + " cases ...");
          seeded.upTo(count);
          lists.add(list(service.port(), database, office, seen, count, plan));
        }
        int all = counts.getLast();
        measured.add(constant(service.port(), plan));
        IntSupplier anyCase = () -> 1 + Math.floorMod(turn.addAndGet(7919), all);
        measured.add(
            Comparison.of(
                "case read",
                seen.read().size(),
                http(service.port(), office.reader(), () -> read(anyCase.getAsInt())),
                new JdbcSide(database, seen.read(), SEEN, anyCase),
                plan));
        errandsWait(connection);
        IntSupplier nextUnused = () -> unused(plan);
        measured.add(
            Comparison.of(
                "state change + audit + outbox",
                seen.change().size(),
                http(service.port(), office.changer(), () -> change(nextUnused.getAsInt())),
                new JdbcSide(database, seen.change(), SEEN, nextUnused),
                plan));
        peak = service.peakMebibytes();
      }
    }
    measured.addAll(2, lists);
    print(out, measured);
    Comparison change = measured.getLast();
    List<Goal> goals =
        List.of(
            Goal.atLeast("state change / raw JDBC", change.ratio(), 0.7, "x"),
            Goal.atMost(
                "list p99 at " + counts.getLast() + " / at " + counts.getFirst(),
                lists.getLast().serviceP99() / lists.getFirst().serviceP99(),
                2,
                "x"),
            Goal.atMost("peak resident memory of the service", peak, 512, "MiB"));
    Goals.print(out, goals);
    return goals;
  }

  private int unused(Comparison.Plan plan) {
    int n = unused.updateAndGet(last -> last + 1 == SEEN ? last + 2 : last + 1);
    int complete = Math.min(SeededCases.COMPLETE, Collections.max(sizes));
    if (n > complete) {
      throw new IllegalStateException(
          "all " + complete + " complete cases are used up; measure less than " + plan);
    }
    return n;
  }

  private static void startChainAt(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE audit_head SET seq = " + FIRST_SEQ);
    }
  }

  /**
   * Nobody runs the errands while changes are measured: the service would run the peer's too, and
   * at its own pace.
   */
  private static void errandsWait(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TRIGGER bench_errand_waits BEFORE INSERT ON outbox FOR EACH ROW"
              + " SET NEW.due_at = NEW.due_at + INTERVAL 1 DAY");
    }
  }

  /** The measured service is not the demo's, and lets nobody in by the demo's passwords. */
  private static void ownPasswords(Connection connection) throws Exception {
    try (Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE account SET password_standing = 'OWN'");
    }
  }

  private static Comparison list(
      int port,
      DatabaseSettings.External database,
      SampleOffice office,
      SampleOffice.Seen seen,
      int count,
      Comparison.Plan plan)
      throws Exception {
    return Comparison.of(
        "list page over " + count,
        seen.list().size(),
        http(port, office.reader(), () -> new HttpSide.Request("GET", SampleOffice.LIST, "")),
        new JdbcSide(database, seen.list(), SEEN, () -> SEEN),
        plan);
  }

  /** Nothing is asked of the database, so nothing stands beside it. */
  private static Comparison constant(int port, Comparison.Plan plan) throws Exception {
    Load.Side side = http(port, "", () -> new HttpSide.Request("GET", "/observe/health/live", ""));
    List<Load.Round> rounds = new ArrayList<>();
    Load.round(side, plan.threads(), plan.warmUp());
    for (int i = 0; i < plan.rounds(); i++) {
      rounds.add(Load.round(side, plan.threads(), plan.round()));
    }
    return new Comparison("constant answer", 0, rounds, List.of());
  }

  private static HttpSide http(int port, String token, Supplier<HttpSide.Request> requests) {
    return new HttpSide(port, token, requests);
  }

  private static HttpSide.Request read(int n) {
    return new HttpSide.Request("GET", "/api/v1/cases/" + SeededCases.publicId(n), "");
  }

  private static HttpSide.Request change(int n) {
    return new HttpSide.Request(
        "POST", SampleOffice.change(SeededCases.publicId(n)), SampleOffice.CHANGE);
  }

  private static void print(PrintStream out, List<Comparison> measured) {
    out.println(
        String.format(
            Locale.ROOT,
            "%-32s %5s %10s %9s %10s %9s %6s",
            "scenario",
            "stmts",
            "service/s",
            "p99 ms",
            "JDBC/s",
            "p99 ms",
            "ratio"));
    for (Comparison c : measured) {
      out.println(
          c.jdbc().isEmpty()
              ? String.format(
                  Locale.ROOT,
                  "%-32s %5d %10.0f %9.2f",
                  c.name(),
                  0,
                  c.serviceRate(),
                  c.serviceP99())
              : String.format(
                  Locale.ROOT,
                  "%-32s %5d %10.0f %9.2f %10.0f %9.2f %6.2f",
                  c.name(),
                  c.statements(),
                  c.serviceRate(),
                  c.serviceP99(),
                  c.jdbcRate(),
                  c.jdbcP99(),
                  c.ratio()));
    }
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path path : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
