package org.gongshi.review.redaction;

import java.util.Arrays;

/**
 * UTF-16 units of a shadow in the making, each with the span of the original that it stands for.
 */
final class Units {
  private char[] chars;
  private int[] starts;
  private int[] ends;
  private int length;

  Units(int capacity) {
    int size = Math.max(16, capacity);
    chars = new char[size];
    starts = new int[size];
    ends = new int[size];
  }

  int length() {
    return length;
  }

  char at(int index) {
    return chars[index];
  }

  int start(int index) {
    return starts[index];
  }

  int end(int index) {
    return ends[index];
  }

  void add(char c, int start, int end) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    length++;
  }

  void addAll(CharSequence text, int start, int end) {
    for (int i = 0; i < text.length(); i++) {
      add(text.charAt(i), start, end);
    }
  }

  void truncate(int newLength) {
    length = newLength;
  }

  /** The code point at {@code index}, or the unit itself where no pair begins. */
  int codePointAt(int index) {
    char high = chars[index];
    if (Character.isHighSurrogate(high)
        && index + 1 < length
        && Character.isLowSurrogate(chars[index + 1])) {
      return Character.toCodePoint(high, chars[index + 1]);
    }
    return high;
  }

  String text(int from, int to) {
    return new String(chars, from, to - from);
  }

  String text() {
    return text(0, length);
  }
}
