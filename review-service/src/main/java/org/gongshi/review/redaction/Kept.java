package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Spans that stay public although a person's name is spelt inside: names of organisations, titles
 * of laws.
 */
final class Kept {
  private record Span(int start, int end) {}

  private final List<Span> spans = new ArrayList<>();

  /** For each span in order of start, the greatest end up to it; made on first use. */
  private int[] reach = {};

  void add(int start, int end) {
    spans.add(new Span(start, end));
  }

  /** Whether a span reaches over all of {@code cut} and beyond it. */
  boolean covers(Cut cut) {
    if (reach.length != spans.size()) {
      prepare();
    }
    int low = 0;
    int high = spans.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (spans.get(middle).start() <= cut.start()) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    if (low == 0) {
      return false;
    }
    int end = reach[low - 1];
    return end > cut.end() || (end == cut.end() && beginsBefore(cut, low));
  }

  private boolean beginsBefore(Cut cut, int count) {
    for (int i = count - 1; i >= 0 && reach[i] >= cut.end(); i--) {
      Span span = spans.get(i);
      if (span.end() >= cut.end()) {
        return span.start() < cut.start();
      }
    }
    return false;
  }

  private void prepare() {
    spans.sort(Comparator.comparingInt(Span::start).thenComparingInt(Span::end));
    reach = new int[spans.size()];
    int furthest = 0;
    for (int i = 0; i < reach.length; i++) {
      furthest = Math.max(furthest, spans.get(i).end());
      reach[i] = furthest;
    }
  }
}
