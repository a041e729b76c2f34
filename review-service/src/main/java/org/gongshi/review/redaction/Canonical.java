package org.gongshi.review.redaction;

/**
 * The coarsest reading of a text: letters and digits alone, folded as in {@link Folding}, Chinese
 * numerals as digits, everything else dropped. What is equal in any reading of a {@link Shadow} is
 * equal here; what is equal here only may be a secret, and is looked at again in a shadow.
 */
final class Canonical {
  static final char DROPPED = 0;

  /** More than one unit, or a half of a pair: to be folded one by one. */
  static final char SEVERAL = 0xFFFF;

  private static final char[] UNITS = units();

  private Canonical() {}

  /** The unit that a character of the basic plane becomes, or one of the two marks. */
  static char unit(char c) {
    return UNITS[c];
  }

  /** Folds a text, pairs and composed characters too. */
  static String of(CharSequence text) {
    StringBuilder units = new StringBuilder(text.length());
    Units folded = new Units(8);
    for (int i = 0; i < text.length(); ) {
      int codePoint = Character.codePointAt(text, i);
      i += Character.charCount(codePoint);
      char single = codePoint < 0x10000 ? UNITS[codePoint] : SEVERAL;
      if (single != SEVERAL) {
        append(single, units);
        continue;
      }
      folded.truncate(0);
      Folding.add(codePoint, 0, 0, folded);
      for (int k = 0; k < folded.length(); k++) {
        char unit = folded.at(k);
        append(Character.isSurrogate(unit) ? unit : UNITS[unit], units);
      }
    }
    return units.toString();
  }

  private static void append(char unit, StringBuilder units) {
    if (unit != DROPPED && unit != SEVERAL) {
      units.append(unit);
    }
  }

  private static char[] units() {
    char[] units = new char[0x10000];
    Units folded = new Units(32);
    for (int c = 0; c < 0x10000; c++) {
      if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
        units[c] = SEVERAL;
        continue;
      }
      folded.truncate(0);
      Folding.add(c, 0, 0, folded);
      units[c] =
          folded.length() == 0 ? DROPPED : folded.length() == 1 ? one(folded.at(0)) : SEVERAL;
    }
    return units;
  }

  private static char one(char folded) {
    boolean says =
        Character.isLetterOrDigit(folded) || Character.getType(folded) == Character.PRIVATE_USE;
    char digit = Shadow.digit(folded);
    return digit != folded || says ? digit : DROPPED;
  }
}
