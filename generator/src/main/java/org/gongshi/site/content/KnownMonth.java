package org.gongshi.site.content;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a month folder held when it was last looked at.
 *
 * @param list {@code <kind>/<yyyy-MM>}
 * @param folder the folder's own stamp, taken before it was read
 * @param settled whether an equal stamp of the folder says that nothing came or went since
 * @param good by id
 * @param held what was held back in it
 */
record KnownMonth(
    String list,
    FileStamp folder,
    boolean settled,
    SortedMap<String, Entry> good,
    List<Quarantined> held) {

  /**
   * A decision's files that were found good together.
   *
   * @param attached those that the decision names beside it, in its order
   * @param settled whether equal stamps say that the bytes are the same
   */
  record Entry(
      FileStamp json,
      FileStamp signature,
      List<FileStamp> attached,
      boolean settled,
      KnownDecision decision) {}

  /** As it may be kept on disk: nothing of what is suppressed, nothing that has not settled. */
  KnownMonth keepable(Set<String> suppressed) {
    SortedMap<String, Entry> kept = new TreeMap<>();
    good.forEach(
        (id, entry) -> {
          if (entry.settled() && !suppressed.contains(id)) {
            kept.put(id, entry);
          }
        });
    return new KnownMonth(list, folder, false, kept, List.of());
  }
}
