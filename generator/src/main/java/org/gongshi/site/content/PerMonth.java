package org.gongshi.site.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What follows from the decisions of a month alone, kept from build to build: one new decision
 * touches one month of hundreds, and the lists of the others are the very objects they were.
 *
 * @param <V> what is kept of each month
 */
public final class PerMonth<V> {

  private final Map<String, Kept<V>> kept = new HashMap<>();

  private record Kept<V>(List<KnownDecision> of, V value) {}

  /** The value for this list of a month, made if it was made of another list before. */
  @SuppressWarnings("ReferenceEquality") // the very object: comparing takes as long as making
  public V get(String month, List<KnownDecision> decisions, Function<List<KnownDecision>, V> make) {
    Kept<V> last = kept.get(month);
    if (last == null || last.of() != decisions) {
      last = new Kept<>(decisions, make.apply(decisions));
      kept.put(month, last);
    }
    return last.value();
  }
}
