package org.gongshi.review.redaction;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What is a word of the language, so that a name is not found where two words meet. */
final class Lexicon {
  private static final int LONGEST = 4;

  private Lexicon() {}

  /** Whether {@code text} is a word that is used as something else than a person's name. */
  static boolean isWord(String text) {
    CoreDictionary.Attribute word = CoreDictionary.get(text);
    if (word == null) {
      return false;
    }
    int asName = 0;
    for (int i = 0; i < word.nature.length; i++) {
      Nature nature = word.nature[i];
      if (nature.startsWith("nr")) {
        asName += word.frequency[i];
      }
    }
    return asName * 2 < word.totalFrequency;
  }

  /** Whether a word lies over {@code boundary}, a place between two units of {@code text}. */
  static boolean crosses(CharSequence text, int boundary) {
    for (int start = Math.max(0, boundary - LONGEST + 1); start < boundary; start++) {
      int last = Math.min(text.length(), start + LONGEST);
      for (int end = boundary + 1; end <= last; end++) {
        if (isHan(text, start, end) && isWord(text.subSequence(start, end).toString())) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a longer word holds all of the span. */
  static boolean isInside(CharSequence text, int from, int to) {
    for (int start = Math.max(0, to - LONGEST); start <= from; start++) {
      int last = Math.min(text.length(), start + LONGEST);
      for (int end = to; end <= last; end++) {
        if (end - start > to - from
            && isHan(text, start, end)
            && isWord(text.subSequence(start, end).toString())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHan(CharSequence text, int from, int to) {
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < 0x3400) {
        return false;
      }
    }
    return true;
  }

  /** The lines of a library's own table. */
  static List<String> lines(Class<?> beside, String resource) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(beside.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(resource + " cannot be read", e);
    }
  }
}
