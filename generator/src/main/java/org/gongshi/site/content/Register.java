package org.gongshi.site.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A register disclosed before enforcement, as {@code register.schema.json} has it. */
public record Register(
    String register,
    String title,
    @Nullable String summary,
    boolean sample,
    LocalDate updatedOn,
    @Nullable String basis,
    List<Column> columns,
    List<Entry> entries) {

  /** A column: the key of its values and what the page calls it. */
  public record Column(String key, String label) {}

  /** A line, in force from the first to the last day. */
  public record Entry(
      String key,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      Map<String, String> values) {}

  public String pagePath() {
    return "registers/" + register + ".html";
  }
}
