package org.gongshi.site.content;

import java.util.List;
import java.util.SortedMap;

/**
 * Everything that was read and found good, and everything that was held back. It is not public yet:
 * only {@code takedown} says what is.
 *
 * @param months see {@link Months}
 */
public record Content(
    SortedMap<String, List<KnownDecision>> months,
    List<Register> registers,
    List<EditorialPage> pages,
    List<Quarantined> quarantined) {

  /** All of them, month by month. */
  public List<KnownDecision> decisions() {
    return months.values().stream().flatMap(List::stream).toList();
  }
}
