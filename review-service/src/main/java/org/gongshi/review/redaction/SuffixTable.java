package org.gongshi.review.redaction;

import java.util.Arrays;

/**
 * Numbers by a hash of 64 bits, with a bitmap before them that says at once where there is none.
 */
final class SuffixTable {
  private static final long MIX = 0x9E3779B97F4A7C15L;
  private static final long OTHER = 0xC2B2AE3D27D4EB4FL;

  /** One in thirty-two bits is set when the table is full, in a map that stays in the cache. */
  private static final int BITS_EACH = 32;

  private static final int END = -1;

  private final long[] bitmap;
  private final int bitShift;
  private final long[] keys;
  private final int[] first;
  private final int[] next;
  private final int slotShift;

  SuffixTable(int size) {
    int bits = Math.max(16, 32 - Integer.numberOfLeadingZeros(size * BITS_EACH - 1));
    bitmap = new long[1 << (bits - 6)];
    bitShift = 64 - bits;
    int slots = Math.max(4, 33 - Integer.numberOfLeadingZeros(size));
    keys = new long[1 << slots];
    first = new int[1 << slots];
    Arrays.fill(first, END);
    next = new int[size];
    slotShift = 64 - slots;
  }

  static long ofTwo(long last) {
    return (last & 0xFFFFFFFFL) * MIX;
  }

  static long ofThree(long last) {
    return (last & 0xFFFFFFFFFFFFL) * MIX;
  }

  static long ofFour(long last) {
    return last * MIX;
  }

  static long ofEight(long early, long last) {
    return (last ^ (early * OTHER)) * MIX;
  }

  void put(long hash, int number) {
    int bit = (int) (hash >>> bitShift);
    bitmap[bit >>> 6] |= 1L << bit;
    int slot = slot(hash);
    next[number] = first[slot];
    first[slot] = number;
    keys[slot] = hash;
  }

  boolean mayHold(long hash) {
    int bit = (int) (hash >>> bitShift);
    return (bitmap[bit >>> 6] & (1L << bit)) != 0;
  }

  /** The first number under this hash, or -1. */
  int first(long hash) {
    return first[slot(hash)];
  }

  /** The number after this one under the same hash, or -1. */
  int next(int number) {
    return next[number];
  }

  private int slot(long hash) {
    int slot = (int) (hash >>> slotShift);
    while (first[slot] != END && keys[slot] != hash) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }
}
