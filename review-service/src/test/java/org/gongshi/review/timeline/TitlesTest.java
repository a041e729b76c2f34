package org.gongshi.review.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class TitlesTest {
  private static final Pattern RECORDED =
      Pattern.compile("(?:audit\\.)?record\\(\\s*tx,(?:[^;\"]|\\([^)]*\\))*?\"([A-Z][A-Za-z]+)\"");

  @Test
  void everyDeedThatTheSourcesRecordHasAChineseTitle() throws IOException {
    Set<String> deeds = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = RECORDED.matcher(Files.readString(file));
        while (matcher.find()) {
          deeds.add(matcher.group(1));
        }
      }
    }
    assertThat(deeds).contains("Filed", "ClockExtended", "DocumentAdded");
    deeds.removeIf(Titles::isKnown);
    assertThat(deeds).as("deeds without a title in titles.json, beside Titles.java").isEmpty();
  }
}
