package org.gongshi.review.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every code that a problem or a violation may carry, from {@code problems.txt}; programs rely on
 * them, so a code once released keeps its meaning.
 */
public final class ProblemCodes {
  private static final String FILE = "problems.txt";

  private final Map<String, Told> problems = new TreeMap<>();
  private final Map<String, Rule> rules = new TreeMap<>();

  /**
   * A problem.
   *
   * @param meaning when it comes
   * @param advice what to do
   */
  public record Told(String code, int status, String title, String meaning, String advice) {}

  /** What a violation of one field, or one missing thing, says. */
  public record Rule(String code, String meaning) {}

  /** All codes. */
  public record All(List<Told> problems, List<Rule> rules) {}

  private ProblemCodes() {}

  /**
   * Reads the list. A line is {@code CODE status title | meaning | advice} for a problem, {@code
   * CODE - meaning} for a rule that a violation names.
   */
  public static ProblemCodes read() {
    ProblemCodes codes = new ProblemCodes();
    try (InputStream in = ProblemCodes.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is not in the program");
      }
      for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isBlank() && !line.startsWith("#")) {
          codes.add(line.strip());
        }
      }
      return codes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] words = line.split("\\s+", 3);
    if (words.length == 3 && words[1].equals("-")) {
      rules.put(words[0], new Rule(words[0], words[2]));
      return;
    }
    String[] parts = words.length == 3 ? words[2].split("\\s*\\|\\s*", -1) : new String[0];
    if (parts.length != 3 || !words[1].matches("[45][0-9]{2}")) {
      throw new IllegalStateException(FILE + ": " + line);
    }
    Told told = new Told(words[0], Integer.parseInt(words[1]), parts[0], parts[1], parts[2]);
    if (problems.put(words[0], told) != null) {
      throw new IllegalStateException(FILE + " tells " + words[0] + " twice");
    }
  }

  ProblemCodes and(List<Told> more) {
    for (Told told : more) {
      if (problems.put(told.code(), told) != null) {
        throw new IllegalStateException(told.code() + " is told twice");
      }
    }
    return this;
  }

  /** A problem's code; an endpoint may not promise one that is not listed. */
  Told of(String code) {
    Told told = problems.get(code);
    if (told == null) {
      throw new IllegalStateException(code + " is not in " + FILE);
    }
    return told;
  }

  public All all() {
    return new All(List.copyOf(problems.values()), List.copyOf(rules.values()));
  }
}
