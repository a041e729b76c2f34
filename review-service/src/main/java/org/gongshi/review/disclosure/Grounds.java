package org.gongshi.review.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/** The versioned list of grounds on which a decision is published, kept back or deferred. */
final class Grounds {
  private final List<Ground> all;

  Grounds(List<Ground> all) {
    this.all = List.copyOf(all);
  }

  private record File(String note, List<Ground> grounds) {}

  /** The list that this version carries. */
  static Grounds fromFile() {
    try (InputStream in = Grounds.class.getResourceAsStream("/disclosure/grounds.json")) {
      Objects.requireNonNull(in, "disclosure/grounds.json is missing from the class path");
      return new Grounds(Json.mapper().readValue(in, File.class).grounds());
    } catch (IOException e) {
      throw new UncheckedIOException("disclosure/grounds.json cannot be read", e);
    }
  }

  /** What may be given for the choice on that day, in the order of the file; null means any. */
  List<Ground> of(
      @Nullable DisclosureChoice choice, @Nullable ActionKind kind, @Nullable LocalDate day) {
    return all.stream()
        .filter(g -> choice == null || g.choices().contains(choice))
        .filter(g -> kind == null || g.choices().stream().anyMatch(c -> g.isFor(c, kind)))
        .filter(g -> day == null || g.isInForceOn(day))
        .toList();
  }

  /** The version of a ground that was in force on the day, or null. */
  @Nullable Ground find(@Nullable String code, LocalDate day) {
    for (Ground ground : all) {
      if (ground.code().equals(code) && ground.isInForceOn(day)) {
        return ground;
      }
    }
    return null;
  }
}
