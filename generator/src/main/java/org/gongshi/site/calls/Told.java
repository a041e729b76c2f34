package org.gongshi.site.calls;

import java.util.List;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What others were told, and what they still have to be. It is one file, so that a release is told
 * once however a program ends.
 *
 * @param release the last one whose calls were made up
 * @param trees of that release, by folder
 * @param root the SHA-256 of its files outside of such folders
 * @param gone ids of whose takedown calls were made up
 * @param pending calls that were not answered yet
 */
record Told(
    String release,
    SortedMap<String, String> trees,
    SortedMap<String, String> root,
    NavigableSet<String> gone,
    List<Call> pending) {

  static final Told NOTHING =
      new Told("", new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), List.of());

  Told withPending(List<Call> calls) {
    return new Told(release, trees, root, gone, List.copyOf(calls));
  }
}
