package org.gongshi.review.extraction;

import java.util.Locale;

/** A count in one of Word's formats (ISO 29500-1, 17.18.59); the rest in digits. */
final class Numerals {
  private static final String ONES = "〇一二三四五六七八九";
  private static final String[] ROMAN = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };
  private static final int[] ROMAN_VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};

  private Numerals() {}

  static String of(String format, int count) {
    if (count < 1 || count > 9999) {
      return Integer.toString(count);
    }
    return switch (format) {
      case "none" -> "";
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand" ->
          chinese(count);
      case "ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand" -> digits(count);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          count <= 20 ? Character.toString(0x2460 + count - 1) : Integer.toString(count);
      case "decimalFullWidth" -> fullWidth(count);
      case "lowerLetter" -> letters(count);
      case "upperLetter" -> letters(count).toUpperCase(Locale.ROOT);
      case "lowerRoman" -> roman(count);
      case "upperRoman" -> roman(count).toUpperCase(Locale.ROOT);
      default -> Integer.toString(count);
    };
  }

  private static String chinese(int count) {
    StringBuilder text = new StringBuilder();
    String[] units = {"千", "百", "十", ""};
    int[] values = {1000, 100, 10, 1};
    boolean gap = false;
    for (int i = 0; i < 4; i++) {
      int digit = count / values[i] % 10;
      if (digit == 0) {
        gap = !text.isEmpty();
      } else {
        if (gap) {
          text.append('零');
          gap = false;
        }
        boolean plainTen = i == 2 && digit == 1 && text.isEmpty();
        text.append(plainTen ? "" : ONES.charAt(digit)).append(units[i]);
      }
    }
    return text.toString();
  }

  private static String digits(int count) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(count).toCharArray()) {
      text.append(ONES.charAt(c - '0'));
    }
    return text.toString();
  }

  private static String fullWidth(int count) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(count).toCharArray()) {
      text.append((char) (c - '0' + '０'));
    }
    return text.toString();
  }

  /** a to z, then aa, bb. */
  private static String letters(int count) {
    return Character.toString('a' + (count - 1) % 26).repeat((count - 1) / 26 + 1);
  }

  private static String roman(int count) {
    StringBuilder text = new StringBuilder();
    int left = count;
    for (int i = 0; i < ROMAN.length; i++) {
      while (left >= ROMAN_VALUES[i]) {
        text.append(ROMAN[i]);
        left -= ROMAN_VALUES[i];
      }
    }
    return text.toString();
  }
}
