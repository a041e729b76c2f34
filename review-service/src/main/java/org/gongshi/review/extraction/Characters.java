package org.gongshi.review.extraction;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import org.gongshi.review.identifiers.Radicals;
import org.jspecify.annotations.Nullable;

/** What becomes of single characters on the way out of a file. */
final class Characters {
  /** Between two lines inside a cell of a table. */
  static final char LINE = '\u2028';

  private static final int COMMON_FROM = 0xB0;
  private static final int COMMON_TO = 0xD7;

  private Characters() {}

  /** Whether fonts say what the glyph means; bullets and blanks need not. */
  static boolean isReadable(@Nullable String unicode) {
    if (unicode == null || unicode.isEmpty()) {
      return false;
    }
    return unicode.codePoints().allMatch(c -> c != 0xFFFD && (!isPrivate(c) || isBullet(c)));
  }

  /** Symbol fonts put their bullets there. */
  private static boolean isBullet(int c) {
    return c >= 0xF020 && c <= 0xF0FF;
  }

  private static boolean isPrivate(int c) {
    return Character.getType(c) == Character.PRIVATE_USE;
  }

  static boolean isHan(int c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  /** Whether no space belongs between this and a neighbour of the kind. */
  static boolean isWide(int c) {
    return isHan(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60) || isQuote(c);
  }

  private static boolean isQuote(int c) {
    return c == '“' || c == '”' || c == '‘' || c == '’' || c == '…' || c == '—';
  }

  /**
   * One line as it is kept: characters that are drawn alike become one, what is not seen goes,
   * white space becomes a space. Tabs and {@link #LINE} stay.
   */
  static String clean(String text) {
    StringBuilder out = new StringBuilder(text.length());
    text.codePoints().forEach(c -> add(c, out));
    return out.toString();
  }

  private static void add(int c, StringBuilder out) {
    if (c == '\t' || c == LINE) {
      out.append((char) c);
    } else if (isBullet(c)) {
      out.append('·');
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      space(out);
    } else if (Radicals.unified(c) != c) {
      out.appendCodePoint(Radicals.unified(c));
    } else if (isCompatibility(c)) {
      out.append(Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKC));
    } else {
      switch (Character.getType(c)) {
        case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.UNASSIGNED -> {}
        default -> out.appendCodePoint(c);
      }
    }
  }

  private static void space(StringBuilder out) {
    char last = out.isEmpty() ? '\t' : out.charAt(out.length() - 1);
    if (last != ' ' && last != '\t' && last != LINE) {
      out.append(' ');
    }
  }

  /** Kangxi radicals and compatibility forms, which stand for the ordinary ideograph. */
  private static boolean isCompatibility(int c) {
    return (c >= 0x2F00 && c <= 0x2FDF)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFB00 && c <= 0xFB06)
        || (c >= 0x2F800 && c <= 0x2FA1F);
  }

  /**
   * Whether the text cannot be Chinese as it is written: a font whose codes mean other characters
   * gives rare ones. In real text nearly all are of the 3,755 of GB 2312's first level.
   */
  static boolean isGarbled(CharSequence text) {
    CharsetEncoder gb = Charset.forName("GB2312").newEncoder();
    long han = text.codePoints().filter(Characters::isHan).count();
    if (han < 40) {
      return false;
    }
    long common = text.codePoints().filter(c -> isHan(c) && isCommon(c, gb)).count();
    return common * 10 < han * 4;
  }

  private static boolean isCommon(int c, CharsetEncoder gb) {
    if (c > 0xFFFF || !gb.canEncode((char) c)) {
      return false;
    }
    int first = Character.toString(c).getBytes(gb.charset())[0] & 0xFF;
    return first >= COMMON_FROM && first <= COMMON_TO;
  }
}
