package org.gongshi.site.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gongshi.site.content.Decision;
import org.gongshi.site.content.SignedDecision;

/**
 * Which place an item has in its lists. It gets it once and keeps it, so that a new item touches
 * the newest page only and a takedown one page: the slot of what is taken down stays empty.
 */
public final class Slots {

  /** Items on one page. */
  public static final int PER_PAGE = 50;

  /** The mark of a slot whose item was taken down. */
  public static final String EMPTY = "";

  private Slots() {}

  /**
   * The lists after this build.
   *
   * @param last the lists of the last release
   * @param decisions live ones, oldest first: that order gives new items their places
   */
  static SortedMap<String, List<String>> extend(
      Map<String, List<String>> last, List<SignedDecision> decisions, Set<String> suppressed) {
    SortedMap<String, List<String>> lists = new TreeMap<>();
    Map<String, Set<String>> placed = new TreeMap<>();
    last.forEach(
        (list, ids) -> {
          lists.put(
              list,
              new ArrayList<>(ids.stream().map(i -> suppressed.contains(i) ? EMPTY : i).toList()));
          placed.put(list, new HashSet<>(ids));
        });
    for (SignedDecision signed : decisions) {
      Decision decision = signed.decision();
      for (String list : List.of(decision.kind().slug(), decision.monthList())) {
        if (placed.computeIfAbsent(list, key -> new HashSet<>()).add(decision.id())) {
          lists.computeIfAbsent(list, key -> new ArrayList<>()).add(decision.id());
        }
      }
    }
    return lists;
  }
}
