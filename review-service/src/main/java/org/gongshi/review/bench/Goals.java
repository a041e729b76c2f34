package org.gongshi.review.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How every bench says what holds and what falls short. */
final class Goals {
  private Goals() {}

  static void print(PrintStream out, List<Goal> goals) {
    goals.forEach(
        g ->
            out.println(
                (g.holds() ? "holds  " : "SHORT  ")
                    + g.name()
                    + ": "
                    + g.value()
                    + " "
                    + g.unit()
                    + " (goal "
                    + (g.better().equals("higher") ? ">= " : "<= ")
                    + g.goal()
                    + ")"));
  }

  static void write(Path file, List<Goal> goals) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put(
        "machine",
        Map.of(
            "processors", Runtime.getRuntime().availableProcessors(),
            "java", Runtime.version().toString(),
            "os", System.getProperty("os.name") + " " + System.getProperty("os.version")));
    report.put("goals", goals);
    new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValue(file.toFile(), report);
  }
}
