package org.gongshi.review.typesetting;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Breaks a paragraph into lines: between any two Chinese characters, but no line begins with a
 * closing mark or ends with an opening one, and words and numbers stay whole where a line can hold
 * them (GB/T 15834—2011, 5.1).
 */
final class BrokenLines {
  private static final String NOT_FIRST = "，。、；：？！）》」』】〕］”’…—·％%‰℃,.;:?!)]}〉～";
  private static final String NOT_LAST = "（《「『【〔［“‘([{〈￥$№";

  private BrokenLines() {}

  /**
   * @param first width of the first line
   * @param rest width of all others
   */
  static List<String> of(String text, double first, double rest, IntToDoubleFunction width) {
    List<String> lines = new ArrayList<>();
    int[] chars = text.codePoints().toArray();
    int from = 0;
    while (from < chars.length) {
      int to = end(chars, from, lines.isEmpty() ? first : rest, width);
      lines.add(new String(chars, from, to - from).stripTrailing());
      from = to;
      while (from < chars.length && chars[from] == ' ') {
        from++;
      }
    }
    return lines;
  }

  private static int end(int[] chars, int from, double room, IntToDoubleFunction width) {
    double used = 0;
    int to = from;
    while (to < chars.length && used + width.applyAsDouble(chars[to]) <= room + 0.01) {
      used += width.applyAsDouble(chars[to]);
      to++;
    }
    if (to == chars.length) {
      return to;
    }
    int fits = Math.max(to, from + 1);
    for (int at = fits; at > from; at--) {
      if (mayBreak(chars, at)) {
        return at;
      }
    }
    return fits; // a word that is longer than a line
  }

  private static boolean mayBreak(int[] chars, int at) {
    int before = chars[at - 1];
    int after = chars[at];
    if (NOT_FIRST.indexOf(after) >= 0 || NOT_LAST.indexOf(before) >= 0) {
      return false;
    }
    return before == ' ' || after == ' ' || !(isOfWord(before) && isOfWord(after));
  }

  private static boolean isOfWord(int c) {
    return c < 0x2000 && !Character.isWhitespace(c);
  }
}
