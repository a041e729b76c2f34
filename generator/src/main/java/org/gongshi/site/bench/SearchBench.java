package org.gongshi.site.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.Json;
import org.gongshi.site.content.Sha256;
import org.gongshi.site.search.SearchText;
import org.gongshi.site.search.shards.Links;
import org.gongshi.site.search.shards.SearchShards;
import org.gongshi.site.search.shards.Written;
import tools.jackson.databind.JsonNode;

/**
 * What the search without a server costs: time, memory and disk of its files, and the bytes that
 * the very script reads for random substrings, which are held against the truth. Needs Node.js.
 */
public final class SearchBench {

  static final int QUERIES = 1000;

  /** Names of figures. */
  static final String BYTES = "bytes on disk";

  static final String FIRST = "first query bytes, median";
  static final String FIRST_P95 = "first query bytes, p95";
  static final String NEXT = "next query bytes, median";
  static final String TRUE = "answers like the truth";

  private static final long SEED = 20261128;

  private final PrintStream out;

  public SearchBench(PrintStream out) {
    this.out = out;
  }

  /** Prints a table for each of the sizes, and a line of JSON. */
  public static void main(String[] sizes) throws IOException, InterruptedException {
    SearchBench bench = new SearchBench(System.out);
    for (String size : sizes.length == 0 ? new String[] {"10000", "50000"} : sizes) {
      System.out.println(Json.line(bench.run(Integer.parseInt(size))));
    }
  }

