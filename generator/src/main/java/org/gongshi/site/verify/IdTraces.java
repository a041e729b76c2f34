package org.gongshi.site.verify;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
  private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

  /** The place of a byte in the alphabet, or -1. */
  private static final byte[] PLACE = new byte[256];

  static {
    Arrays.fill(PLACE, (byte) -1);
    for (int i = 0; i < ALPHABET.length(); i++) {
      PLACE[ALPHABET.charAt(i)] = (byte) i;
    }
  }

  /** The last four characters, by which nearly all other ids are passed over: these are chance. */
  private static final int TAIL = 1 << (4 * 5);

  private final Set<String> ids;
  private final BitSet tails = new BitSet(TAIL);

  public IdTraces(Set<String> ids) {
    this.ids = ids;
    for (String id : ids) {
      int tail = 0;
      for (int i = LENGTH - 4; i < LENGTH; i++) {
        tail = tail << 5 | PLACE[id.charAt(i)];
      }
      tails.set(tail);
    }
  }

  /**
   * How often each of the ids occurs in a file of the site, as it lies there and as a reader shows
   * it; the address of a file beside a decision counts, since its bytes need not hold the id.
   */
  Map<String, Integer> ofFile(String path, byte[] bytes) throws IOException {
    Map<String, Integer> found = in(bytes);
    if (path.startsWith("decisions/")) {
      add(in(path.getBytes(StandardCharsets.UTF_8)), found);
    }
    if (path.endsWith(".pdf") && !ids.isEmpty()) {
      add(in(ShownText.of(bytes).getBytes(StandardCharsets.UTF_8)), found);
    }
    return found;
  }

  private static void add(Map<String, Integer> more, Map<String, Integer> to) {
    more.forEach((id, n) -> to.merge(id, n, Integer::sum));
  }

  /** How often each of the ids occurs; ids that do not occur are absent. */
  public Map<String, Integer> in(byte[] bytes) {
    Map<String, Integer> found = new TreeMap<>();
    if (!ids.isEmpty()) {
      look(bytes, bytes.length, 0, found);
    }
    return found;
  }

  /** The same for a file of any length, a part of it at a time. */
  Map<String, Integer> in(Path file) throws IOException {
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
        look(part, length, kept, found);
        // An id may begin in this part and end in the next.
        kept = Math.min(LENGTH - 1, length);
        System.arraycopy(part, length - kept, part, 0, kept);
      }
    }
    return found;
  }

  /**
   * Looks for ids. A byte that no id has rules out all that would cover it, so most of a text is
   * never looked at: only every 26th byte, and those around it where it may be of an id.
   *
   * @param seen ids that end before this were counted already
   */
  private void look(byte[] bytes, int length, int seen, Map<String, Integer> found) {
    int i = LENGTH - 1;
    while (i < length) {
      if (place(bytes[i]) >= 0) {
        int from = i;
        while (from > 0 && place(bytes[from - 1]) >= 0) {
          from--;
        }
        while (i < length && place(bytes[i]) >= 0) {
          i++;
        }
        if (i - from >= LENGTH) {
          run(bytes, from, i, seen, found);
        }
      }
      i += LENGTH;
    }
  }

  /** Looks for ids where nothing but their characters stands. */
  private void run(byte[] bytes, int from, int to, int seen, Map<String, Integer> found) {
    int tail = 0;
    for (int i = from; i < to; i++) {
      tail = (tail << 5 | place(bytes[i])) & (TAIL - 1);
      if (i - from >= LENGTH - 1 && i >= seen && tails.get(tail)) {
        String id = new String(bytes, i - LENGTH + 1, LENGTH, StandardCharsets.ISO_8859_1);
        if (ids.contains(id)) {
          found.merge(id, 1, Integer::sum);
        }
      }
    }
  }

  private static int place(byte one) {
    return PLACE[one & 0xff];
  }
}
