package org.gongshi.site.search.shards;

import java.util.List;

/**
 * A folder of files that never change: a change makes another segment with another name.
 *
 * @param name a hash of what it holds, and the folder's name
 * @param from first number
 * @param to not in it
 * @param bits how many bits of a hash choose the file
 * @param split {@link Splits#encoded}
 * @param years of its decisions
 */
record Segment(String name, int from, int to, int bits, String split, List<Integer> years) {

  Range range() {
    return new Range(from, to);
  }
}
