package org.gongshi.review.extraction;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Joins the lines of pages to paragraphs: a line goes on in the next where it is full and the next
 * one is not indented. Wide gaps in a line part cells.
 */
final class Paragraphs {
  private static final Pattern PAGE_NUMBER =
      Pattern.compile("[—\\-－–· ]*\\d{1,4}[—\\-－–· ]*|第 ?\\d{1,4} ?页(?:[ ,，/]*共 ?\\d{1,4} ?页)?");

  /** In sizes of the font. */
  private static final double CELL_GAP = 1.2;

  private static final double INDENT = 1.2;
  private static final double NEARLY_FULL = 2.6;

  private Paragraphs() {}

  private record Line(String text, float left, float right, float base, float size) {
    boolean isRow() {
      return text.indexOf('\t') >= 0;
    }
  }

  static List<String> of(List<List<PageWord>> pages) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    Line before = null;
    for (List<PageWord> words : pages) {
      List<Line> lines = lines(words);
      float left = (float) lines.stream().mapToDouble(Line::left).min().orElse(0);
      float right = (float) lines.stream().mapToDouble(Line::right).max().orElse(0);
      boolean first = true;
      for (Line line : lines) {
        if (before != null && !goesOn(before, line, left, right, first)) {
          paragraphs.add(open.toString());
          open.setLength(0);
        }
        append(open, line.text());
        before = line;
        first = false;
      }
    }
    if (before != null) {
      paragraphs.add(open.toString());
    }
    return paragraphs;
  }

  private static boolean goesOn(Line line, Line next, float left, float right, boolean newPage) {
    boolean near = newPage || next.base() - line.base() < 2.5 * Math.max(line.size(), next.size());
    return !line.isRow()
        && !next.isRow()
        && near
        && Math.abs(line.size() - next.size()) < 0.1 * line.size()
        && line.right() > right - NEARLY_FULL * line.size()
        && next.left() < left + INDENT * next.size();
  }

  private static List<Line> lines(List<PageWord> words) {
    List<Line> lines = new ArrayList<>();
    List<PageWord> row = new ArrayList<>();
    for (PageWord word : words) {
      if (!row.isEmpty() && row.getLast().row() != word.row()) {
        lines.add(line(row));
        row.clear();
      }
      row.add(word);
    }
    if (!row.isEmpty()) {
      lines.add(line(row));
    }
    if (!lines.isEmpty() && isPageNumber(lines.getLast())) {
      lines.removeLast();
    }
    if (!lines.isEmpty() && isPageNumber(lines.getFirst())) {
      lines.removeFirst();
    }
    return lines;
  }

  private static boolean isPageNumber(Line line) {
    return PAGE_NUMBER.matcher(line.text().strip()).matches();
  }

  private static Line line(List<PageWord> row) {
    StringBuilder text = new StringBuilder();
    PageWord before = null;
    for (PageWord word : row) {
      if (before != null) {
        float gap = word.left() - before.right();
        if (gap > CELL_GAP * word.size()) {
          text.append('\t');
        } else if (gap > 0.5 * word.size() || needsSpace(text, word.text(), true)) {
          text.append(' ');
        }
      }
      text.append(word.text());
      before = word;
    }
    PageWord first = row.getFirst();
    return new Line(
        text.toString(), first.left(), row.getLast().right(), first.base(), first.size());
  }

  private static void append(StringBuilder text, String more) {
    if (needsSpace(text, more, false)) {
      text.append(' ');
    }
    text.append(more);
  }

  /** Digits that meet at the end of a line are of one number; two in a line are two. */
  private static boolean needsSpace(StringBuilder text, String more, boolean inLine) {
    if (text.isEmpty() || more.isEmpty()) {
      return false;
    }
    int last = text.codePointBefore(text.length());
    int first = more.codePointAt(0);
    return !Characters.isWide(last)
        && !Characters.isWide(first)
        && !Character.isWhitespace(last)
        && !Character.isWhitespace(first)
        && (inLine || !Character.isDigit(last) || !Character.isDigit(first));
  }
}
