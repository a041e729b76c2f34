package org.gongshi.site.content;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which lists of decisions, be they of months, are not the very objects of the last look. */
public final class ListChanges {

  private final Map<String, List<KnownDecision>> seen = new HashMap<>();

  /** A list that came, changed or went; what was not or is no more is empty. */
  public record Change(String name, List<KnownDecision> before, List<KnownDecision> now) {}

  /** The changes since the last look, which this one replaces. */
  @SuppressWarnings("ReferenceEquality") // the very object: comparing takes longer
  public List<Change> since(Map<String, List<KnownDecision>> lists) {
    List<Change> changes = new ArrayList<>();
    lists.forEach(
        (name, now) -> {
          List<KnownDecision> before = seen.get(name);
          if (before != now) {
            changes.add(new Change(name, before == null ? List.of() : before, now));
          }
        });
    seen.forEach(
        (name, before) -> {
          if (!lists.containsKey(name)) {
            changes.add(new Change(name, before, List.of()));
          }
        });
    seen.keySet().retainAll(lists.keySet());
    seen.putAll(lists);
    return changes;
  }
}
