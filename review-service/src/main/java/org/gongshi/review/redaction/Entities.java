package org.gongshi.review.redaction;

import java.util.Map;

/**
 * Character references of HTML: all numbers, and the names of the signs that can stand in a number
 * or beside one. No letter of a name and no digit has a named reference.
 */
final class Entities {
  /** The longest reference that is read, from the ampersand on. */
  static final int LONGEST = 40;

  private static final Map<String, Integer> NAMED =
      Map.ofEntries(
          Map.entry("amp", (int) '&'),
          Map.entry("AMP", (int) '&'),
          Map.entry("lt", (int) '<'),
          Map.entry("LT", (int) '<'),
          Map.entry("gt", (int) '>'),
          Map.entry("GT", (int) '>'),
          Map.entry("quot", (int) '"'),
          Map.entry("apos", (int) '\''),
          Map.entry("num", (int) '#'),
          Map.entry("semi", (int) ';'),
          Map.entry("percnt", (int) '%'),
          Map.entry("bsol", (int) '\\'),
          Map.entry("sol", (int) '/'),
          Map.entry("colon", (int) ':'),
          Map.entry("comma", (int) ','),
          Map.entry("period", (int) '.'),
          Map.entry("commat", (int) '@'),
          Map.entry("lowbar", (int) '_'),
          Map.entry("plus", (int) '+'),
          Map.entry("lpar", (int) '('),
          Map.entry("rpar", (int) ')'),
          Map.entry("times", 0xD7),
          Map.entry("middot", 0xB7),
          Map.entry("centerdot", 0xB7),
          Map.entry("bull", 0x2022),
          Map.entry("hyphen", 0x2010),
          Map.entry("dash", 0x2010),
          Map.entry("ndash", 0x2013),
          Map.entry("mdash", 0x2014),
          Map.entry("minus", 0x2212),
          Map.entry("nbsp", (int) ' '),
          Map.entry("ensp", (int) ' '),
          Map.entry("emsp", (int) ' '),
          Map.entry("thinsp", (int) ' '),
          Map.entry("hairsp", (int) ' '),
          Map.entry("Tab", (int) ' '),
          Map.entry("NewLine", (int) ' '),
          Map.entry("shy", 0xAD),
          Map.entry("zwj", 0x200D),
          Map.entry("zwnj", 0x200C),
          Map.entry("lrm", 0x200E),
          Map.entry("rlm", 0x200F),
          Map.entry("ZeroWidthSpace", 0x200B),
          Map.entry("NoBreak", 0x2060));

  private Entities() {}

  static boolean isPart(char c) {
    return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  /**
   * The code point that a reference stands for, or -1.
   *
   * @param reference without its ampersand and semicolon
   * @param closed whether it ends with a semicolon; without one, only a number is read
   */
  static int codePoint(String reference, boolean closed) {
    if (!reference.startsWith("#")) {
      return closed ? NAMED.getOrDefault(reference, -1) : -1;
    }
    boolean hex = reference.length() > 1 && (reference.charAt(1) | 0x20) == 'x';
    String digits = reference.substring(hex ? 2 : 1);
    int value = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return -1;
      }
      value = value * (hex ? 16 : 10) + digit;
      if (value > Character.MAX_CODE_POINT) {
        return -1;
      }
    }
    return digits.isEmpty() || value == 0 ? -1 : value;
  }
}
