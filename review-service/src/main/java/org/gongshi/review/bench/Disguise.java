package org.gongshi.review.bench;

import com.hankcs.hanlp.HanLP;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/** A way in which a secret is written so that a plain search does not find it. */
enum Disguise {
  CLEAR,
  FULL_WIDTH,
  FORMAT_CHARACTERS,
  COMBINING_MARKS,
  HTML_TAGS,
  NAMED_REFERENCES,
  DECIMAL_REFERENCES,
  HEX_REFERENCES,
  BACKSLASH_U,
  URL_UTF8,
  URL_GBK,
  NESTED_ESCAPES,
  SPACED,
  LINE_BREAKS,
  TRADITIONAL,
  NUMERALS,
  FORMAL_NUMERALS;

  private static final Charset GBK = Charset.forName("GBK");

  /** The text in this disguise; the same text where it has nothing to disguise. */
  String of(String text, RandomGenerator random) {
    return switch (this) {
      case CLEAR -> text;
      case FULL_WIDTH -> each(text, c -> c > 0x20 && c < 0x7F ? chars(c + 0xFEE0) : chars(c));
      case FORMAT_CHARACTERS -> each(text, c -> chars(c) + chars(0x200B + random.nextInt(4)));
      case COMBINING_MARKS -> each(text, c -> chars(c) + chars(0x300 + random.nextInt(0x30)));
      case HTML_TAGS -> each(text, c -> "<b class=\"k\">" + chars(c) + "</b>");
      case NAMED_REFERENCES ->
          each(text, c -> chars(c) + (random.nextBoolean() ? "&zwnj;" : "&shy;"));
      case DECIMAL_REFERENCES -> each(text, c -> "&#" + c + ";");
      case HEX_REFERENCES -> each(text, c -> "&#x" + Integer.toHexString(c) + ";");
      case BACKSLASH_U -> backslashed(text);
      case URL_UTF8 -> url(text, StandardCharsets.UTF_8);
      case URL_GBK -> GBK.newEncoder().canEncode(text) ? url(text, GBK) : text;
      case NESTED_ESCAPES -> nested(text, random);
      case SPACED -> gaps(text, random.nextBoolean() ? " " : "　");
      case LINE_BREAKS -> gaps(text, random.nextBoolean() ? "\n" : "\r\n");
      case TRADITIONAL -> HanLP.convertToTraditionalChinese(text);
      case NUMERALS -> numerals(text, "〇一二三四五六七八九");
      case FORMAL_NUMERALS -> numerals(text, "零壹贰叁肆伍陆柒捌玖");
    };
  }

  private static String chars(int codePoint) {
    return Character.toString(codePoint);
  }

  private static String each(String text, IntFunction<String> change) {
    StringBuilder changed = new StringBuilder();
    text.codePoints().forEach(c -> changed.append(change.apply(c)));
    return changed.toString();
  }

  private static String backslashed(String text) {
    StringBuilder changed = new StringBuilder();
    text.chars().forEach(c -> changed.append(String.format(Locale.ROOT, "\\u%04x", c)));
    return changed.toString();
  }

  private static String url(String text, Charset charset) {
    StringBuilder changed = new StringBuilder();
    for (byte b : text.getBytes(charset)) {
      changed.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
    }
    return changed.toString();
  }

  private static String nested(String text, RandomGenerator random) {
    return switch (random.nextInt(4)) {
      case 0 -> DECIMAL_REFERENCES.of(text, random).replace("&", "&amp;amp;");
      case 1 -> URL_UTF8.of(text, random).replace("%", "%25");
      case 2 -> BACKSLASH_U.of(text, random).replace("\\", "\\u005c");
      default -> url(BACKSLASH_U.of(text, random), StandardCharsets.UTF_8);
    };
  }

  private static String gaps(String text, String gap) {
    StringBuilder changed = new StringBuilder();
    int before = 0;
    for (int c : text.codePoints().toArray()) {
      if ((isDigit(before) && isDigit(c)) || (isHan(before) && isHan(c))) {
        changed.append(gap);
      }
      changed.appendCodePoint(c);
      before = c;
    }
    return changed.toString();
  }

  private static String numerals(String text, String digits) {
    return each(text, c -> isDigit(c) ? digits.substring(c - '0', c - '0' + 1) : chars(c));
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isHan(int c) {
    return Character.isIdeographic(c);
  }
}
