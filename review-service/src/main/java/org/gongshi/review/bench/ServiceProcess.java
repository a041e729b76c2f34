package org.gongshi.review.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** The service as an office runs it: a process of its own, started by the launcher. */
final class ServiceProcess implements AutoCloseable {
  private final Process process;
  private final int port;

  private ServiceProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static ServiceProcess start(Path home, Path data) throws IOException {
    Process process =
        new ProcessBuilder(
                home.resolve("gongshi").toString(),
                "service",
                "--data",
                data.toString(),
                "--port",
                "0",
                "--json")
            .redirectError(data.resolve("service.log").toFile())
            .start();
    BufferedReader out =
        new BufferedReader(
            new java.io.InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IOException("the service did not start, see " + data.resolve("service.log"));
      }
      String address = new ObjectMapper().readTree(line).path("address").asText();
      return new ServiceProcess(process, java.net.URI.create(address).getPort());
    } catch (IOException | RuntimeException e) {
      process.destroy();
      throw e;
    }
  }

  int port() {
    return port;
  }

  /** The most memory that it has held since it started, in MiB (Linux only). */
  double peakMebibytes() throws IOException {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmHWM:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElse(0)
          / 1024.0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
