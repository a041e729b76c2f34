package org.gongshi.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Scanner;
import java.util.concurrent.TimeUnit;
import org.gongshi.site.Build.Thoroughness;

/**
 * A process of its own that builds when it is told to, to be killed: it has started before, so that
 * it is killed in a build and not while it starts.
 */
final class BuildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader answers;
  private final PrintStream orders;
  private boolean ready;

  private BuildProcess(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
  }

  /**
   * Starts one.
   *
   * @param rehearsal another site, built first
   */
  static BuildProcess start(TestInstallation site, TestInstallation rehearsal) throws IOException {
    BuildProcess build =
        new BuildProcess(
            new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BuildProcess.class.getName(),
                    site.root().toString(),
                    rehearsal.root().toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    return build;
  }

  /** Waits until it has started. */
  void awaitStart() throws IOException {
    String answer = ready ? "ready" : answers.readLine();
    if (!"ready".equals(answer)) {
      throw new IOException("the process did not start: " + answer);
    }
    ready = true;
  }

  void order(Thoroughness thoroughness, Instant now) {
    orders.println(thoroughness + " " + now);
  }

  /** Waits for the build that was ordered. */
  void awaitBuilt() throws IOException {
    String answer = answers.readLine();
    if (!"built".equals(answer)) {
      throw new IOException("the process did not build: " + answer);
    }
  }

  /**
   * Kills it, however far its build is.
   *
   * @return whether the build had ended
   */
  boolean killAfter(long micros) throws IOException, InterruptedException {
    TimeUnit.MICROSECONDS.sleep(micros);
    boolean ended = answers.ready();
    process.destroyForcibly().waitFor();
    return ended;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The process. */
  public static void main(String[] folders) throws IOException {
    PrintStream out = System.out;
    build(Path.of(folders[1]), Thoroughness.CHANGES, Instant.EPOCH);
    out.println("ready");
    try (Scanner orders = new Scanner(System.in, StandardCharsets.UTF_8)) {
      while (orders.hasNext()) {
        Thoroughness thoroughness = Thoroughness.valueOf(orders.next());
        Instant now = Instant.parse(orders.next());
        try {
          build(Path.of(folders[0]), thoroughness, now);
          out.println("built");
        } catch (IOException | RuntimeException e) {
          out.println(e);
        }
      }
    }
  }

  private static void build(Path folder, Thoroughness thoroughness, Instant now)
      throws IOException {
    BuildSettings settings = TestInstallation.settings(folder, TestInstallation.TINY_THEME, null);
    new Build(settings, () -> now).run(thoroughness);
  }
}
