package org.gongshi.review.search;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts as words that the full-text parsers of both servers take as they are: every two
 * neighbouring characters are one word of eight letters, four for each. A substring of two
 * characters is one word then, a longer one a phrase, and the last character of a text is followed
 * by none, so that no phrase reaches from one text into the next. Eight letters are longer than any
 * least length ({@code innodb_ft_min_token_size}, 3) and than every English stop word of the
 * servers' list that could be made of them.
 */
final class Words {
  private static final int LETTERS = 26;
  private static final int PER_CHARACTER = 4;

  /** More than every character that is assigned; those of private planes count as one. */
  private static final int HIGHEST = LETTERS * LETTERS * LETTERS * LETTERS - 1;

  private static final int NONE = 0;
  private static final int MOST_TERMS = 10;
  private static final Pattern TERM = Pattern.compile("\"([^\"]*)\"?|([^\\s\"]+)");

  private Words() {}

  /** All words of the texts, with one that says whose case it is. */
  static String of(String organCode, List<String> texts) {
    StringBuilder words = new StringBuilder(organ(organCode));
    for (String text : texts) {
      int[] characters = folded(text);
      for (int i = 0; i < characters.length; i++) {
        words.append(' ');
        append(words, characters[i]);
        append(words, i + 1 < characters.length ? characters[i + 1] : NONE);
      }
    }
    return words.toString();
  }

  /**
   * The parts of a query, each of which must occur: words between spaces, and what stands between
   * quotation marks.
   */
  static List<String> terms(String query) {
    String straight = query.replaceAll("[“”„‟〝〞＂]", "\"");
    List<String> terms = new ArrayList<>();
    Matcher matcher = TERM.matcher(straight);
    while (matcher.find()) {
      String term = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      if (folded(term).length > 0 && terms.size() < MOST_TERMS) {
        terms.add(term);
      }
    }
    return terms;
  }

  /** What is asked of the servers, in boolean mode; {@code organCode} may be "" for all. */
  static String query(String organCode, List<String> terms) {
    StringBuilder query = new StringBuilder();
    if (!organCode.isEmpty()) {
      query.append('+').append(organ(organCode));
    }
    for (String term : terms) {
      int[] characters = folded(term);
      query.append(query.isEmpty() ? "+" : " +");
      if (characters.length == 1) {
        append(query, characters[0]);
        query.append('*');
        continue;
      }
      query.append('"');
      for (int i = 0; i + 1 < characters.length; i++) {
        query.append(i == 0 ? "" : " ");
        append(query, characters[i]);
        append(query, characters[i + 1]);
      }
      query.append('"');
    }
    return query.toString();
  }

  /** Compatibility forms and capitals folded; white space and what is not seen is left out. */
  static int[] folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(c -> !Character.isWhitespace(c) && !Character.isSpaceChar(c) && isSeen(c))
        .toArray();
  }

  private static boolean isSeen(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.NON_SPACING_MARK ->
          false;
      default -> true;
    };
  }

  private static String organ(String code) {
    return "organ" + code.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  private static void append(StringBuilder words, int character) {
    int rest = Math.min(character, HIGHEST);
    char[] letters = new char[PER_CHARACTER];
    for (int i = PER_CHARACTER - 1; i >= 0; i--) {
      letters[i] = (char) ('a' + rest % LETTERS);
      rest /= LETTERS;
    }
    words.append(letters);
  }
}
