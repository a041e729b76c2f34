package org.gongshi.site.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds ids in bytes, any number of ids in one pass: an id is 26 characters of a small alphabet.
 */
public final class IdTraces {

  private static final int LENGTH = 26;
  private static final int PART = 1 << 20;
  private static final boolean[] ALPHABET = new boolean[256];

  static {
    for (char c : "0123456789abcdefghjkmnpqrstvwxyz".toCharArray()) {
      ALPHABET[c] = true;
    }
  }

  private IdTraces() {}

  /**
   * How often each of the ids occurs in a file of the site, as it lies there and as a reader shows
   * it; the address of a file beside a decision counts, since its bytes need not hold the id.
   */
  static Map<String, Integer> of(String path, byte[] bytes, Set<String> ids) throws IOException {
    Map<String, Integer> found = in(bytes, ids);
    if (path.startsWith("decisions/")) {
      add(in(path.getBytes(StandardCharsets.UTF_8), ids), found);
    }
    if (path.endsWith(".pdf") && !ids.isEmpty()) {
      add(in(ShownText.of(bytes).getBytes(StandardCharsets.UTF_8), ids), found);
    }
    return found;
  }

  private static void add(Map<String, Integer> more, Map<String, Integer> to) {
    more.forEach((id, n) -> to.merge(id, n, Integer::sum));
  }

  /** How often each of the ids occurs; ids that do not occur are absent. */
  public static Map<String, Integer> in(byte[] bytes, Set<String> ids) {
    Map<String, Integer> found = new TreeMap<>();
    if (!ids.isEmpty()) {
      look(bytes, bytes.length, 0, ids, found);
    }
    return found;
  }

  /** The same for a file of any length, a part of it at a time. */
  static Map<String, Integer> in(Path file, Set<String> ids) throws IOException {
    Map<String, Integer> found = new TreeMap<>();
    if (ids.isEmpty()) {
      return found;
    }
    byte[] part = new byte[PART];
    try (InputStream in = Files.newInputStream(file)) {
      int kept = 0;
      for (int n = in.readNBytes(part, 0, PART);
          n > 0;
          n = in.readNBytes(part, kept, PART - kept)) {
        int length = kept + n;
        look(part, length, kept, ids, found);
        // An id may begin in this part and end in the next.
        kept = Math.min(LENGTH - 1, length);
        System.arraycopy(part, length - kept, part, 0, kept);
      }
    }
    return found;
  }

  /**
   * Looks for ids.
   *
   * @param seen ids that end before this were counted already
   */
  private static void look(
      byte[] bytes, int length, int seen, Set<String> ids, Map<String, Integer> found) {
    BitSet beginnings = new BitSet(0x10000);
    ids.forEach(id -> beginnings.set(id.charAt(0) << 8 | id.charAt(1)));
    int run = 0;
    for (int i = 0; i < length; i++) {
      run = ALPHABET[bytes[i] & 0xff] ? run + 1 : 0;
      int first = i - LENGTH + 1;
      if (run >= LENGTH && i >= seen && beginnings.get(bytes[first] << 8 | bytes[first + 1])) {
        String id = new String(bytes, first, LENGTH, StandardCharsets.ISO_8859_1);
        if (ids.contains(id)) {
          found.merge(id, 1, Integer::sum);
        }
      }
    }
  }
}
