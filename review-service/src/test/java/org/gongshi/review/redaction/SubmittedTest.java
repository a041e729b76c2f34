package org.gongshi.review.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every redaction bug that was found, as a folder with its line and what has to come of it. */
final class SubmittedTest {
  private static final Path FOLDER = Path.of("src/test/resources/redaction/submitted");

  @TestFactory
  List<DynamicTest> everySubmittedBugStaysMended() throws Exception {
    ObjectMapper json = new ObjectMapper();
    List<DynamicTest> tests = new ArrayList<>();
    try (Stream<Path> folders = Files.list(FOLDER)) {
      for (Path folder : folders.filter(Files::isDirectory).sorted().toList()) {
        String line = json.readTree(folder.resolve("input.json").toFile()).toString();
        String expected = Files.readString(folder.resolve("expected.txt")).stripTrailing();
        tests.add(
            DynamicTest.dynamicTest(
                folder.getFileName().toString(),
                () ->
                    assertThat(json.readTree(CaseOf.run(line).getFirst()).path("text").asText())
                        .isEqualTo(expected)));
      }
    }
    assertThat(tests).isNotEmpty();
    return tests;
  }
}
