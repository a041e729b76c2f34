package org.gongshi.review.filereview;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.http.Json;

/** Every version of the score sheet. A review stays with the version that it was begun by. */
public record ScoreSheets(String note, List<ScoreSheet> sheets) {

  public ScoreSheets {
    sheets = List.copyOf(sheets);
  }

  /**
   * The file that {@code GONGSHI_SCORE_SHEETS} names, or the one that this version carries.
   *
   * @throws UncheckedIOException if it cannot be read, with its name
   */
  public static ScoreSheets from(Map<String, String> environment) {
    String file = environment.get("GONGSHI_SCORE_SHEETS");
    try (InputStream in =
        file == null
            ? Objects.requireNonNull(
                ScoreSheets.class.getResourceAsStream("/filereview/score-sheets.json"),
                "filereview/score-sheets.json is missing from the class path")
            : Files.newInputStream(Path.of(file))) {
      return Json.mapper().readValue(in, ScoreSheets.class);
    } catch (IOException e) {
      throw new UncheckedIOException("GONGSHI_SCORE_SHEETS cannot be read: " + file, e);
    }
  }

  /**
   * The sheet in use on a day; where several are, the newest.
   *
   * @throws IllegalStateException if the file has none for the day
   */
  ScoreSheet on(LocalDate day) {
    return sheets.stream()
        .filter(sheet -> sheet.isInUseOn(day))
        .reduce((older, newer) -> newer.from().isBefore(older.from()) ? older : newer)
        .orElseThrow(() -> new IllegalStateException("there is no score sheet for " + day));
  }

  ScoreSheet version(String version) {
    return sheets.stream()
        .filter(sheet -> sheet.version().equals(version))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("score sheet " + version + " is gone"));
  }
}
