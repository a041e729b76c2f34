package org.gongshi.review.redaction;

import java.text.Normalizer;
import org.gongshi.review.identifiers.Radicals;

/**
 * One character as a recogniser reads it: compatibility forms folded (NFKD, so that marks fall off
 * too), traditional characters simplified, case folded, dots in names made one kind, every space
 * one kind. What is not seen becomes nothing.
 */
final class Folding {
  private static final String DOTS = "·•‧・∙⋅᛫ㆍ";

  /** Of the basic plane: the one character that it becomes, or one of the two marks below. */
  private static final char[] SINGLE = new char[0x10000];

  private static final char NOTHING = 0;
  private static final char SEVERAL = 0xFFFF;

  static {
    for (int c = 0; c < 0x10000; c++) {
      String folded = c >= 0xD800 && c <= 0xDFFF ? String.valueOf((char) c) : folded(c);
      SINGLE[c] = folded.isEmpty() ? NOTHING : folded.length() == 1 ? folded.charAt(0) : SEVERAL;
    }
  }

  private Folding() {}

  static void add(int codePoint, int start, int end, Units to) {
    char single = codePoint < 0x10000 ? SINGLE[codePoint] : SEVERAL;
    if (single == SEVERAL) {
      to.addAll(folded(codePoint), start, end);
    } else if (single != NOTHING) {
      to.add(single, start, end);
    }
  }

  private static String folded(int codePoint) {
    switch (codePoint) {
      case 0x2169, 0x2179, 0x0425, 0x0445, 0x03A7, 0x03C7, 0x00D7 -> {
        return "x"; // the Roman ten, Cyrillic, Greek and a times sign, typed for a number's X
      }
      default -> {}
    }
    if (isUnseen(codePoint)) {
      return "";
    }
    StringBuilder folded = new StringBuilder();
    Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKD)
        .codePoints()
        .filter(c -> !isUnseen(c))
        .forEach(c -> folded.appendCodePoint(one(c)));
    return folded.toString();
  }

  private static int one(int codePoint) {
    if (DOTS.indexOf(codePoint) >= 0) {
      return '·';
    }
    return Character.isWhitespace(codePoint)
        ? ' '
        : Character.toLowerCase(Simplified.of(Radicals.unified(codePoint)));
  }

  static boolean isUnseen(int codePoint) {
    if (codePoint < 0x80) {
      return codePoint < 0x20 ? !Character.isWhitespace(codePoint) : codePoint == 0x7F;
    }
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.CONTROL ->
          true;
      default -> codePoint == 0x115F || codePoint == 0x1160 || codePoint == 0x3164;
    };
  }
}
