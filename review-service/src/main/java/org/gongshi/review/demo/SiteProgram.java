package org.gongshi.review.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The generator, run as the separate program that it is: this side knows only its command line. */
final class SiteProgram implements AutoCloseable {
  private final Process process;
  private final Thread stopper;
  private final String address;

  private SiteProgram(Process process, String address) {
    this.process = process;
    this.address = address;
    this.stopper = Thread.ofPlatform().unstarted(process::destroy);
    Runtime.getRuntime().addShutdownHook(stopper);
  }

  /** Starts {@code serve --watch}; its output goes to {@code site.log} in the data folder. */
  static SiteProgram start(Path home, Path data, int port) {
    String address = "http://127.0.0.1:" + port + "/";
    try {
      Path log = data.resolve("site.log");
      Files.createDirectories(data);
      Process process =
          new ProcessBuilder(
                  home.resolve("gongshi").toString(),
                  "serve",
                  "--watch",
                  "--data",
                  data.toString(),
                  "--site-content",
                  home.resolve("site-content").toString(),
                  "--trusted-key",
                  data.resolve("keys/signing-public.pem").toString(),
                  "--base-url",
                  address,
                  "--port",
                  Integer.toString(port))
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      return new SiteProgram(process, address);
    } catch (IOException e) {
      throw new UncheckedIOException("the generator did not start", e);
    }
  }

  String address() {
    return address;
  }

  boolean isRunning() {
    return process.isAlive();
  }

  void join() throws InterruptedException {
    process.waitFor();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Runtime.getRuntime().removeShutdownHook(stopper);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      // The program is stopping already, and the hook runs.
    }
  }
}
