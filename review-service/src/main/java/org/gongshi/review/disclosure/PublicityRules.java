package org.gongshi.review.disclosure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/** The versioned rules of publicity. A decision follows the version in force on its own day. */
final class PublicityRules {
  private final List<PublicityRule> all;

  PublicityRules(List<PublicityRule> all) {
    this.all = List.copyOf(all);
  }

  private record File(String note, List<PublicityRule> rules) {}

  /** The rules that this version carries. */
  static PublicityRules fromFile() {
    String name = "/disclosure/publicity-periods.json";
    try (InputStream in = PublicityRules.class.getResourceAsStream(name)) {
      Objects.requireNonNull(in, name + " is missing from the class path");
      return new PublicityRules(Json.mapper().readValue(in, File.class).rules());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  List<PublicityRule> of(@Nullable ActionKind kind, @Nullable LocalDate decidedOn) {
    return all.stream()
        .filter(r -> kind == null || r.kinds().contains(kind))
        .filter(r -> decidedOn == null || r.isInForceOn(decidedOn))
        .toList();
  }

  /** The rule for a decision of the kind and day, or null if there is none of this code. */
  @Nullable PublicityRule find(@Nullable String code, ActionKind kind, LocalDate decidedOn) {
    return of(kind, decidedOn).stream().filter(r -> r.code().equals(code)).findFirst().orElse(null);
  }

  /** The rule that is taken where none is named, or null where decisions of the kind never end. */
  @Nullable PublicityRule usual(ActionKind kind, LocalDate decidedOn) {
    return of(kind, decidedOn).stream().filter(PublicityRule::usual).findFirst().orElse(null);
  }
}
