package org.gongshi.site.search;

import java.text.Normalizer;
import java.util.Locale;

/** One spelling for index and query: NFKC, lower case, one kind of brackets. */
public final class SearchText {

  /** U+3000: every character behind it is text. */
  private static final int LAST_BREAK = 0x3000;

  private SearchText() {}

  public static String normal(String text) {
    String one = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(one.length());
    one.codePoints().map(SearchText::bracket).forEach(out::appendCodePoint);
    return out.toString();
  }

  /** A number or code as one term: without any white space. */
  static String exact(String text) {
    return normal(text).replaceAll("\\s+", "");
  }

  /** Whether a character is white space or a control: no term goes over it. */
  public static boolean isBreak(int c) {
    if (c > LAST_BREAK || (c > ' ' && c < 0x7f)) {
      return false;
    }
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
  }

  /** Whether a character is surely its own spelling: most of a text is, and is not looked up. */
  static boolean isNormal(int c) {
    boolean ideograph = c >= 0x4e00 && c < 0xa000;
    return ideograph || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == ' ';
  }

  private static int bracket(int c) {
    return switch (c) {
      case '〔', '[', '【', '［', '〖', '（' -> '(';
      case '〕', ']', '】', '］', '〗', '）' -> ')';
      default -> c;
    };
  }
}
