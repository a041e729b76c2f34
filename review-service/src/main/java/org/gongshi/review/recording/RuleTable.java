package org.gongshi.review.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The rules on what must be recorded, from a versioned file.
 *
 * @param version the day on which the file was written
 */
record RuleTable(String version, String note, List<RecordingRule> rules) {
  private static final ObjectMapper READER =
      JsonMapper.builder().addModule(new JavaTimeModule()).build();

  RuleTable {
    rules = List.copyOf(rules);
    Set<String> ids = new HashSet<>();
    for (RecordingRule rule : rules) {
      if (!ids.add(rule.id() + rule.from())) {
        throw new IllegalArgumentException("rule " + rule.id() + " stands there twice");
      }
    }
  }

  /** The table that this version carries. */
  static RuleTable shipped() {
    try (InputStream in =
        Objects.requireNonNull(
            RuleTable.class.getResourceAsStream("/recording/rules.json"),
            "recording/rules.json is missing from the class path")) {
      return READER.readValue(in, RuleTable.class);
    } catch (IOException e) {
      throw new UncheckedIOException("recording/rules.json", e);
    }
  }

  /** The rules that fire on these facts, by the table in force on {@code day}. */
  List<RecordingRule> firing(Facts facts, LocalDate day) {
    return rules.stream().filter(r -> r.isInForceOn(day) && r.when().holds(facts)).toList();
  }
}
