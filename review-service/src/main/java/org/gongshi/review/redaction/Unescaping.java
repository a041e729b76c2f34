package org.gongshi.review.redaction;

/**
 * Reads escapes in one pass: HTML references, {@code \}{@code uXXXX}, {@code \xXX} and URL escapes,
 * one inside the other too. Each unit is taken in as if it were typed, and what ends an escape is
 * replaced on the spot, so that what comes out may end the next one; every unit is looked at a
 * bounded number of times.
 */
final class Unescaping {
  /** A byte of a URL escape that is no ASCII, until its run is read; no valid text holds one. */
  static final char BYTE = 0xDC00;

  /** How many escapes one unit can end. */
  private static final int DEPTH = 16;

  /** How often runs of bytes are read that turned out to be escapes again. */
  private static final int ROUNDS = 4;

  private final Units out;
  private int reference = -1;
  private boolean bytes;
  private boolean changed;

  private Unescaping(int capacity) {
    out = new Units(capacity);
  }

  static boolean mayHold(String text) {
    for (int i = 0; i < text.length(); i++) {
      switch (text.charAt(i)) {
        case '&', '\\', '%', '＆', '＼', '％' -> {
          return true;
        }
        default -> {}
      }
    }
    return false;
  }

  /** Whether bytes of URL escapes may stand there, of which there are two readings. */
  static boolean mayHoldBytes(String text) {
    return text.indexOf('%') >= 0 || text.indexOf('％') >= 0;
  }

  /**
   * The text without its escapes, or the same units if there was none.
   *
   * @param gbkFirst see {@link ByteRuns#read}
   */
  static Units of(Units text, boolean gbkFirst) {
    Units current = text;
    for (int round = 0; round < ROUNDS; round++) {
      Unescaping pass = new Unescaping(current.length());
      for (int i = 0; i < current.length(); i++) {
        char c = current.at(i);
        if (!Folding.isUnseen(c)) {
          pass.push(narrow(c), current.start(i), current.end(i), 0);
        }
      }
      pass.endReference(0);
      if (!pass.changed) {
        return current;
      }
      current = pass.out;
      if (!pass.bytes) {
        return current;
      }
      current = ByteRuns.read(current, gbkFirst);
    }
    return current;
  }

  private static char narrow(char c) {
    return c >= '！' && c <= '～' ? (char) (c - 0xFEE0) : c;
  }

  private void push(char c, int start, int end, int depth) {
    if (depth > DEPTH) {
      out.add(c, start, end);
      return;
    }
    if (reference >= 0) {
      if (c == ';') {
        int value = Entities.codePoint(out.text(reference + 1, out.length()), true);
        if (value >= 0) {
          replace(reference, value, end, depth);
          return;
        }
        reference = -1;
      } else if (!Entities.isPart(c)) {
        endReference(depth);
      } else if (out.length() - reference > Entities.LONGEST) {
        reference = -1;
      }
    }
    out.add(c, start, end);
    if (c == '&') {
      reference = out.length() - 1;
    } else if (c == '}') {
      endBraces(depth);
    } else if (Character.digit(c, 16) >= 0 && c < 0x80) {
      endHex(depth);
    }
  }

  /** A number without a semicolon ends where its digits end. */
  private void endReference(int depth) {
    if (reference >= 0) {
      int value = Entities.codePoint(out.text(reference + 1, out.length()), false);
      if (value >= 0) {
        replace(reference, value, out.end(out.length() - 1), depth);
      }
      reference = -1;
    }
  }

  private void endHex(int depth) {
    int length = out.length();
    int end = out.end(length - 1);
    if (length >= 6 && out.at(length - 5) == 'u' && isHex(length - 4)) {
      char sign = out.at(length - 6);
      if (sign == '\\' || sign == '%') {
        replace(length - 6, hex(length - 4, length), end, depth);
        return;
      }
    }
    if (length >= 4
        && out.at(length - 3) == 'x'
        && out.at(length - 4) == '\\'
        && isHex(length - 2)) {
      replace(length - 4, hex(length - 2, length), end, depth);
    } else if (length >= 3 && out.at(length - 3) == '%' && isHex(length - 2)) {
      int value = hex(length - 2, length);
      replace(length - 3, value < 0x80 ? value : BYTE + value, end, depth);
      bytes |= value >= 0x80;
    }
  }

  /** {@code \}{@code u{XXXXX}}. */
  private void endBraces(int depth) {
    int length = out.length();
    int from = length - 2;
    while (from > 1 && length - from < 9 && isHexDigit(out.at(from))) {
      from--;
    }
    if (from >= 2
        && from < length - 2
        && out.at(from) == '{'
        && out.at(from - 1) == 'u'
        && out.at(from - 2) == '\\') {
      int value = hex(from + 1, length - 1);
      if (value <= Character.MAX_CODE_POINT) {
        replace(from - 2, value, out.end(length - 1), depth);
      }
    }
  }

  private void replace(int from, int codePoint, int end, int depth) {
    int first = from;
    if (out.at(first) == '\\') {
      while (first > 0 && out.at(first - 1) == '\\') {
        first--; // an escape that was escaped has two
      }
    }
    int start = out.start(first);
    out.truncate(first);
    changed = true;
    reference = -1;
    for (int i = first - 1; i >= 0 && first - i <= Entities.LONGEST; i--) {
      if (out.at(i) == '&') {
        reference = i;
        break;
      }
      if (!Entities.isPart(out.at(i))) {
        break;
      }
    }
    if (codePoint < 0x10000) {
      if (!Folding.isUnseen(codePoint)) {
        push(narrow((char) codePoint), start, end, depth + 1);
      }
    } else {
      reference = -1;
      out.add(Character.highSurrogate(codePoint), start, end);
      out.add(Character.lowSurrogate(codePoint), start, end);
    }
  }

  private boolean isHex(int from) {
    for (int i = from; i < out.length(); i++) {
      if (!isHexDigit(out.at(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHexDigit(char c) {
    return c < 0x80 && Character.digit(c, 16) >= 0;
  }

  private int hex(int from, int to) {
    return Integer.parseInt(out.text(from, to), 16);
  }
}
