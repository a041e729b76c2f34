package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One of the invented cases that come with the program.
 *
 * @param name the file's name, by which a repeated demo finds the case again
 */
record SampleCase(String name, JsonNode file) {
  private static final Pattern DAYS_AGO =
      Pattern.compile("\\{([0-9]{1,4}) days ago(?: \\+ ([0-9]{1,4}) (days|years))?}");
  private static final String FOLDER = "/demo/cases/";

  static List<SampleCase> all() {
    String index = new String(read(FOLDER + "index.txt"), StandardCharsets.UTF_8);
    return index
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(SampleCase::load)
        .toList();
  }

  static SampleCase load(String name) {
    try {
      return new SampleCase(name, new ObjectMapper().readTree(read(FOLDER + name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] read(String resource) {
    try (InputStream in = SampleCase.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(resource + " is missing from the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** People whom its texts name and who are no party of the case. */
  List<String> strangers() {
    List<String> names = new ArrayList<>();
    file.path("strangers").forEach(name -> names.add(name.asText()));
    return names;
  }

  /**
   * The body of its filing, marked as a sample.
   *
   * @param day from which {@code {3 days ago}} and {@code {3 days ago + 5 years}} are counted
   */
  ObjectNode filing(LocalDate day) {
    ObjectNode filing = file.path("case").deepCopy();
    filing.replace("details", dated(filing.path("details"), day));
    return filing.put("sample", true);
  }

  private static JsonNode dated(JsonNode details, LocalDate day) {
    ObjectNode dated = details.deepCopy();
    for (Map.Entry<String, JsonNode> field : details.properties()) {
      if (field.getValue().isTextual()) {
        dated.put(
            field.getKey(),
            DAYS_AGO
                .matcher(field.getValue().asText())
                .replaceAll(match -> date(match, day).toString()));
      }
    }
    return dated;
  }

  private static LocalDate date(MatchResult match, LocalDate day) {
    LocalDate start = day.minusDays(Long.parseLong(match.group(1)));
    return match.group(2) == null
        ? start
        : start.plus(
            Long.parseLong(match.group(2)),
            match.group(3).equals("years") ? ChronoUnit.YEARS : ChronoUnit.DAYS);
  }

  String organCode() {
    return file.path("case").path("organCode").asText();
  }

  String choice() {
    return file.path("disclosure").path("choice").asText();
  }

  boolean isPublished() {
    return switch (choice()) {
      case "FULL_TEXT", "SUMMARY", "WITHOUT_NAMES" -> true;
      default -> false;
    };
  }

  boolean isWithdrawn() {
    return file.has("withdraw");
  }
}
