package org.gongshi.review.casefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * 执法文书目录, the catalogue of document templates with all versions, from {@code templates.json}.
 *
 * @param edition of the catalogue as a whole
 */
record Templates(String edition, List<Template> templates) {

  Templates {
    templates = List.copyOf(templates);
  }

  static Templates ofThisProgram() {
    try (InputStream in =
        Objects.requireNonNull(
            Templates.class.getResourceAsStream("templates.json"),
            "templates.json is missing from the class path")) {
      return Json.mapper().readValue(in, Templates.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The version of a template that an action of {@code kind} uses on {@code day}, or null. */
  @Nullable Template inUse(String code, ActionKind kind, LocalDate day) {
    return templates.stream()
        .filter(t -> t.code().equals(code) && t.isFor(kind) && t.isUsedOn(day))
        .findFirst()
        .orElse(null);
  }

  boolean knows(String code) {
    return templates.stream().anyMatch(t -> t.code().equals(code));
  }

  /** What officials call the document; its newest name. */
  String nameOf(String code) {
    return templates.stream()
        .filter(t -> t.code().equals(code))
        .reduce((older, newer) -> newer.since().isAfter(older.since()) ? newer : older)
        .map(Template::name)
        .orElse(code);
  }
}
