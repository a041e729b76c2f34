package org.gongshi.site.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.bench.SizedSite.Figures;
import org.gongshi.site.content.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The door: builds sites of several sizes from nothing, and measures on them what happens every
 * day: a new decision, a takedown, a build after a pause.
 */
public final class SiteBench {

  private static final int SMALL = 10_000;
  private static final int LARGE = 100_000;
  private static final int MIDDLE = 50_000;
  private static final int DISTINCT_BIGRAMS = 200_000;
  private static final int NEXT_KILOBYTES = 16;
  private static final int SEARCH_MEGABYTES = 1_000;

  private final Settings settings;
  private final PrintStream out;
  private final List<Goal> goals = new ArrayList<>();
  private final SortedMap<Integer, Figures> figures = new TreeMap<>();

  /**
   * What to measure.
   *
   * @param java how the launcher starts this program, up to its main class
   * @param work an empty folder
   * @param peers whether Hugo and Pagefind are measured beside
   */
  public record Settings(
      List<String> java, Path work, List<Integer> documents, long seed, boolean peers) {}

  public SiteBench(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Measures and prints.
   *
   * @param json where the goals are written too
   */
  public void run(@Nullable Path json) throws IOException, InterruptedException {
    Corpus corpus = new Corpus(settings.seed());
    for (int documents : settings.documents()) {
      Path folder = settings.work().resolve("site-" + documents);
      SizedSite site = new SizedSite(corpus, folder, documents, settings.java(), out);
      Figures measured = site.measure();
      figures.put(documents, measured);
      print(documents, measured);
      if (documents == MIDDLE) {
        goals.add(
            Goal.atLeast(
                "distinct bigrams of the corpus at 50000",
                corpus.bigrams(documents),
                DISTINCT_BIGRAMS,
                ""));
      }
      OptionalLong shards = documents <= MIDDLE ? search(documents) : OptionalLong.empty();
      if (settings.peers()) {
        peers(corpus, documents, measured, shards);
      }
    }
    judge();
    Goals.print(out, goals);
    if (json != null) {
      Goals.write(json, goals);
    }
  }

  private void print(int documents, Figures f) {
    out.printf(
        Locale.ROOT,
        "%,d decisions%n"
            + "  full build            %8.2f s wall %8.2f s user %6.0f MB%n"
            + "    of which            %s%n"
            + "  with the plain theme  %8.2f s wall %8.2f s user %6.0f MB%n"
            + "  warm, one new         %8.3f s to the switch%n"
            + "    of which            %s%n"
            + "  takedown              %8.3f s gone  %8.3f s purged and receipted%n"
            + "    of which            %s%n"
            + "  cold, one changed     %8.2f s wall%n"
            + "  watching              %6.0f MB%n",
        documents,
        f.full().wallSeconds(),
        f.full().userSeconds(),
        f.full().peakMegabytes(),
        f.fullSteps(),
        f.plain().wallSeconds(),
        f.plain().userSeconds(),
        f.plain().peakMegabytes(),
        f.fresh(),
        f.freshSteps(),
        f.gone(),
        f.receipted(),
        f.goneSteps(),
        f.cold().wallSeconds(),
        f.watchingMegabytes());
  }

  /**
   * Measures the search without a server, which needs Node.js.
   *
   * @return how many bytes its files have, nothing where it was not measured
   */
  private OptionalLong search(int documents) throws IOException, InterruptedException {
    try {
      Measured.run(settings.work(), List.of("node", "--version"));
    } catch (IOException e) {
      out.println("  the static search was not measured: " + e.getMessage());
      return OptionalLong.empty();
    }
    List<String> command = new ArrayList<>(settings.java());
    command.addAll(List.of(SearchBench.class.getName(), String.valueOf(documents)));
    Measured measured = Measured.run(settings.work(), command);
    String line = measured.output().lines().filter(l -> l.startsWith("{")).toList().getLast();
    JsonNode figures = Json.tree(line);
    String at = " at " + documents;
    int kilobytes = documents > SMALL ? 48 : 32;
    goals.add(kilobytes(figures, SearchBench.FIRST, at, kilobytes));
    goals.add(kilobytes(figures, SearchBench.FIRST_P95, at, 2 * kilobytes));
    goals.add(kilobytes(figures, SearchBench.NEXT, at, NEXT_KILOBYTES));
    goals.add(
        Goal.atMost(
            "static search, memory of making and asking" + at,
            measured.peakMegabytes(),
            SEARCH_MEGABYTES,
            "MB"));
    goals.add(
        Goal.atLeast(
            "static search, " + SearchBench.TRUE + at,
            figures.path(SearchBench.TRUE).asInt(),
            SearchBench.QUERIES,
            ""));
    return OptionalLong.of(figures.path(SearchBench.BYTES).asLong());
  }

  private static Goal kilobytes(JsonNode figures, String name, String at, int goal) {
    return Goal.atMost(
        "static search, " + name + at, figures.path(name).asLong() / 1024.0, goal, "KB");
  }

  private void peers(Corpus corpus, int documents, Figures measured, OptionalLong shards)
      throws IOException, InterruptedException {
    Path folder = settings.work().resolve("peers-" + documents);
    Peers peers = new Peers(corpus, folder, documents);
    Measured hugo = peers.hugo();
    out.printf(
        Locale.ROOT,
        "  Hugo                  %8.2f s wall %8.2f s user %6.0f MB%n",
        hugo.wallSeconds(),
        hugo.userSeconds(),
        hugo.peakMegabytes());
    String at = " at " + documents;
    goals.add(
        Goal.atMost(
            "plain theme, user CPU" + at, measured.plain().userSeconds(), hugo.userSeconds(), "s"));
    if (documents == MIDDLE) {
      goals.add(
          Goal.atMost(
              "full build with search, wall" + at,
              measured.plain().wallSeconds(),
              3 * hugo.wallSeconds(),
              "s"));
    }
    if (documents <= 2 * SMALL) {
      Measured pagefind = peers.pagefind();
      out.printf(
          Locale.ROOT,
          "  Pagefind              %8.2f s wall %8.2f s user %6.0f MB%n",
          pagefind.wallSeconds(),
          pagefind.userSeconds(),
          pagefind.peakMegabytes());
      if (documents == SMALL) {
        goals.add(
            Goal.atMost(
                "full build with search, wall, a fourth of Hugo and Pagefind" + at,
                measured.plain().wallSeconds(),
                (hugo.wallSeconds() + pagefind.wallSeconds()) / 4,
                "s"));
      }
      if (shards.isPresent()) {
        goals.add(
            Goal.atMost(
                "static search, on disk, half of Pagefind's" + at,
                shards.getAsLong() / 1e6,
                peers.pagefindBytes() / 2e6,
                "MB"));
      }
    }
  }

  /** Each goal was set for one size; the table says how the others fare. */
  private void judge() {
    Figures middle = figures.get(MIDDLE);
    if (middle != null) {
      goals.add(memory(MIDDLE, middle, 1_000));
    }
    Figures large = figures.get(LARGE);
    if (large != null) {
      String at = " at " + LARGE;
      double full = large.full().wallSeconds();
      goals.add(memory(LARGE, large, 1_300));
      goals.add(Goal.atMost("warm, one new decision" + at, large.fresh(), full / 100, "s"));
      goals.add(Goal.atMost("takedown, gone" + at, large.gone(), full / 100, "s"));
      goals.add(
          Goal.atMost("takedown, purged and receipted" + at, large.receipted(), full / 10, "s"));
      goals.add(Goal.atMost("cold, one changed" + at, large.cold().wallSeconds(), full / 10, "s"));
    }
    Figures small = figures.get(SMALL);
    if (small != null && large != null) {
      goals.add(
          Goal.atMost(
              "warm, growth from 10000 to 100000", large.fresh() / small.fresh(), 1.5, "x"));
      goals.add(
          Goal.atMost(
              "takedown gone, growth from 10000 to 100000", large.gone() / small.gone(), 1.5, "x"));
    }
  }

  private static Goal memory(int documents, Figures figures, int megabytes) {
    return Goal.atMost(
        "full build, memory at " + documents, figures.full().peakMegabytes(), megabytes, "MB");
  }
}
