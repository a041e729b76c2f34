package org.gongshi.site.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gongshi.site.content.TrustedKey;
import org.gongshi.site.release.DataFolder;
import org.gongshi.site.serve.SiteServer;
import org.jspecify.annotations.Nullable;

/**
 * What a search costs whoever waits for it, beside the same server's answers of the same bytes that
 * need no search. Fifty clients ask without a pause, each on one connection; no query is asked
 * twice. Rounds of searches and rounds of the constant answers take turns.
 */
public final class ServeBench {

  private static final int CLIENTS = 50;
  private static final int ROUNDS = 6;
  private static final int EACH = 20;
  private static final int WARM_UP_ROUNDS = 3;
  private static final double GOAL = 3;

  /**
   * What to measure.
   *
   * @param java the command that runs this program
   * @param work where the invented sites lie; one that is there already is taken
   */
  public record Settings(List<String> java, Path work, List<Integer> documents, long seed) {}

  private final Settings settings;
  private final PrintStream out;
  private final List<Goal> goals = new ArrayList<>();

  public ServeBench(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /** Answers of one kind: how long each took, in nanoseconds, and their bytes on the wire. */
  private static final class Times {
    private final List<Long> nanos = new ArrayList<>();
    private long bytes;
    private long wall;

    void add(Times more) {
      nanos.addAll(more.nanos);
      bytes += more.bytes;
      wall += more.wall;
    }

    double millis(double part) {
      long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
      return sorted[(int) Math.min(sorted.length - 1, sorted.length * part)] / 1e6;
    }

    double perSecond() {
      return nanos.size() / (wall / 1e9);
    }
  }

  /**
   * Measures and prints.
   *
   * @param json where the goals are written too
   * @return whether all goals hold
   */
  public boolean run(@Nullable Path json) throws IOException, InterruptedException {
    for (int documents : settings.documents()) {
      measure(documents);
    }
    Goals.print(out, goals);
    if (json != null) {
      Goals.write(json, goals);
    }
    return goals.stream().allMatch(Goal::holds);
  }

  private void measure(int documents) throws IOException, InterruptedException {
    Path folder = settings.work().resolve("serve-" + documents);
    Path key = site(documents, folder);
    Map<String, byte[]> constants = new ConcurrentHashMap<>();
    SiteServer server =
        SiteServer.start(
            List.of(
                new SiteServer.Served(
                    new DataFolder(folder.resolve("var")), TrustedKey.read(key), "/")),
            "127.0.0.1",
            0,
            constants);
    Times search = new Times();
    Times constant = new Times();
    try (ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
      List<String> asked =
          new Questions(new Corpus(settings.seed()), documents, settings.seed())
              .make(CLIENTS * EACH * (WARM_UP_ROUNDS + ROUNDS));
      for (int round = 0; round < WARM_UP_ROUNDS + ROUNDS; round++) {
        int from = round * CLIENTS * EACH;
        List<String> now = asked.subList(from, from + CLIENTS * EACH);
        List<byte[]> bodies = new ArrayList<>();
        Times searched = round(clients, server.port(), now, bodies);
        List<String> same = new ArrayList<>();
        constants.clear();
        for (byte[] body : bodies) {
          String path = "/constant/" + same.size();
          constants.put(path, body);
          same.add(path);
        }
        Times answered = round(clients, server.port(), same, new ArrayList<>());
        if (round >= WARM_UP_ROUNDS) {
          search.add(searched);
          constant.add(answered);
        }
      }
    } finally {
      server.stop();
    }
    print(documents, search, constant);
    String at = "serve at " + documents + ", " + CLIENTS + " clients, p99 beside a constant answer";
    goals.add(Goal.atMost(at, search.millis(0.99) / constant.millis(0.99), GOAL, "x"));
  }

  /** All clients ask what is theirs; what they read comes in the order of the paths. */
  private static Times round(
      ExecutorService clients, int port, List<String> paths, List<byte[]> bodies)
      throws IOException, InterruptedException {
    List<Callable<List<Client.Read>>> tasks = new ArrayList<>();
    for (int client = 0; client < CLIENTS; client++) {
      List<String> mine = paths.subList(client * EACH, (client + 1) * EACH);
      tasks.add(() -> ask(port, mine));
    }
    Times times = new Times();
    long start = System.nanoTime();
    List<Future<List<Client.Read>>> all = clients.invokeAll(tasks);
    times.wall = System.nanoTime() - start;
    try {
      for (Future<List<Client.Read>> one : all) {
        for (Client.Read read : one.get()) {
          times.nanos.add(read.nanos);
          times.bytes += read.wire.length;
          bodies.add(read.body());
        }
      }
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
    return times;
  }

  private static List<Client.Read> ask(int port, List<String> paths) throws IOException {
    List<Client.Read> read = new ArrayList<>();
    try (Client client = new Client(port)) {
      for (String path : paths) {
        read.add(client.get(path));
      }
    }
    return read;
  }

  private void print(int documents, Times search, Times constant) {
    out.printf(
        Locale.ROOT,
        "%,d decisions, %d clients        median        p99        most   answers/s   bytes%n",
        documents,
        CLIENTS);
    for (Times times : List.of(search, constant)) {
      out.printf(
          Locale.ROOT,
          "  %-28s %8.2f ms %8.2f ms %8.2f ms %10.0f %8d%n",
          times == search ? "search" : "constant, of the same bytes",
          times.millis(0.5),
          times.millis(0.99),
          times.millis(1),
          times.perSecond(),
          times.bytes / times.nanos.size());
    }
    out.printf(
        Locale.ROOT,
        "  %-28s %8.2f x  %8.2f x%n",
        "times as long",
        search.millis(0.5) / constant.millis(0.5),
        search.millis(0.99) / constant.millis(0.99));
  }

  /** Makes the site, unless it is there. */
  private Path site(int documents, Path folder) throws IOException, InterruptedException {
    Path key = folder.resolve("key.pem");
    Path data = folder.resolve("var");
    if (Files.exists(data.resolve("current"))) {
      return key;
    }
    out.println("making a site of " + documents + " decisions ...");
    SizedSite.prepare(new Corpus(settings.seed()), folder, documents);
    List<String> command = new ArrayList<>(settings.java());
    command.addAll(
        Arrays.asList(
            "org.gongshi.site.Main",
            "generate",
            "--data",
            data.toString(),
            "--site-content",
            folder.resolve("site-content").toString(),
            "--trusted-key",
            key.toString(),
            "--json"));
    Measured.run(folder, command);
    return key;
  }
}
