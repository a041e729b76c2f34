package org.gongshi.site.log;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Entries one after the other, each after its length in two bytes. */
final class EntryBundle {

  private static final int LONGEST = 0xffff;

  private EntryBundle() {}

  /** An entry as it lies in a bundle. */
  static byte[] of(byte[] entry) {
    if (entry.length > LONGEST) {
      throw new IllegalArgumentException("an entry of " + entry.length + " bytes");
    }
    return ByteBuffer.allocate(2 + entry.length).putShort((short) entry.length).put(entry).array();
  }

  /**
   * The entries of a bundle.
   *
   * @throws BrokenException if it ends in the middle of one
   */
  static List<byte[]> entries(byte[] bundle) throws BrokenException {
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    List<byte[]> entries = new ArrayList<>();
    try {
      while (rest.hasRemaining()) {
        byte[] entry = new byte[rest.getShort() & LONGEST];
        rest.get(entry);
        entries.add(entry);
      }
    } catch (BufferUnderflowException e) {
      throw new BrokenException("条目不完整", e);
    }
    return entries;
  }
}
