package org.gongshi.review.vault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * SHA-256 of each MiB of an object, kept in the database, so that any range is checked before one
 * byte of it leaves.
 */
final class Blocks {
  static final int SIZE = 1 << 20;
  private static final int HASH = 32;

  private final byte[] hashes;

  private Blocks(byte[] hashes) {
    this.hashes = hashes;
  }

  static Blocks of(String hex) {
    return new Blocks(HexFormat.of().parseHex(hex));
  }

  String hex() {
    return HexFormat.of().formatHex(hashes);
  }

  /** Collects the hashes of a file that is read from start to end in pieces of {@link #SIZE}. */
  static final class Collector {
    private final ByteArrayOutputStream hashes = new ByteArrayOutputStream();

    void add(byte[] block, int length) {
      hashes.writeBytes(Digests.sha256(block, length));
    }

    Blocks blocks() {
      return new Blocks(hashes.toByteArray());
    }
  }

  /**
   * Writes the bytes {@code from} to {@code to} (both included), each block after its check.
   *
   * @throws DamagedObjectException before anything of a damaged block was written
   */
  void copy(FileChannel file, long size, long from, long to, OutputStream out) throws IOException {
    byte[] block = new byte[(int) Math.min(SIZE, Math.max(1, size))];
    for (long at = from; at <= to; ) {
      long number = at / SIZE;
      long start = number * SIZE;
      int length = (int) Math.min(SIZE, size - start);
      fill(file, start, block, length);
      int hash = Math.toIntExact(number * HASH);
      if (!Arrays.equals(
          Digests.sha256(block, length), Arrays.copyOfRange(hashes, hash, hash + HASH))) {
        throw new DamagedObjectException("block " + number + " does not match its hash");
      }
      int begin = (int) (at - start);
      int end = (int) Math.min(length, to - start + 1);
      out.write(block, begin, end - begin);
      at = start + end;
    }
  }

  private static void fill(FileChannel file, long position, byte[] block, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(block, 0, length);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new DamagedObjectException("the file is shorter than it was stored");
      }
    }
  }
}
