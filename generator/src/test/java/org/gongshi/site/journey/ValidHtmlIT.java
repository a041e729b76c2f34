package org.gongshi.site.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The finished site under the Nu HTML checker, the one behind validator.w3.org. */
final class ValidHtmlIT {

  @Test
  void noPageOfTheSiteHasAnError() throws Exception {
    DemoRun demo = DemoRun.onInventedRows();
    Path report = demo.data().resolve("html-report.txt");

    Process checker =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xss8m",
                "-cp",
                System.getProperty("java.class.path"),
                "nu.validator.client.SimpleCommandLineValidator",
                "--errors-only",
                "--skip-non-html",
                demo.release().resolve("site").toString())
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    checker.waitFor();

    List<String> lines = Files.readAllLines(report);
    assertThat(lines).filteredOn(line -> line.contains("rror")).isEmpty();
    assertThat(checker.exitValue()).as(String.join("\n", lines)).isZero();
  }
}
