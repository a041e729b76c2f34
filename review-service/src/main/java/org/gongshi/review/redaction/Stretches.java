package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Parts of a text, in order and apart from each other. */
final class Stretches {
  /** How far from a unit that is read otherwise a find may begin or end that rests on it. */
  private static final int REACH = 128;

  private Stretches() {}

  /** Units {@code from} up to {@code to}, which is not among them. */
  record Stretch(int from, int to) {}

  static List<Stretch> whole(int length) {
    return List.of(new Stretch(0, length));
  }

  /** What lies around the given units. */
  static List<Stretch> around(BitSet units, int length) {
    List<Stretch> stretches = new ArrayList<>();
    for (int at = units.nextSetBit(0); at >= 0; ) {
      int from = Math.max(0, at - REACH);
      int last = at;
      for (at = units.nextSetBit(at + 1); at >= 0 && at - last <= 2 * REACH; ) {
        last = at;
        at = units.nextSetBit(at + 1);
      }
      stretches.add(new Stretch(from, Math.min(length, last + REACH)));
    }
    return stretches;
  }
}
