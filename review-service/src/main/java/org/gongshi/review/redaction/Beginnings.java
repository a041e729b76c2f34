package org.gongshi.review.redaction;

import java.util.BitSet;

/**
 * The characters with which the finds of a shape begin, one or two of them, so that the shape is
 * tried at no other place. It says yes now and then where nothing begins, and never the other way.
 */
final class Beginnings {
  private final BitSet first = new BitSet();

  /** Characters after which anything may follow. */
  private final BitSet alone = new BitSet();

  private final BitSet pairs = new BitSet(0x10000);

  /**
   * Of words with a bar between them.
   *
   * @param words of each the first two characters count; neither of them may be left out by the
   *     shape
   */
  static Beginnings of(String words) {
    Beginnings beginnings = new Beginnings();
    for (String word : words.split("\\|", -1)) {
      char c = word.charAt(0);
      beginnings.first.set(c);
      if (word.length() == 1) {
        beginnings.alone.set(c);
      } else {
        beginnings.pairs.set(pair(c, word.charAt(1)));
      }
    }
    return beginnings;
  }

  /** As they are, or with one of {@code firsts} and one of {@code seconds} after it. */
  Beginnings or(String firsts, String seconds) {
    firsts
        .chars()
        .forEach(
            c -> {
              first.set(c);
              seconds.chars().forEach(next -> pairs.set(pair((char) c, (char) next)));
            });
    return this;
  }

  static Beginnings of(String firsts, String seconds) {
    return new Beginnings().or(firsts, seconds);
  }

  BitSet first() {
    return first;
  }

  boolean at(String text, int index) {
    char c = text.charAt(index);
    return first.get(c)
        && (alone.get(c)
            || (index + 1 < text.length() && pairs.get(pair(c, text.charAt(index + 1)))));
  }

  private static int pair(char first, char second) {
    return (first * 31 + second) & 0xFFFF;
  }
}
