package org.gongshi.site.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds ids in bytes, any number of ids in one pass: an id is 26 characters of a small alphabet.
 */
public final class IdTraces {

  private static final int LENGTH = 26;
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
    if (ids.isEmpty()) {
      return found;
    }
    int run = 0;
    for (int i = 0; i < bytes.length; i++) {
      run = ALPHABET[bytes[i] & 0xff] ? run + 1 : 0;
      if (run >= LENGTH) {
        String id = new String(bytes, i - LENGTH + 1, LENGTH, StandardCharsets.ISO_8859_1);
        if (ids.contains(id)) {
          found.merge(id, 1, Integer::sum);
        }
      }
    }
    return found;
  }
}
