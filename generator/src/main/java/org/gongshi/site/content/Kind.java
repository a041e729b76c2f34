package org.gongshi.site.content;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of administrative action, in the order in which the site lists them. */
public enum Kind {
  LICENCE,
  PENALTY,
  COERCION,
  FEE,
  INSPECTION,
  EXPROPRIATION_LEVY;

  /** The kind's folder below {@code decisions/}. */
  public String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  public static Optional<Kind> ofSlug(String slug) {
    return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
  }
}
