package org.gongshi.review.redaction;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a published text against the served one: they are the same but for the cuts, each of which
 * shows its replacement, and for line breaks where the published text has one line. It knows
 * nothing of how cuts are found or applied.
 */
final class ServedText {
  private static final Pattern LINE_BREAK = Pattern.compile("\\s*[\\n\\t]\\s*");

  private static final Pattern BLANK = Pattern.compile("[\\s\\u2028\\u3000]+");

  private ServedText() {}

  /**
   * Whether a file that was set again shows its title and {@code served} less the cuts: the same
   * characters in the same order, however its lines and cells part them.
   */
  static boolean isSetAs(String title, String served, List<Cut> cuts, String readBack) {
    String less = less(served, cuts);
    return less != null
        && BLANK
            .matcher(title + less)
            .replaceAll("")
            .equals(BLANK.matcher(readBack).replaceAll(""));
  }

  /**
   * Whether {@code published} is {@code served} less the cuts.
   *
   * @param cuts of {@code served}; false if they overlap or are out of order
   */
  static boolean isPublishedAs(String served, List<Cut> cuts, String published) {
    String less = less(served, cuts);
    return less != null
        && (published.equals(less) || published.equals(LINE_BREAK.matcher(less).replaceAll(" ")));
  }

  private static @Nullable String less(String served, List<Cut> cuts) {
    StringBuilder less = new StringBuilder(served);
    int next = served.length();
    for (Cut cut : cuts.reversed()) {
      if (cut.start() < 0 || cut.end() <= cut.start() || cut.end() > next) {
        return null;
      }
      less.replace(cut.start(), cut.end(), cut.replacement());
      next = cut.start();
    }
    return less.toString();
  }
}
