package org.gongshi.review.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The build fails when a figure of the redaction falls below its goal. */
final class RedactionBenchTest {
  @Test
  void everyGoalOfTheRedactionHoldsOnFewOfEachKind() {
    ByteArrayOutputStream table = new ByteArrayOutputStream();
    List<Goal> goals =
        new RedactionBench()
            .measure(30, 500, 7, new PrintStream(table, true, StandardCharsets.UTF_8));
    assertThat(goals)
        .as(table.toString(StandardCharsets.UTF_8))
        .hasSize(7)
        .filteredOn(goal -> !goal.unit().equals("x")) // no time is measured beside other tests
        .hasSize(6)
        .allMatch(Goal::holds);
  }
}
