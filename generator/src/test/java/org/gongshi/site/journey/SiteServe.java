package org.gongshi.site.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./gongshi serve} on the data of a demo, for as long as a test class needs it. */
final class SiteServe implements AutoCloseable {

  private final Process process;
  private final BufferedReader lines;
  private final String address;

  private SiteServe(Process process, BufferedReader lines, String address) {
    this.process = process;
    this.lines = lines;
    this.address = address;
  }

  static SiteServe start(DemoRun demo) {
    try {
      Process process =
          DemoRun.gongshi(Map.of(), "serve", "--data", demo.data().toString(), "--port", "0")
              .redirectError(demo.data().resolve("serve.log").toFile())
              .start();
      BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
      String address = lines.readLine();
      if (address == null) {
        throw new IllegalStateException("serve ended; see serve.log in " + demo.data());
      }
      return new SiteServe(process, lines, address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** With a slash at its end. */
  String address() {
    return address;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
