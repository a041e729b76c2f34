package org.gongshi.site.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
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
   * @param decisions live ones of this list, oldest first: that order gives new items their places.
   *     Those that certainly have theirs may be left out
   */
  static List<String> extend(
      List<String> last, List<KnownDecision> decisions, Set<String> suppressed) {
    Set<String> unplaced = new LinkedHashSet<>();
    decisions.forEach(known -> unplaced.add(known.id()));
    List<String> list = new ArrayList<>(last.size() + decisions.size());
    for (String id : last) {
      unplaced.remove(id);
      list.add(suppressed.contains(id) ? EMPTY : id);
    }
    list.addAll(unplaced);
    return Collections.unmodifiableList(list);
  }
}
