package org.gongshi.review.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One of the invented cases that come with the program.
 *
 * @param name the file's name, by which a repeated demo finds the case again
 */
record SampleCase(String name, JsonNode file) {
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

  private static SampleCase load(String name) {
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

  /** The body of its filing, marked as a sample. */
  ObjectNode filing() {
    ObjectNode filing = file.path("case").deepCopy();
    return filing.put("sample", true);
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
