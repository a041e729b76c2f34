package org.gongshi.review.typesetting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table with rules: columns as wide as their words ask for, rows that go on over pages. */
final class Grid {
  private static final double SIZE = 12;
  private static final double PITCH = 18;
  private static final double PADDING = 5;

  /** From the foot of a line's place to that of its characters. */
  private static final double FOOT = 0.3;

  private static final double NARROWEST = 4 * SIZE;
  private static final String LINE = "\u2028";

  private final Face face;
  private final List<String[]> rows;
  private final double[] widths;

  Grid(Face face, List<String> lines) {
    this.face = face;
    this.rows = lines.stream().map(line -> line.split("\t", -1)).toList();
    this.widths = widths(rows.stream().mapToInt(row -> row.length).max().orElse(1));
  }

  private double[] widths(int columns) {
    double[] asked = new double[columns];
    Arrays.fill(asked, NARROWEST);
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        boolean spans = i == row.length - 1 && row.length < columns;
        for (String line : spans ? new String[0] : row[i].split(LINE, -1)) {
          double width = face.width(face.shown(line.strip()), SIZE) + 2 * PADDING + 1;
          asked[i] = Math.max(asked[i], Math.min(width, Paper.WIDTH * 0.75));
        }
      }
    }
    return shared(asked);
  }

  /** Columns that ask for less than an even share get it; the others part what is left. */
  private static double[] shared(double[] asked) {
    boolean[] given = new boolean[asked.length];
    double left = Paper.WIDTH;
    double open = Arrays.stream(asked).sum();
    boolean more = open > left;
    while (more) {
      more = false;
      long waiting = 0;
      for (boolean done : given) {
        waiting += done ? 0 : 1;
      }
      double share = left / Math.max(1, waiting);
      for (int i = 0; i < asked.length; i++) {
        if (!given[i] && asked[i] <= share) {
          given[i] = true;
          left -= asked[i];
          open -= asked[i];
          more = true;
        }
      }
    }
    double[] widths = new double[asked.length];
    for (int i = 0; i < asked.length; i++) {
      widths[i] = given[i] ? asked[i] : asked[i] / open * left;
    }
    return widths;
  }

  void on(Paper paper) throws IOException {
    for (String[] row : rows) {
      List<List<String>> cells = new ArrayList<>();
      for (int i = 0; i < row.length; i++) {
        cells.add(broken(row[i], width(row, i) - 2 * PADDING));
      }
      row(paper, row, cells);
    }
  }

  private List<String> broken(String cell, double width) {
    List<String> lines = new ArrayList<>();
    for (String line : cell.split(LINE, -1)) {
      lines.addAll(
          BrokenLines.of(face.shown(line.strip()), width, width, c -> face.width(c, SIZE)));
    }
    return lines;
  }

  /** The last cell of a short row takes what is left. */
  private double width(String[] row, int column) {
    return column < row.length - 1
        ? widths[column]
        : Arrays.stream(widths, column, widths.length).sum();
  }

  private void row(Paper paper, String[] row, List<List<String>> cells) throws IOException {
    int lines = Math.max(1, cells.stream().mapToInt(List::size).max().orElse(1));
    for (int from = 0; from < lines; ) {
      int fit = (int) ((paper.room() - 2 * PADDING) / PITCH);
      boolean whole = lines - from <= fit;
      int most = (int) ((Paper.HEIGHT - 2 * PADDING) / PITCH);
      if (fit < 1 || (!whole && lines - from <= most)) {
        paper.turn();
        fit = most;
      }
      int count = Math.min(lines - from, fit);
      part(paper, row, cells, from, count);
      from += count;
    }
  }

  private void part(Paper paper, String[] row, List<List<String>> cells, int from, int count)
      throws IOException {
    double height = count * PITCH + 2 * PADDING;
    paper.take(height);
    double x = 0;
    for (int i = 0; i < cells.size(); i++) {
      double width = width(row, i);
      paper.frame(x, width, height);
      List<String> lines = cells.get(i);
      for (int at = from; at < Math.min(from + count, lines.size()); at++) {
        double above = height - PADDING - (at - from + 1) * PITCH + PITCH * FOOT;
        paper.write(lines.get(at), x + PADDING, above, SIZE, false);
      }
      x += width;
    }
  }
}
