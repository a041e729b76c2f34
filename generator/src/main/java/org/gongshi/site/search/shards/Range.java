package org.gongshi.site.search.shards;

import java.util.ArrayList;
import java.util.List;

/**
 * The numbers of a segment.
 *
 * @param to not in it
 */
record Range(int from, int to) {

  /** Numbers in the large segment come in steps of this many, those in the middle one of that. */
  private static final int LARGE = 16_384;

  private static final int MIDDLE = 512;

  /**
   * The segments of so many numbers, oldest first; they follow from the number alone. A new
   * decision writes the last one anew, of at most 512; each 512th is written to the middle one,
   * each 16,384th to the large one.
   */
  static List<Range> of(int numbers) {
    int large = numbers - numbers % LARGE;
    int middle = numbers - numbers % MIDDLE;
    List<Range> ranges = new ArrayList<>();
    add(ranges, 0, large);
    add(ranges, large, middle);
    add(ranges, middle, numbers);
    return List.copyOf(ranges);
  }

  private static void add(List<Range> ranges, int from, int to) {
    if (from < to) {
      ranges.add(new Range(from, to));
    }
  }

  int size() {
    return to - from;
  }

  boolean contains(int number) {
    return number >= from && number < to;
  }

  /** How many bits of a hash choose the file: files of one to two KB. */
  int shardBits() {
    int log = 31 - Integer.numberOfLeadingZeros(size());
    return Math.clamp(log - 1L, 2, 13);
  }
}
