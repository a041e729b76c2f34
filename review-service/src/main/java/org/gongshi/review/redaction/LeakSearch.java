package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.List;

/**
 * Every secret of many cases, ready to be found in any bytes in one pass whose cost does not grow
 * with their number: each place in the text is looked up by the last few units before it, and only
 * where a secret ends in these is anything compared.
 */
public final class LeakSearch {
  /** Units by which a secret is looked up: as many as it has, but no more than these. */
  private static final int FEW = 4;

  /** The same for one that ends in a digit or letter: four digits are everywhere. */
  private static final int MANY = 8;

  /** Letters and digits of fewer units are found everywhere and mean nothing. */
  private static final int SHORTEST_LATIN = 5;

  private static final int SHORTEST = 2;

  /** Of a longer secret these units at its end are looked for. */
  static final int LONGEST = 128;

  private final List<Secret> secrets;
  private final List<String> needles;
  private final SuffixTable table;
  private final boolean[] ends = new boolean[0x10000];

  /**
   * What must not be found.
   *
   * @param text as the case knows it; raw
   */
  public record Secret(String caseId, CutKind kind, String text) {
    @Override
    public String toString() {
      return "Secret[" + caseId + ", " + kind + "]";
    }
  }

  /** Told of each place where a secret is readable. */
  @FunctionalInterface
  public interface Sink {
    /**
     * A secret was read.
     *
     * @param secret its number in {@link LeakSearch#secret}
     * @param offset in the bytes read, of its first character
     */
    void found(int secret, long offset);
  }

  private LeakSearch(List<Secret> secrets, List<String> needles) {
    this.secrets = secrets;
    this.needles = needles;
    table = new SuffixTable(needles.size());
    for (int i = 0; i < needles.size(); i++) {
      String needle = needles.get(i);
      table.put(key(needle), i);
      ends[needle.charAt(needle.length() - 1)] = true;
    }
  }

  /** Prepares a search; what is too short to mean anything is left out. */
  public static LeakSearch of(Iterable<Secret> all) {
    List<Secret> secrets = new ArrayList<>();
    List<String> needles = new ArrayList<>();
    for (Secret secret : all) {
      String needle = Canonical.of(secret.text());
      if (needle.length() > LONGEST) {
        needle = needle.substring(needle.length() - LONGEST);
      }
      boolean latin = needle.chars().allMatch(c -> c < 0x80);
      if (needle.length() >= (latin ? SHORTEST_LATIN : SHORTEST)) {
        secrets.add(secret);
        needles.add(needle);
      }
    }
    return new LeakSearch(List.copyOf(secrets), List.copyOf(needles));
  }

  public int size() {
    return secrets.size();
  }

  public Secret secret(int number) {
    return secrets.get(number);
  }

  /** A reader for one stream of bytes. */
  public LeakReader reader(Sink sink) {
    return new LeakReader(this, sink);
  }

  String needle(int number) {
    return needles.get(number);
  }

  SuffixTable table() {
    return table;
  }

  /** By unit, whether any secret ends in it: most end none, and nothing else is asked there. */
  boolean[] ends() {
    return ends;
  }

  private static boolean isLatin(char unit) {
    return unit < 0x80;
  }

  private static long key(String needle) {
    long early = 0;
    long last = 0;
    int from = Math.max(0, needle.length() - MANY);
    for (int i = from; i < needle.length(); i++) {
      early = (early << 16) | (last >>> 48);
      last = (last << 16) | needle.charAt(i);
    }
    if (isLatin(needle.charAt(needle.length() - 1)) && needle.length() >= MANY) {
      return SuffixTable.ofEight(early, last);
    }
    return switch (Math.min(needle.length(), FEW)) {
      case 2 -> SuffixTable.ofTwo(last);
      case 3 -> SuffixTable.ofThree(last);
      default -> SuffixTable.ofFour(last);
    };
  }
}
