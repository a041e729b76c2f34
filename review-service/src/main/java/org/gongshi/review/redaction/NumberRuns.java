package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gongshi.review.redaction.Stretches.Stretch;

/**
 * Looks at every run of digits and, where it was written in groups, at every row of its groups:
 * each is judged by length, check digit and by what stands before it. A row has at most {@link
 * #LONGEST} digits, so that the work is bounded for each digit.
 */
final class NumberRuns {
  private static final int SHORTEST = 7;
  private static final int LONGEST = 30;

  private NumberRuns() {}

  /** The runs of which a part lies in the stretch. */
  static void find(Shadow shadow, Stretch stretch, Findings to) {
    String text = shadow.text();
    List<Integer> edges = new ArrayList<>();
    int from = stretch.from();
    while (from > 0 && Shadow.isDigit(text.charAt(from - 1))) {
      from--;
    }
    for (int i = from; i < stretch.to(); ) {
      if (!Shadow.isDigit(text.charAt(i))) {
        i++;
        continue;
      }
      int end = i;
      edges.clear();
      edges.add(i);
      while (end < text.length() && Shadow.isDigit(text.charAt(end))) {
        if (end > i && shadow.isJoint(end)) {
          edges.add(end);
        }
        end++;
      }
      if (end < text.length() && text.charAt(end) == 'x' && !continues(text, end + 1)) {
        end++;
      }
      edges.add(end);
      if (end - i >= SHORTEST) {
        rows(shadow, edges, to);
      }
      i = end;
    }
  }

  private static boolean continues(String text, int at) {
    return at < text.length() && isLatin(text.charAt(at));
  }

  private static boolean isLatin(char c) {
    return Shadow.isDigit(c) || (c >= 'a' && c <= 'z');
  }

  private static void rows(Shadow shadow, List<Integer> edges, Findings to) {
    String text = shadow.text();
    int first = edges.getFirst();
    int last = edges.getLast();
    String wordBefore = first > 0 && !shadow.isJoint(first) ? letters(text, first) : "";
    boolean open = last < text.length() && !shadow.isJoint(last) && isLatin(text.charAt(last));
    for (int a = 0; a < edges.size() - 1; a++) {
      int from = edges.get(a);
      Before before = null;
      for (int b = a + 1; b < edges.size() && edges.get(b) - from <= LONGEST; b++) {
        int until = edges.get(b);
        if (until - from < SHORTEST) {
          continue;
        }
        if (before == null) {
          before = new Before(text, from, a == 0 ? wordBefore : "");
        }
        boolean whole = a == 0 && b == edges.size() - 1;
        DigitRow number =
            new DigitRow(
                text.substring(from, until).toUpperCase(Locale.ROOT),
                whole,
                b > a + 1,
                open && b == edges.size() - 1);
        DigitRow.Kind kind = number.kind(before);
        if (kind != null) {
          int start = number.signStart(text, from);
          to.cut(shadow.cut(start, until, kind.cut(), kind.name()));
        }
      }
    }
  }

  private static String letters(String text, int end) {
    int start = end;
    if (start > 1 && text.charAt(start - 1) == '-') {
      start--; // HX-1380… is one word
    }
    while (start > 0
        && end - start < 12
        && text.charAt(start - 1) >= 'a'
        && text.charAt(start - 1) <= 'z') {
      start--;
    }
    String word = text.substring(start, end);
    return word.equals("-") ? "" : word;
  }
}
