package org.gongshi.review;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gongshi.review.cases.CaseEndpoints;
import org.gongshi.review.http.ProblemCodes;
import org.junit.jupiter.api.Test;

/** Programs rely on codes: every one in the sources is listed, and every one listed is used. */
final class ProblemCodesTest {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern PROBLEM =
      Pattern.compile("Problem\\s*\\.of\\(\\s*(\\d+),\\s*\"([A-Z_]+)\",\\s*\"([^\"]*)\"");

  /** A code and the Chinese sentence that goes with it, whoever carries them. */
  private static final Pattern CODE =
      Pattern.compile("\"([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)\",\\s*\"[^\"]*[\\u4e00-\\u9fff]");

  private final ProblemCodes.All listed = ProblemCodes.read().all();

  @Test
  void everyProblemInTheSourcesIsListedWithItsStatusAndTitle() throws IOException {
    Map<String, ProblemCodes.Told> known = new HashMap<>();
    listed.problems().forEach(told -> known.put(told.code(), told));
    List<String> wrong = new ArrayList<>();
    for (String source : sources().values()) {
      Matcher problem = PROBLEM.matcher(source);
      while (problem.find()) {
        String line = problem.group(2) + " " + problem.group(1) + " " + problem.group(3);
        ProblemCodes.Told told = known.get(problem.group(2));
        if (told == null || !line.equals(told.code() + " " + told.status() + " " + told.title())) {
          wrong.add(line);
        }
      }
    }
    assertThat(wrong)
        .as("to be added to http/problems.txt: CODE status title | meaning | advice")
        .isEmpty();
  }

  @Test
  void everyCodeWithASentenceIsListed() throws IOException {
    Set<String> known = new TreeSet<>();
    listed.problems().forEach(told -> known.add(told.code()));
    listed.rules().forEach(rule -> known.add(rule.code()));
    Set<String> used = new TreeSet<>();
    sources().values().stream()
        .filter(source -> !source.contains("Recogniser.of(")) // its codes are rules of cuts
        .flatMap(source -> CODE.matcher(source).results())
        .forEach(match -> used.add(match.group(1)));
    used.removeAll(known);
    assertThat(used).as("to be added to http/problems.txt: CODE - meaning").isEmpty();
  }

  @Test
  void everyListedCodeIsUsedSomewhere() throws IOException {
    String all = String.join("\n", sources().values());
    Set<String> unused = new TreeSet<>();
    listed.problems().forEach(told -> unused.add(told.code()));
    listed.rules().forEach(rule -> unused.add(rule.code()));
    unused.removeIf(code -> all.contains("\"" + code + "\""));
    assertThat(unused).as("listed in http/problems.txt, used nowhere").isEmpty();
  }

  @Test
  void noRefusalOfACaseHasTheCodeOfAnotherProblem() {
    Set<String> known =
        listed.problems().stream().map(ProblemCodes.Told::code).collect(Collectors.toSet());
    assertThat(CaseEndpoints.refusals())
        .extracting(ProblemCodes.Told::code)
        .doesNotContainAnyElementsOf(known);
  }

  private static Map<Path, String> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      Map<Path, String> all = new TreeMap<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        all.put(file, Files.readString(file));
      }
      return all;
    }
  }
}
