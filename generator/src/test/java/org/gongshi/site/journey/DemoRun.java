package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gongshi.site.content.Json;
import tools.jackson.databind.JsonNode;

/**
 * A finished {@code ./gongshi demo --once}: both programs, as child processes, from nothing. Its
 * folder below {@code target/it} is kept until the next test run, for whoever wants to look.
 *
 * @param report what the demo wrote with {@code --report}
 */
record DemoRun(Path data, PenaltyFile imported, JsonNode report) {

  static final Path ROOT =
      Path.of(System.getProperty("gongshi.home", "..")).toAbsolutePath().normalize();

  private static final Path FOLDER =
      ROOT.resolve("generator/target/it/fork-" + System.getProperty("gongshi.fork", "1"));

  /** The run on invented rows that several test classes read; the first who asks waits for it. */
  private static final class Invented {
    static final DemoRun RUN = of("invented", InventedPenalties.write(folder("invented-file")));
  }

  static DemoRun onInventedRows() {
    return Invented.RUN;
  }

  /** Runs the demo on a fresh data folder. */
  static DemoRun of(String name, PenaltyFile file) {
    return run(folder(name), file);
  }

  /** The same command on the same data once more. */
  DemoRun again() {
    return run(data, imported);
  }

  /** The folder that the current release really is. */
  Path release() {
    try {
      return data.resolve("current").toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int count(String name) {
    JsonNode count = report.at("/counts/" + name);
    assertThat(count.isIntegralNumber()).as(name).isTrue();
    return count.asInt();
  }

  /** Below the site root; the port is another one for each server. */
  String withdrawnPath() {
    return report.at("/urls/withdrawn").asString().replaceFirst("^https?://[^/]+/", "");
  }

  String withdrawnId() {
    return report.at("/takedown/id").asString();
  }

  /** The launcher, told that Maven has built already. */
  static ProcessBuilder gongshi(Map<String, String> environment, String... arguments) {
    List<String> command = new ArrayList<>(List.of(ROOT.resolve("gongshi").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().put("GONGSHI_BUILT", "1");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().putAll(environment);
    return builder;
  }

  private static DemoRun run(Path data, PenaltyFile file) {
    Path report = data.resolve("report.json");
    Path log = data.resolve("demo.log");
    try {
      Files.deleteIfExists(report);
      Process demo =
          gongshi(
                  Map.of(),
                  "demo",
                  "--once",
                  "--data",
                  data.toString(),
                  "--report",
                  report.toString(),
                  "--import",
                  file.path().toString(),
                  "--site-port",
                  "0",
                  "--service-port",
                  "0")
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      try {
        assertThat(demo.waitFor(8, TimeUnit.MINUTES)).as("the demo ends; see %s", log).isTrue();
      } finally {
        demo.destroy();
      }
      assertThat(demo.exitValue()).as(Files.readString(log)).isZero();
      return new DemoRun(data, file, Json.tree(Files.readString(report)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the demo ran", e);
    }
  }

  /** An empty folder of this name; what an earlier test run left is removed. */
  private static Path folder(String name) {
    Path folder = FOLDER.resolve(name);
    try {
      if (Files.exists(folder)) {
        try (var old = Files.walk(folder)) {
          for (Path path : old.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
