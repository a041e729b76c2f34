package org.gongshi.site.content;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * What follows from a list of decisions alone, be it of a month or of a matter, kept from build to
 * build: one new decision touches a few lists of hundreds, and the others are the very objects they
 * were.
 *
 * @param <V> what is kept of each list
 */
public final class PerList<V> {

  private final Map<String, Kept<V>> kept = new HashMap<>();

  private record Kept<V>(List<KnownDecision> of, V value) {}

  /** The value for this list of a name, made if it was made of another list before. */
  @SuppressWarnings("ReferenceEquality") // the very object: comparing takes as long as making
  public V get(String name, List<KnownDecision> decisions, Function<List<KnownDecision>, V> make) {
    Kept<V> last = kept.get(name);
    if (last == null || last.of() != decisions) {
      last = new Kept<>(decisions, make.apply(decisions));
      kept.put(name, last);
    }
    return last.value();
  }

  /** Forgets lists that are no more. */
  public void retain(Set<String> names) {
    kept.keySet().retainAll(names);
  }
}
