package org.gongshi.review.redaction;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * The text as a recogniser reads it, with the way back: compatibility forms folded (NFKC), format
 * and combining characters dropped, case folded, dots in names made one kind, line breaks and
 * spaces between Han characters dropped. Every unit knows which span of the original it stands for,
 * so that what is found here is cut there.
 */
final class Shadow {
  /** How numbers are read. */
  enum Numbers {
    /** As they stand, so that two numbers with a space between stay two. */
    AS_WRITTEN,
    /** Spaces and hyphens between digits are dropped, so that a number written in groups is one. */
    JOINED
  }

  private static final String DOTS = "·•‧・∙⋅᛫・";

  private final StringBuilder text = new StringBuilder();
  private int[] starts;
  private int[] ends;

  private Shadow(int capacity) {
    starts = new int[capacity];
    ends = new int[capacity];
  }

  static Shadow of(String original, Numbers numbers) {
    Shadow shadow = new Shadow(Math.max(16, original.length()));
    for (int i = 0; i < original.length(); ) {
      int codePoint = original.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (!isDropped(codePoint)) {
        shadow.addFolded(codePoint, i, next);
      }
      i = next;
    }
    shadow.dropGaps(numbers);
    return shadow;
  }

  /** Folds a secret in the same way, so that it is found in a shadow. */
  static String fold(String secret, Numbers numbers) {
    return of(secret, numbers).text().toString();
  }

  CharSequence text() {
    return text;
  }

  int originalStart(int index) {
    return starts[index];
  }

  /** One past the original span of the unit before {@code end}. */
  int originalEnd(int end) {
    return ends[end - 1];
  }

  private void addFolded(int codePoint, int start, int end) {
    String folded = fold(codePoint);
    for (int k = 0; k < folded.length(); k++) {
      char c = Character.toLowerCase(folded.charAt(k));
      add(DOTS.indexOf(c) >= 0 ? '·' : Character.isWhitespace(c) ? ' ' : c, start, end);
    }
  }

  private static String fold(int codePoint) {
    if (codePoint < 0x80) {
      return String.valueOf((char) codePoint);
    }
    if (codePoint == 0x2169 || codePoint == 0x2179) {
      return "x"; // the Roman numeral ten, typed for the X of a citizen number
    }
    return Normalizer.normalize(Character.toString(codePoint), Normalizer.Form.NFKC);
  }

  private static boolean isDropped(int codePoint) {
    if (codePoint < 0x80) {
      return false;
    }
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT,
          Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK ->
          true;
      default -> false;
    };
  }

  private void add(char c, int start, int end) {
    int at = text.length();
    if (at == starts.length) {
      starts = Arrays.copyOf(starts, at * 2);
      ends = Arrays.copyOf(ends, at * 2);
    }
    text.append(c);
    starts[at] = start;
    ends[at] = end;
  }

  private void dropGaps(Numbers numbers) {
    int kept = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (isGap(c, numbers)) {
        int run = i;
        while (run < length && isGap(text.charAt(run), numbers)) {
          run++;
        }
        boolean joins =
            kept > 0 && run < length && joined(text.charAt(kept - 1), text.charAt(run), numbers);
        if (joins) {
          i = run - 1;
          continue;
        }
      }
      text.setCharAt(kept, c);
      starts[kept] = starts[i];
      ends[kept] = ends[i];
      kept++;
    }
    text.setLength(kept);
  }

  private static boolean isGap(char c, Numbers numbers) {
    return c == ' ' || (numbers == Numbers.JOINED && (c == '-' || c == '‐' || c == '–'));
  }

  private static boolean joined(char before, char after, Numbers numbers) {
    if (isNamePart(before) && isNamePart(after)) {
      return true;
    }
    return numbers == Numbers.JOINED && isDigit(before) && (isDigit(after) || after == 'x');
  }

  private static boolean isNamePart(char c) {
    return c == '·'
        || Character.isSurrogate(c)
        || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
