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

  private int[] hashes = new int[1024];
  private int count;

  private Grams() {}

  /** The distinct terms of an entry, in ascending order of their hashes without sign. */
  static int[] of(Entry entry) {
    Grams grams = new Grams();
    entry.texts().forEach(grams::text);
    grams.add(FACET + "k" + entry.kind());
    grams.add(FACET + "y" + entry.year());
    grams.add(FACET + "o" + entry.organCode());
    return grams.distinct();
  }

  private void text(String raw) {
    int[] chars = SearchText.normal(raw).codePoints().toArray();
    for (int i = 0; i < chars.length; i++) {
      int[] term = {chars[i], at(chars, i + 1), at(chars, i + 2)};
      if (!isText(term[0])) {
        continue;
      }
      add(term, 1);
      if (isText(term[1])) {
        add(term, 2);
        if (isText(term[2]) && latin(term[0]) + latin(term[1]) + latin(term[2]) >= 2) {
          add(term, 3);
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

  private void add(int[] term, int length) {
    add(new String(term, 0, length));
  }

  private void add(String term) {
    if (count == hashes.length) {
      hashes = Arrays.copyOf(hashes, 2 * count);
    }
    // Flipping the sign makes the order of signed numbers that of unsigned ones.
    hashes[count++] = hash(term) ^ Integer.MIN_VALUE;
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

  /** FNV-1a over UTF-16 units, then MurmurHash3's last mix, since files are chosen by high bits. */
  static int hash(String term) {
    int hash = 0x811c9dc5;
    for (int i = 0; i < term.length(); i++) {
      hash = (hash ^ term.charAt(i)) * 0x01000193;
    }
    hash = (hash ^ (hash >>> 16)) * 0x85ebca6b;
    hash = (hash ^ (hash >>> 13)) * 0xc2b2ae35;
    return hash ^ (hash >>> 16);
  }
}
