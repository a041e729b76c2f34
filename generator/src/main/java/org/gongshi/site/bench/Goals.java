package org.gongshi.site.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gongshi.site.content.Json;

/** How the bench says what holds and what falls short. */
final class Goals {

  private Goals() {}

  static void print(PrintStream out, List<Goal> goals) {
    for (Goal goal : goals) {
      out.println(
          (goal.holds() ? "holds  " : "SHORT  ")
              + goal.name()
              + ": "
              + goal.value()
              + " "
              + goal.unit()
              + " (goal "
              + (goal.better().equals("higher") ? ">= " : "<= ")
              + goal.goal()
              + ")");
    }
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
    Files.write(file, Json.pretty(report));
  }
}
