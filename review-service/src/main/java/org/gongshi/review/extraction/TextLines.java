package org.gongshi.review.extraction;

/** The text as it comes together, line by line, never longer than it may be. */
final class TextLines {
  private final StringBuilder text = new StringBuilder();
  private final int longest;

  TextLines(int longest) {
    this.longest = longest;
  }

  /** Adds a paragraph or a row; an empty one is left out. */
  void add(String line) {
    String clean = Characters.clean(line);
    if (!clean.isBlank()) {
      int from = clean.charAt(0) == ' ' ? 1 : 0;
      int to = clean.length() - (clean.endsWith(" ") ? 1 : 0);
      text.append(clean, from, to).append('\n'); // tabs stay: an empty cell keeps its column
      if (text.length() > longest) {
        throw new RefusedException(Refusal.TOO_MUCH_TEXT);
      }
    }
  }

  String text() {
    if (text.isEmpty()) {
      throw new RefusedException(Refusal.NO_TEXT);
    }
    return text.substring(0, text.length() - 1);
  }
}
