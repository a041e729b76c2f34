package org.gongshi.site.search.shards;

import java.util.Arrays;

/** Writes bits, highest first, and the codes for numbers that are mostly small. */
final class BitWriter {

  private byte[] bytes = new byte[512];
  private long pending;
  private int pendingBits;
  private int size;

  /** The lowest bits of a value; at most 32 of them. */
  void bits(int value, int width) {
    pending = (pending << width) | (value & ((1L << width) - 1));
    pendingBits += width;
    while (pendingBits >= 8) {
      pendingBits -= 8;
      push((byte) (pending >>> pendingBits));
    }
  }

  /** As many ones, then a zero. */
  private void unary(int value) {
    int rest = value;
    for (; rest >= 32; rest -= 32) {
      bits(-1, 32);
    }
    bits(-2, rest + 1);
  }

  /** Elias' gamma code of a positive number. */
  void gamma(int value) {
    int width = 32 - Integer.numberOfLeadingZeros(value);
    unary(width - 1);
    bits(value, width - 1);
  }

  /** Rice's code: the low bits as they are, the rest in unary. */
  void rice(int value, int low) {
    unary(value >>> low);
    bits(value, low);
  }

  byte[] toBytes() {
    int last = size;
    if (pendingBits > 0) {
      push((byte) (pending << (8 - pendingBits)));
    }
    byte[] out = Arrays.copyOf(bytes, size);
    size = last;
    return out;
  }

  private void push(byte value) {
    if (size == bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * size);
    }
    bytes[size++] = value;
  }
}