  /**
   * Measures one size.
   *
   * @return the figures by their names
   * @throws IOException also where an answer differs from the truth
   */
  public Map<String, Object> run(int documents) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("gongshi-search-bench");
    try {
      return run(documents, work);
    } finally {
      delete(work);
    }
  }

  private Map<String, Object> run(int documents, Path work)
      throws IOException, InterruptedException {
    SearchCorpus corpus = new SearchCorpus(SEED);
    List<Decision> decisions =
        IntStream.range(0, documents)
            .parallel()
            .mapToObj(i -> corpus.decision(i, documents))
            .toList();
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("documents", documents);
    Path data = work.resolve("data");
    Memory memory = Memory.watch();
    figures.put("build ms", millis(() -> SearchShards.write(null, data, written(decisions))));
    figures.put("build heap above the decisions MB", memory.stop() >> 20);
    size(data, figures);
    changes(corpus, documents, decisions, data, work, figures);
    queries(decisions, data, work, figures);
    out.println();
    figures.forEach((name, value) -> out.printf(Locale.ROOT, "%-40s %s%n", name, value));
    return figures;
  }

  private static void changes(
      SearchCorpus corpus,
      int documents,
      List<Decision> decisions,
      Path data,
      Path work,
      Map<String, Object> figures)
      throws IOException {
    long[] added = new long[5];
    long[] removed = new long[5];
    for (int i = 0; i < added.length; i++) {
      Path more = work.resolve("more" + i);
      Path less = work.resolve("less" + i);
      Decision one = corpus.decision(documents + 1 + i, documents);
      String old = decisions.get(documents / 7 * (i + 1)).id();
      added[i] =
          millis(
              () ->
                  SearchShards.update(
                      data, more, written(List.of(one)), Set.of(), Links.sharing(data, more)));
      removed[i] =
          millis(
              () ->
                  SearchShards.update(
                      data, less, List.of(), Set.of(old), Links.sharing(data, less)));
      delete(more);
      delete(less);
    }
    Arrays.sort(added);
    Arrays.sort(removed);
    figures.put("one new decision ms (median of 5)", added[2]);
    figures.put("one takedown, purged ms (median of 5)", removed[2]);
  }

  private static void queries(
      List<Decision> decisions, Path data, Path work, Map<String, Object> figures)
      throws IOException, InterruptedException {
    List<String> texts = decisions.parallelStream().map(SearchBench::text).toList();
    Random random = new Random(SEED);
    List<String> queries = new ArrayList<>();
    while (queries.size() < QUERIES) {
      String text = texts.get(random.nextInt(texts.size()));
      int length = 2 + random.nextInt(19);
      int from = random.nextInt(text.length() - length);
      String piece = text.substring(from, from + length);
      if (piece.codePoints().noneMatch(c -> SearchText.isBreak(c) || c == '"' || c == '“')) {
        queries.add(piece);
      }
    }
    JsonNode answers = ask(queries, data, work);
    long[] first = new long[QUERIES];
    long[] next = new long[QUERIES];
    long[] requests = new long[QUERIES];
    int exact = 0;
    for (int i = 0; i < QUERIES; i++) {
      first[i] = answers.get(i).get("first").asLong();
      next[i] = answers.get(i).get("next").asLong();
      requests[i] = answers.get(i).get("requests").asLong();
      exact += answers.get(i).get("exact").asBoolean() ? 1 : 0;
    }
    List<String> wrong =
        IntStream.range(0, QUERIES)
            .parallel()
            .filter(i -> !isTrue(queries.get(i), decisions, texts, answers.get(i)))
            .mapToObj(queries::get)
            .toList();
    if (!wrong.isEmpty()) {
      throw new IOException("answers that differ from the truth: " + wrong);
    }
    for (long[] each : List.of(first, next, requests)) {
      Arrays.sort(each);
    }
    figures.put(FIRST, first[QUERIES / 2]);
    figures.put(FIRST_P95, first[QUERIES * 95 / 100]);
    figures.put("first query requests, median", requests[QUERIES / 2]);
    figures.put(NEXT, next[QUERIES / 2]);
    figures.put("next query bytes, p95", next[QUERIES * 95 / 100]);
    figures.put("queries with an exact count", exact);
    figures.put(TRUE, QUERIES);
  }

  private static List<Written> written(List<Decision> decisions) {
    return decisions.stream()
        .map(d -> new Written(d.id(), d.decidedOn(), Sha256.of(d.id()), () -> d))
        .toList();
  }

  private static String text(Decision d) {
    return SearchText.normal(
        String.join(
            "\n",
            d.title(),
            d.documentNumber(),
            d.parties().getFirst().name(),
            String.valueOf(d.parties().getFirst().creditCode()),
            d.organ().name(),
            d.organ().code(),
            d.matter(),
            d.category(),
            String.valueOf(d.facts()),
            d.conclusion(),
            d.basis()));
  }

  /** The ten newest that contain it, in order, and their number where it is said to be exact. */
  private static boolean isTrue(
      String query, List<Decision> decisions, List<String> texts, JsonNode answer) {
    List<String> ids = new ArrayList<>();
    int total = 0;
    for (int i = texts.size() - 1; i >= 0; i--) {
      if (texts.get(i).contains(query)) {
        total++;
        if (ids.size() < 10) {
          ids.add(decisions.get(i).id());
        }
      }
    }
    List<String> given = new ArrayList<>();
    answer.get("ids").forEach(id -> given.add(id.asString()));
    int said = answer.get("total").asInt();
    return given.equals(ids) && (answer.get("exact").asBoolean() ? said == total : said >= total);
  }

  private static JsonNode ask(List<String> queries, Path data, Path work)
      throws IOException, InterruptedException {
    Path script = copy("theme/assets/search.js", work.resolve("search.mjs"));
    Path driver = copy("bench/search-bytes.mjs", work.resolve("search-bytes.mjs"));
    Path asked = Files.write(work.resolve("queries.json"), Json.compact(queries));
    Path answer = work.resolve("answers.json");
    Process node =
        new ProcessBuilder(
                "node", driver.toString(), script.toString(), data.toString(), asked.toString())
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    if (node.waitFor() != 0) {
      throw new IOException("node ended with " + node.exitValue());
    }
    return Json.tree(Files.readString(answer));
  }

  private static Path copy(String resource, Path to) throws IOException {
    URL url =
        Objects.requireNonNull(SearchBench.class.getClassLoader().getResource(resource), resource);
    try (var in = url.openStream()) {
      return Files.write(to, in.readAllBytes());
    }
  }

  private static void size(Path data, Map<String, Object> figures) throws IOException {
    long bytes = 0;
    long blocks = 0;
    int files = 0;
    Map<String, Long> parts = new java.util.TreeMap<>();
    try (Stream<Path> paths = Files.walk(data)) {
      for (Path path : (Iterable<Path>) paths.filter(Files::isRegularFile)::iterator) {
        files++;
        long size = Files.size(path);
        bytes += size;
        blocks += (size + 4095) / 4096 * 4096;
        String folder = String.valueOf(path.resolveSibling("").getFileName());
        parts.merge(folder.length() == 1 ? folder : "rest", size, Long::sum);
      }
    }
    figures.put("files", files);
    figures.put(BYTES, bytes);
    figures.put("bytes in blocks of 4 KB", blocks);
    figures.put("bytes by folder", parts);
  }

  /** Something that is timed. */
  private interface Task {
    void run() throws IOException;
  }

  private static long millis(Task task) throws IOException {
    long start = System.nanoTime();
    task.run();
    return (System.nanoTime() - start) / 1_000_000;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  /** The highest use of the heap above what it was at the start, looked at every 20 ms. */
  private static final class Memory implements Runnable {
    private final long before = used();
    private volatile boolean ended;
    private volatile long most;
    private final Thread thread = Thread.ofPlatform().daemon().unstarted(this);

    static Memory watch() {
      System.gc();
      Memory memory = new Memory();
      memory.thread.start();
      return memory;
    }

    @Override
    public void run() {
      while (!ended) {
        most = Math.max(most, used());
        try {
          Thread.sleep(20);
        } catch (InterruptedException e) {
          return;
        }
      }
    }

    long stop() throws InterruptedException {
      ended = true;
      thread.join();
      return most - before;
    }

    private static long used() {
      return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
  }
}
