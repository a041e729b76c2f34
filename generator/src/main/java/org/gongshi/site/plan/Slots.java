package org.gongshi.site.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.gongshi.site.content.KnownDecision;

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
   * A list after this build.
   *
   * @param last the list of the last release
   * @param decisions live ones of this list, oldest first: that order gives new items their places
   */
  static List<String> extend(
      List<String> last, List<KnownDecision> decisions, Set<String> suppressed) {
    List<String> list = new ArrayList<>(last.size() + decisions.size());
    Set<String> placed = new HashSet<>(last);
    last.forEach(id -> list.add(suppressed.contains(id) ? EMPTY : id));
    for (KnownDecision known : decisions) {
      if (placed.add(known.id())) {
        list.add(known.id());
      }
    }
    return List.copyOf(list);
  }
}
