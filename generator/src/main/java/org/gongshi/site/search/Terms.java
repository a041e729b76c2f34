package org.gongshi.site.search;

import java.util.ArrayList;
import java.util.List;

/**
 * The spelling of indexed terms. After every character stands U+001F. Lucene's term dictionary
 * shares prefixes and writes the rests of neighbouring terms one after another; with the mark
 * between any two characters these rests can never spell a word, so a byte scan of a release finds
 * no name that is not there.
 */
final class Terms {

  static final char MARK = '\u001f';

  private Terms() {}

  static String marked(String text) {
    StringBuilder out = new StringBuilder(text.length() * 2);
    text.codePoints().forEach(c -> out.appendCodePoint(c).append(MARK));
    return out.toString();
  }

  /** {@link Bigrams} of a text at once. */
  static List<Term> bigrams(String text) {
    List<Term> terms = new ArrayList<>();
    char[] spelling = new char[Bigrams.LONGEST];
    Bigrams bigrams = new Bigrams(text);
    while (bigrams.next()) {
      terms.add(new Term(new String(spelling, 0, bigrams.spell(spelling)), bigrams.position()));
    }
    return terms;
  }

  /**
   * The bigrams of text between white space, each with its place; white space takes one place. The
   * last character of a run stands alone, so that every character begins a term and one-character
   * queries are answered by prefix.
   */
  static final class Bigrams {

    /** Two characters of two units, and their marks. */
    static final int LONGEST = 6;

    private final int[] chars;
    private int at = -1;
    private int position = -1;

    Bigrams(String text) {
      chars = SearchText.normal(text).codePoints().toArray();
    }

    /** Goes to the next one, if there is one. */
    boolean next() {
      position++;
      for (at++; at < chars.length && SearchText.isBreak(chars[at]); at++) {
        position += at > 0 && SearchText.isBreak(chars[at - 1]) ? 0 : 1;
      }
      return at < chars.length;
    }

    int position() {
      return position;
    }

    /** Writes the term into a buffer and gives its length. */
    int spell(char[] into) {
      int length = marked(chars[at], into, 0);
      if (at + 1 < chars.length && !SearchText.isBreak(chars[at + 1])) {
        length = marked(chars[at + 1], into, length);
      }
      return length;
    }

    private static int marked(int c, char[] into, int from) {
      int length = from + Character.toChars(c, into, from);
      into[length] = MARK;
      return length + 1;
    }
  }

  /** A term at a position. */
  record Term(String text, int position) {}
}
