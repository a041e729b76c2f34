package org.gongshi.review.redaction;

import java.nio.charset.Charset;

/**
 * Bytes of URL escapes, read as UTF-8 where most of a run is that, as GBK (CP936) otherwise. A
 * stray byte spoils neither. Some runs can be read as both; then both readings are looked through.
 */
final class ByteRuns {
  private static final Charset GBK = Charset.forName("GBK");
  private static final char UNKNOWN = '\uFFFD';

  private ByteRuns() {}

  /**
   * Reads the bytes.
   *
   * @param gbkFirst read as GBK whatever makes sense so, be it UTF-8 too
   */
  static Units read(Units text, boolean gbkFirst) {
    Units out = new Units(text.length());
    int i = 0;
    int afterGbk = -1;
    while (i < text.length()) {
      if (!isByte(text, i)) {
        out.add(text.at(i), text.start(i), text.end(i));
        i++;
        continue;
      }
      int end = i;
      while (end < text.length() && isByte(text, end)) {
        end++;
      }
      boolean gbk = i == afterGbk || (gbkFirst && isTextInGbk(text, i, end));
      if (!gbk && isUtf8(text, i, end)) {
        i = utf8(text, i, end, out);
      } else {
        i = gbk(text, i, end, out);
        afterGbk = i; // a pair whose second byte is a letter divides a run and not the text
      }
    }
    return out;
  }

  private static boolean isByte(Units text, int i) {
    char c = text.at(i);
    return c >= Unescaping.BYTE + 0x80
        && c <= Unescaping.BYTE + 0xFF
        && (i == 0 || !Character.isHighSurrogate(text.at(i - 1)));
  }

  private static int value(Units text, int i) {
    return text.at(i) - Unescaping.BYTE;
  }

  /**
   * Two bytes of UTF-8 hold no Han character but a letter of pinyin with its tone, which has other
   * letters beside it; without them GBK is meant.
   */
  private static boolean isUtf8(Units text, int from, int to) {
    int han = 0;
    int small = 0;
    for (int i = from; i < to; ) {
      int size = sequence(text, i, to);
      if (size >= 3 && point(text, i, size) >= 0x2000) {
        han += size;
      } else if (size == 2) {
        small += size;
      }
      i += Math.max(1, size);
    }
    int all = to - from;
    return han * 5 >= all * 3
        || (small + han == all
            && (isLetter(text, from - 1) || isLetter(text, to) || !isHanInGbk(text, from, to)));
  }

  private static boolean isLetter(Units text, int i) {
    return i >= 0
        && i < text.length()
        && ((text.at(i) | 0x20) >= 'a' && (text.at(i) | 0x20) <= 'z');
  }

  /** How many bytes the sequence of UTF-8 at {@code i} has; 0 if there is none. */
  private static int sequence(Units text, int i, int to) {
    int first = value(text, i);
    int size = first >= 0xF5 || first < 0xC2 ? 0 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (i + size > to) {
      return 0;
    }
    for (int k = 1; k < size; k++) {
      if ((value(text, i + k) & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size > 2 && !isShortest(first, value(text, i + 1)) ? 0 : size;
  }

  /** Neither overlong nor a surrogate nor beyond the last code point (RFC 3629). */
  private static boolean isShortest(int first, int second) {
    return switch (first) {
      case 0xE0 -> second >= 0xA0;
      case 0xED -> second < 0xA0;
      case 0xF0 -> second >= 0x90;
      case 0xF4 -> second < 0x90;
      default -> true;
    };
  }

  private static int point(Units text, int i, int size) {
    int point = value(text, i) & (0xFF >> (size + 1));
    for (int k = 1; k < size; k++) {
      point = point << 6 | (value(text, i + k) & 0x3F);
    }
    return point;
  }

  private static int utf8(Units text, int from, int to, Units out) {
    for (int i = from; i < to; ) {
      int size = sequence(text, i, to);
      if (size == 0) {
        out.add(UNKNOWN, text.start(i), text.end(i));
        i++;
        continue;
      }
      int point = point(text, i, size);
      if (point <= Character.MAX_CODE_POINT) {
        out.addAll(Character.toString(point), text.start(i), text.end(i + size - 1));
      }
      i += size;
    }
    return to;
  }

  private static boolean isHanInGbk(Units text, int from, int to) {
    if ((to - from) % 2 != 0) {
      return false;
    }
    for (int i = from; i < to; i += 2) {
      if (!Character.isIdeographic(pair(value(text, i), value(text, i + 1)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether all pairs are characters or marks of Chinese text; the last may end in a letter. */
  private static boolean isTextInGbk(Units text, int from, int to) {
    int end = to;
    if ((to - from) % 2 != 0) {
      if (to >= text.length() || text.at(to) < 0x40 || text.at(to) > 0x7E) {
        return false;
      }
      end--;
    }
    for (int i = from; i < end; i += 2) {
      char c = pair(value(text, i), value(text, i + 1));
      boolean mark = (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFFF0) || c == '·';
      if (c == UNKNOWN || !(Character.isIdeographic(c) || mark)) {
        return false;
      }
    }
    return true;
  }

  /** The second byte of a pair may be an ASCII letter, which was read as one already. */
  private static int gbk(Units text, int from, int to, Units out) {
    int i = from;
    while (i < to) {
      int next = i + 1;
      int second = next >= text.length() ? 0 : next < to ? value(text, next) : text.at(next);
      char c = second >= 0x40 && second <= 0xFE ? pair(value(text, i), second) : UNKNOWN;
      if (c == UNKNOWN) {
        out.add(UNKNOWN, text.start(i), text.end(i));
        i++;
      } else {
        out.add(c, text.start(i), text.end(next));
        i = next + 1;
      }
    }
    return i;
  }

  private static char pair(int first, int second) {
    String read = new String(new byte[] {(byte) first, (byte) second}, GBK);
    return read.length() == 1 ? read.charAt(0) : UNKNOWN;
  }
}
