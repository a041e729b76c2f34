package org.gongshi.site.bake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.KnownDecision;
import org.gongshi.site.content.ListChanges;
import org.gongshi.site.content.Months;

/**
 * Decisions by what they have in common, such as their matter. One that is kept looks at the months
 * that changed, and gives a group in which nothing changed as the very list that it gave before.
 */
final class Grouping {

  private final Function<Decision, String> common;
  private final ListChanges changes = new ListChanges();
  private final Map<String, Map<String, List<KnownDecision>>> parts = new HashMap<>();
  private final Map<String, List<KnownDecision>> groups = new HashMap<>();

  Grouping(Function<Decision, String> common) {
    this.common = common;
  }

  /** The groups of these months, each newest first. */
  Map<String, List<KnownDecision>> of(SortedMap<String, List<KnownDecision>> months) {
    Set<String> touched = new HashSet<>();
    for (ListChanges.Change month : changes.since(months)) {
      Map<String, List<KnownDecision>> was = parts.getOrDefault(month.name(), Map.of());
      Map<String, List<KnownDecision>> now = split(month.now());
      Stream.concat(was.keySet().stream(), now.keySet().stream())
          .filter(group -> !Objects.equals(was.get(group), now.get(group)))
          .forEach(touched::add);
      if (now.isEmpty()) {
        parts.remove(month.name());
      } else {
        parts.put(month.name(), now);
      }
    }
    for (String group : touched) {
      List<KnownDecision> all = new ArrayList<>();
      parts.values().forEach(part -> all.addAll(part.getOrDefault(group, List.of())));
      all.sort(Months.OLDEST_FIRST);
      if (all.isEmpty()) {
        groups.remove(group);
      } else {
        groups.put(group, all.reversed());
      }
    }
    return groups;
  }

  private Map<String, List<KnownDecision>> split(List<KnownDecision> month) {
    Map<String, List<KnownDecision>> split = new HashMap<>();
    for (KnownDecision known : month) {
      split.computeIfAbsent(common.apply(known.decision()), k -> new ArrayList<>()).add(known);
    }
    return split;
  }
}
