package org.gongshi.site.content;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Decisions by the list of their month, each list by day and id. One that is kept gives a month in
 * which nothing changed the very list that it gave before.
 */
public final class Months {

  static final Comparator<KnownDecision> OLDEST_FIRST =
      Comparator.comparing((KnownDecision known) -> known.decision().decidedOn())
          .thenComparing(KnownDecision::id);

  private final Map<String, List<KnownDecision>> last = new HashMap<>();
  private final Map<String, Merged> merged = new HashMap<>();

  private record Merged(List<List<KnownDecision>> of, List<KnownDecision> all) {}

  /** Those of the decisions that are wanted; a month without any is left out. */
  public SortedMap<String, List<KnownDecision>> filtered(
      SortedMap<String, List<KnownDecision>> months, Predicate<KnownDecision> wanted) {
    SortedMap<String, List<KnownDecision>> filtered = new TreeMap<>();
    months.forEach(
        (month, decisions) -> {
          List<KnownDecision> rest = decisions;
          if (!decisions.stream().allMatch(wanted)) {
            rest = same(month, decisions.stream().filter(wanted).toList());
          }
          if (!rest.isEmpty()) {
            filtered.put(month, rest);
          }
        });
    return filtered;
  }

  private List<KnownDecision> same(String month, List<KnownDecision> now) {
    List<KnownDecision> before = last.getOrDefault(month, List.of());
    if (isSame(before, now)) {
      return before;
    }
    last.put(month, now);
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
  private static <T> boolean isSame(List<T> one, List<T> other) {
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
