package org.gongshi.site.search.shards;

import java.util.Base64;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The second level of a segment's directory: which sixteen-bit prefixes of hashes have a file of
 * their own, since one of their terms has many documents or is in most of them. All others are
 * found in the file that the first bits of the hash name. Several threads may change it.
 */
final class Splits {

  static final int PREFIX = 16;

  /** From this many bytes on a prefix has its own file. */
  static final int HEAVY = 2_000;

  private static final int CLASS_BITS = 3;
  private static final int DENSE = (1 << CLASS_BITS) - 1;

  private final SortedMap<Integer, Integer> classes = new ConcurrentSkipListMap<>();

  boolean contains(int prefix) {
    return classes.containsKey(prefix);
  }

  /**
   * Gives a prefix its own file.
   *
   * @param bytes how large it is: the script reads small ones first
   * @param dense whether a term is in most documents, so that it tells next to nothing: read last
   */
  void put(int prefix, int bytes, boolean dense) {
    int log = 31 - Integer.numberOfLeadingZeros(Math.max(1, bytes / HEAVY));
    classes.put(prefix, dense ? DENSE : Math.min(log, DENSE - 1));
  }

  void remove(int prefix) {
    classes.remove(prefix);
  }

  String encoded() {
    BitWriter out = new BitWriter();
    out.gamma(classes.size() + 1);
    int low = low(classes.size());
    int next = 0;
    for (Map.Entry<Integer, Integer> split : classes.entrySet()) {
      out.rice(split.getKey() - next, low);
      next = split.getKey() + 1;
      out.bits(split.getValue(), CLASS_BITS);
    }
    return Base64.getEncoder().encodeToString(out.toBytes());
  }

  static Splits decode(String text) {
    BitReader in = new BitReader(Base64.getDecoder().decode(text));
    Splits splits = new Splits();
    int count = in.gamma() - 1;
    int low = low(count);
    int next = 0;
    for (int i = 0; i < count; i++) {
      int prefix = next + in.rice(low);
      next = prefix + 1;
      splits.classes.put(prefix, in.bits(CLASS_BITS));
    }
    return splits;
  }

  private static int low(int count) {
    return Math.max(0, Integer.numberOfLeadingZeros(count) - (32 - PREFIX));
  }
}
