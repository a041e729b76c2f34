package org.gongshi.site.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gongshi.site.bake.Theme;
import org.gongshi.site.content.Json;
import tools.jackson.databind.JsonNode;

/** One installation of the bench and all that is measured on it. */
final class SizedSite {

  private static final int TIMES = 7;

  /** So many events warm up what runs for weeks in real life. */
  private static final int WARM = 10;

  private static final String MAIN = "org.gongshi.site.Main";
  private static final long PATIENCE_SECONDS = 1_800;
  private static final long REST_MILLIS = 3_000;

  private final Corpus corpus;
  private final Path folder;
  private final int documents;
  private final List<String> java;
  private final PrintStream out;
  private final Path data;
  private int next;

  /** What was measured; seconds and megabytes. */
  record Figures(
      Measured full,
      String fullSteps,
      Measured plain,
      double fresh,
      String freshSteps,
      double gone,
      String goneSteps,
      double receipted,
      Measured cold,
      double watchingMegabytes) {}

  SizedSite(Corpus corpus, Path folder, int documents, List<String> java, PrintStream out) {
    this.corpus = corpus;
    this.folder = folder;
    this.documents = documents;
    this.java = java;
    this.out = out;
    this.data = folder.resolve("var");
    this.next = documents;
  }

  Figures measure() throws IOException, InterruptedException {
    out.println("writing " + documents + " decisions ...");
    prepare(corpus, folder, documents);
    Path other = folder.resolve("plain");
    Files.createDirectories(other);
    Files.createSymbolicLink(other.resolve("content"), data.resolve("content"));
    Theme shipped = Theme.shipped(folder.resolve("shipped-theme"));
    PlainTheme.write(folder.resolve("plain-theme"), shipped);
    Measured plain =
        Measured.run(
            folder,
            command(other, "generate", "--templates", folder.resolve("plain-theme").toString()));
    Measured full = Measured.run(folder, command(data, "generate"));
    Measured.run(folder, List.of("sync")); // on a quiet day the disk has written all of that
    Watched watched = watch();
    change(documents / 3, 2);
    Measured cold = Measured.run(folder, command(data, "generate"));
    return new Figures(
        full,
        steps(full.output()),
        plain,
        watched.fresh,
        watched.freshSteps,
        watched.gone,
        watched.goneSteps,
        watched.receipted,
        cold,
        watched.megabytes);
  }

  /** Writes what a site is made of: decisions, the key that they are signed with, its own pages. */
  static void prepare(Corpus corpus, Path folder, int documents) throws IOException {
    Path content = folder.resolve("var/content");
    Files.createDirectories(content.resolve("suppressed"));
    Files.createDirectories(folder.resolve("site-content"));
    Files.writeString(folder.resolve("key.pem"), corpus.pem());
    Files.write(
        folder.resolve("site-content/site.json"),
        Json.pretty(
            Map.of(
                "name", "海岬公示网",
                "domain", "zfgs.haijia.example",
                "baseUrl", "https://zfgs.haijia.example",
                "organiser", "海岬综合保税区管理委员会",
                "sample", true)));
    for (String page : List.of("site", "disclosure", "privacy", "feedback", "sitemap", "verify")) {
      Path file = folder.resolve("site-content/pages/about/" + page + ".md");
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, "title=说明\ndate=2024-01-01\nstatus=published\n~~~~~~\n\n说明。\n");
    }
    corpus.write(content, documents);
  }

  private List<String> command(Path into, String command, String... more) {
    List<String> all = new ArrayList<>(java);
    all.addAll(
        List.of(
            MAIN,
            command,
            "--data",
            into.toString(),
            "--site-content",
            folder.resolve("site-content").toString(),
            "--trusted-key",
            folder.resolve("key.pem").toString(),
            "--json"));
    all.addAll(Arrays.asList(more));
    return all;
  }

  private void change(int number, int version) {
    corpus.export(data.resolve("content"), number, version);
  }

  /** What a running watch took. */
  private static final class Watched {
    private double fresh;
    private String freshSteps = "";
    private double gone;
    private String goneSteps = "";
    private double receipted;
    private double megabytes;
  }

  private Watched watch() throws IOException, InterruptedException {
    Path log = folder.resolve("watch.log");
    Process process =
        new ProcessBuilder(command(data, "watch", "--interval", "20"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    Watched watched = new Watched();
    try {
      awaitLines(log, 1);
      List<Double> fresh = new ArrayList<>();
      List<Double> gone = new ArrayList<>();
      List<Double> receipted = new ArrayList<>();
      for (int time = 0; time < WARM + TIMES; time++) {
        // A watch rests as long as it built; what is measured is one event on a quiet day.
        Thread.sleep(REST_MILLIS);
        int lines = lines(log).size();
        String before = current();
        long start = System.nanoTime();
        change(next++, 1);
        double seconds = awaitSwitch(before, start);
        awaitLines(log, lines + 1);
        watched.freshSteps = steps(lines(log).getLast());
        if (time >= WARM) {
          fresh.add(seconds);
        }
      }
      for (int time = 0; time < WARM + TIMES; time++) {
        Thread.sleep(REST_MILLIS);
        int number = documents / 2 + time * 37;
        String before = current();
        int lines = lines(log).size();
        Instant now = InstantSource.system().instant();
        long start = System.nanoTime();
        corpus.suppress(data.resolve("content"), number, now.toString());
        double switched = awaitSwitch(before, start);
        double written = awaitReceipt(number, start);
        awaitLines(log, lines + 1);
        watched.goneSteps = steps(lines(log).getLast());
        if (time >= WARM) {
          gone.add(switched);
          receipted.add(written);
        }
      }
      watched.fresh = median(fresh);
      watched.gone = median(gone);
      watched.receipted = median(receipted);
      watched.megabytes = Measured.peak(process.pid());
    } finally {
      process.destroy();
      process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
    return watched;
  }

  private String current() throws IOException {
    return Files.readSymbolicLink(data.resolve("current")).toString();
  }

  private double awaitSwitch(String before, long start) throws IOException, InterruptedException {
    while (current().equals(before)) {
      pause(start);
    }
    return seconds(start);
  }

  private double awaitReceipt(int number, long start) throws IOException, InterruptedException {
    String name = "taken-down-" + Corpus.id(number) + ".json";
    while (true) {
      Path receipts = data.resolve("receipts").resolve(Path.of(current()).getFileName());
      if (Files.exists(receipts.resolve(name))) {
        return seconds(start);
      }
      pause(start);
    }
  }

  private void awaitLines(Path log, int count) throws IOException, InterruptedException {
    long start = System.nanoTime();
    while (lines(log).size() < count) {
      pause(start);
    }
  }

  private static List<String> lines(Path log) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.startsWith("{")).toList();
  }

  private static void pause(long start) throws InterruptedException, IOException {
    Thread.sleep(1);
    if (seconds(start) > PATIENCE_SECONDS) {
      throw new IOException("the watch did not build");
    }
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }

  private static double median(List<Double> all) {
    return all.stream().sorted().skip(all.size() / 2).findFirst().orElse(0.0);
  }

  /** The steps of a build, as its line has them. */
  private static String steps(String output) {
    for (String line : output.lines().toList().reversed()) {
      if (line.startsWith("{")) {
        JsonNode steps = Json.tree(line).get("steps");
        return steps == null ? "" : steps.toString();
      }
    }
    return "";
  }
}
