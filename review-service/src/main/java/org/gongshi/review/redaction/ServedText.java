package org.gongshi.review.redaction;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Holds a published text against the served one: they are the same but for the cuts, each of which
 * shows its replacement, and for line breaks where the published text has one line. It knows
 * nothing of how cuts are found or applied.
 */
final class ServedText {
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\n\\t]\\s*");

  private ServedText() {}

  /**
   * Whether {@code published} is {@code served} less the cuts.
   *
   * @param cuts of {@code served}; false if they overlap or are out of order
   */
  static boolean isPublishedAs(String served, List<Cut> cuts, String published) {
    StringBuilder less = new StringBuilder(served);
    int next = served.length();
    for (Cut cut : cuts.reversed()) {
      if (cut.start() < 0 || cut.end() <= cut.start() || cut.end() > next) {
        return false;
      }
      less.replace(cut.start(), cut.end(), cut.replacement());
      next = cut.start();
    }
    return published.contentEquals(less)
        || published.equals(LINE_BREAK.matcher(less).replaceAll(" "));
  }
}
