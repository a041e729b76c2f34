package org.gongshi.site.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Decisions by the list of their month, each list by day and id. One that is kept gives a month in
 * which nothing changed the very list that it gave before.
 */
public final class Months {

  public static final Comparator<KnownDecision> OLDEST_FIRST =
      Comparator.comparing((KnownDecision known) -> known.decision().decidedOn())
          .thenComparing(KnownDecision::id);

  private final ListChanges changes = new ListChanges();
  private final Map<String, List<KnownDecision>> left = new HashMap<>();

  /** In which month each id of what was seen is. */
  private final Map<String, String> monthOf = new HashMap<>();

  private final Map<String, Merged> merged = new HashMap<>();

  private record Merged(List<List<KnownDecision>> of, List<KnownDecision> all) {}

  /**
   * All but these decisions; a month of which nothing is left is none. Only the months that changed
   * and those of the ids are looked through.
   *
   * @param months none of which is empty
   */
  public SortedMap<String, List<KnownDecision>> without(
      SortedMap<String, List<KnownDecision>> months, Set<String> ids) {
    see(months);
    SortedMap<String, List<KnownDecision>> rest = new TreeMap<>(months);
    Set<String> touched = new HashSet<>();
    ids.forEach(id -> touched.add(monthOf.getOrDefault(id, "")));
    for (String month : touched) {
      List<KnownDecision> some =
          months.getOrDefault(month, List.of()).stream()
              .filter(known -> !ids.contains(known.id()))
              .toList();
      if (some.isEmpty()) {
        rest.remove(month);
      } else {
        rest.put(month, same(month, some));
      }
    }
    return rest;
  }

  private void see(SortedMap<String, List<KnownDecision>> months) {
    List<ListChanges.Change> changed = changes.since(months);
    // What moved from one month to another is forgotten before it is seen anew.
    for (ListChanges.Change month : changed) {
      month.before().forEach(known -> monthOf.remove(known.id(), month.name()));
    }
    for (ListChanges.Change month : changed) {
      month.now().forEach(known -> monthOf.put(known.id(), month.name()));
    }
  }

  private List<KnownDecision> same(String month, List<KnownDecision> now) {
    List<KnownDecision> before = left.getOrDefault(month, List.of());
    if (isSame(before, now)) {
      return before;
    }
    left.put(month, now);
    return now;
  }

  /** All decisions of all kinds, by day and id. */
  public List<KnownDecision> all(SortedMap<String, List<KnownDecision>> months) {
    SortedMap<String, List<List<KnownDecision>>> byMonth = new TreeMap<>();
    months.forEach(
        (list, decisions) ->
            byMonth
                .computeIfAbsent(list.substring(list.indexOf('/') + 1), month -> new ArrayList<>())
                .add(decisions));
    List<KnownDecision> all = new ArrayList<>();
    byMonth.forEach((month, kinds) -> all.addAll(merge(month, kinds)));
    return all;
  }

  private List<KnownDecision> merge(String month, List<List<KnownDecision>> kinds) {
    Merged before = merged.get(month);
    if (before == null || !isSame(before.of(), kinds)) {
      List<KnownDecision> all = kinds.stream().flatMap(List::stream).sorted(OLDEST_FIRST).toList();
      before = new Merged(kinds, all);
      merged.put(month, before);
    }
    return before.all();
  }

  /** Whether both hold the very same objects: comparing their words would take longer than work. */
  @SuppressWarnings("ReferenceEquality")
  public static <T> boolean isSame(List<T> one, List<T> other) {
    if (one.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (one.get(i) != other.get(i)) {
        return false;
      }
    }
    return true;
  }
}
