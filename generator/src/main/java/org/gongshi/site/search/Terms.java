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

  /**
   * The bigrams of text between white space, each with its place; white space takes one place. The
   * last character of a run stands alone, so that every character begins a term and one-character
   * queries are answered by prefix.
   */
  static List<Term> bigrams(String text) {
    int[] chars = SearchText.normal(text).codePoints().toArray();
    List<Term> terms = new ArrayList<>(chars.length);
    int position = 0;
    for (int i = 0; i < chars.length; i++) {
      if (SearchText.isBreak(chars[i])) {
        position += i > 0 && SearchText.isBreak(chars[i - 1]) ? 0 : 1;
        continue;
      }
      StringBuilder term = new StringBuilder().appendCodePoint(chars[i]).append(MARK);
      if (i + 1 < chars.length && !SearchText.isBreak(chars[i + 1])) {
        term.appendCodePoint(chars[i + 1]).append(MARK);
      }
      terms.add(new Term(term.toString(), position++));
    }
    return terms;
  }

  /** A term at a position. */
  record Term(String text, int position) {}
}
