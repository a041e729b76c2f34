package org.gongshi.site.content;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A register disclosed before enforcement, as {@code register.schema.json} has it. Entries with one
 * key are versions of one thing.
 */
public record Register(
    String register,
    String title,
    @Nullable String summary,
    boolean sample,
    LocalDate updatedOn,
    @Nullable String basis,
    List<Column> columns,
    List<Entry> entries) {

  /** What a column's values are: words, or paths of pages below the site's root. */
  public enum Type {
    TEXT,
    PAGE
  }

  /** A column: the key of its values and what the page calls it; a text where no type is given. */
  public record Column(String key, String label, @Nullable Type type) {

    public boolean isPage() {
      return type == Type.PAGE;
    }
  }

  /**
   * A line, in force from the first to the last day.
   *
   * @param changeBasis why this version was made, or ended
   * @param checkedOn the last day on which it was compared with its legal bases
   * @param steps of a procedure, in their order
   */
  public record Entry(
      String key,
      LocalDate effectiveFrom,
      @Nullable LocalDate effectiveTo,
      Map<String, String> values,
      @Nullable String changeBasis,
      @Nullable LocalDate checkedOn,
      @Nullable List<Step> steps) {

    /** Whether the entry's last day is before this one. */
    public boolean endedBefore(LocalDate day) {
      return effectiveTo != null && effectiveTo.isBefore(day);
    }
  }

  /**
   * A step of a procedure.
   *
   * @param limit 时限
   * @param next where it goes on: the step below where this is absent, nowhere where it is empty
   */
  public record Step(
      String key,
      String name,
      @Nullable String note,
      @Nullable String limit,
      @Nullable List<Next> next) {}

  /** A way from one step to another, and when it is taken. */
  public record Next(String to, @Nullable String when) {}

  /**
   * Whether an entry that ended is not shown any more: an expired certificate drops out, and its
   * holder's name with it.
   */
  public boolean dropsEnded() {
    return register.equals("officers");
  }

  public String pagePath() {
    return "registers/" + register + ".html";
  }

  /** The page of one entry, the same for all its versions. */
  public String entryPath(String key) {
    return "registers/" + register + "/" + key + ".html";
  }
}
