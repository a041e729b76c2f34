package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries by number, wherever they are: the decisions that were written or removed by this build,
 * and the bundles of the last one.
 *
 * @param last the shards of the last release and their segments, where there are any
 * @param changes by number; nothing for one that was removed
 */
record Entries(
    @Nullable Path last, List<Segment> segments, Map<Integer, Optional<Written>> changes) {

  /** Whether anything of a bundle changed. */
  boolean changes(int first) {
    for (int number = first; number < first + Bundles.SIZE; number++) {
      if (changes.containsKey(number)) {
        return true;
      }
    }
    return false;
  }

  /** The bundle's entries; an empty number is null. */
  List<@Nullable Entry> bundle(int first, int to) throws IOException {
    List<@Nullable Entry> entries = new ArrayList<>();
    List<@Nullable Entry> before = null;
    for (int number = first; number < to; number++) {
      Optional<Written> change = changes.get(number);
      if (change != null) {
        entries.add(change.isPresent() ? change.get().entry() : null);
        continue;
      }
      if (before == null) {
        before = before(number);
      }
      entries.add(before.get(number - first));
    }
    return entries;
  }

  /** The bundle as the last release had it; empty numbers where it had none. */
  List<@Nullable Entry> before(int number) throws IOException {
    Path file = file(number);
    if (file != null) {
      return Bundles.read(file);
    }
    List<@Nullable Entry> none = new ArrayList<>();
    while (none.size() < Bundles.SIZE) {
      none.add(null);
    }
    return none;
  }

  /** The file of the last release that has this number. */
  private @Nullable Path file(int number) {
    for (Segment segment : segments) {
      if (last != null && segment.range().contains(number)) {
        return last.resolve(segment.name()).resolve(Bundles.file(number));
      }
    }
    return null;
  }
}
