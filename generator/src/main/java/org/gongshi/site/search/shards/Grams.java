package org.gongshi.site.search.shards;

import java.util.Arrays;
import org.gongshi.site.search.SearchText;

/**
 * The terms of a text, as hashes. Each character; each with its neighbour, as in the index; and
 * with its next two where two of the three are digits or Latin letters, which tell little by twos.
 * Between white space only. The script makes the same terms of a query.
 */
final class Grams {

  /** Begins a term that is no text: a kind, year or organ. */
  private static final char FACET = '\u0001';

  private static final int OFFSET = 0x811c9dc5;
  private static final int PRIME = 0x01000193;

  private int[] hashes = new int[1024];
  private int count;

  private Grams() {}

  /** The distinct terms of an entry, in ascending order of their hashes without sign. */
  static int[] of(Entry entry) {
    Grams grams = new Grams();
    entry.texts().forEach(grams::text);
    grams.add(hashed(FACET + "k" + entry.kind()));
    grams.add(hashed(FACET + "y" + entry.year()));
    grams.add(hashed(FACET + "o" + entry.organCode()));
    return grams.distinct();
  }

  private void text(String raw) {
    int[] chars = SearchText.normal(raw).codePoints().toArray();
    for (int i = 0; i < chars.length; i++) {
      int first = chars[i];
      if (!isText(first)) {
        continue;
      }
      int one = hashed(OFFSET, first);
      add(one);
      int second = at(chars, i + 1);
      if (isText(second)) {
        int two = hashed(one, second);
        add(two);
        int third = at(chars, i + 2);
        if (isText(third) && latin(first) + latin(second) + latin(third) >= 2) {
          add(hashed(two, third));
        }
      }
    }
  }

  private static int at(int[] chars, int i) {
    return i < chars.length ? chars[i] : ' ';
  }

  private static boolean isText(int c) {
    return !SearchText.isBreak(c);
  }

  private static int latin(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ? 1 : 0;
  }

  private void add(int hashed) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    // Flipping the sign makes the order of signed numbers that of unsigned ones.
    hashes[count++] = mixed(hashed) ^ Integer.MIN_VALUE;
  }

  private int[] distinct() {
    Arrays.sort(hashes, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || hashes[i] != hashes[i - 1]) {
        hashes[kept++] = hashes[i];
      }
    }
    int[] distinct = Arrays.copyOf(hashes, kept);
    for (int i = 0; i < kept; i++) {
      distinct[i] ^= Integer.MIN_VALUE;
    }
    return distinct;
  }

  private static int hashed(String term) {
    int hash = OFFSET;
    for (int i = 0; i < term.length(); i++) {
      hash = hashed(hash, term.charAt(i));
    }
    return hash;
  }

  /** FNV-1a over UTF-16 units: what was hashed before and one more character. */
  private static int hashed(int hash, int c) {
    if (Character.isBmpCodePoint(c)) {
      return (hash ^ c) * PRIME;
    }
    return hashed(hashed(hash, Character.highSurrogate(c)), Character.lowSurrogate(c));
  }

  /** MurmurHash3's last mix, since files are chosen by high bits. */
  private static int mixed(int hashed) {
    int hash = (hashed ^ (hashed >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
