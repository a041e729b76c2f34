package org.gongshi.site.search.shards;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {

  private final byte[] bytes;
  private int at;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  private int bit() {
    int bit = (bytes[at >> 3] >> (7 - (at & 7))) & 1;
    at++;
    return bit;
  }

  int bits(int width) {
    int value = 0;
    for (int i = 0; i < width; i++) {
      value = (value << 1) | bit();
    }
    return value;
  }

  private int unary() {
    int ones = 0;
    while (bit() == 1) {
      ones++;
    }
    return ones;
  }

  int gamma() {
    int width = unary();
    return (1 << width) | bits(width);
  }

  int rice(int low) {
    return (unary() << low) | bits(low);
  }
}
