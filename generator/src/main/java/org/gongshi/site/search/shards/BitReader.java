package org.gongshi.site.search.shards;

/** Reads what {@link BitWriter} wrote. */
final class BitReader {

  private final byte[] bytes;
  private int at;

  /** The next bits, highest first; zeros below them. */
  private long window;

  /** How many bits the window has. */
  private int left;

  BitReader(byte[] bytes) {
    this.bytes = bytes;
  }

  private void fill() {
    while (left <= Long.SIZE - Byte.SIZE && at < bytes.length) {
      left += Byte.SIZE;
      window |= (bytes[at++] & 0xffL) << (Long.SIZE - left);
    }
  }

  private void take(int count) {
    window <<= count;
    left -= count;
  }

  /** A number of at most 32 bits. */
  int bits(int width) {
    if (width == 0) {
      return 0;
    }
    if (left < width) {
      fill();
      if (left < width) {
        throw new IndexOutOfBoundsException(at);
      }
    }
    int value = (int) (window >>> (Long.SIZE - width));
    take(width);
    return value;
  }

  private int unary() {
    int ones = 0;
    while (true) {
      fill();
      int run = Long.numberOfLeadingZeros(~window);
      if (run < left) {
        take(run);
        take(1);
        return ones + run;
      }
      ones += left;
      window = 0;
      left = 0;
      if (at == bytes.length) {
        throw new IndexOutOfBoundsException(at);
      }
    }
  }

  int gamma() {
    int width = unary();
    return (1 << width) | bits(width);
  }

  int rice(int low) {
    return (unary() << low) | bits(low);
  }
}
