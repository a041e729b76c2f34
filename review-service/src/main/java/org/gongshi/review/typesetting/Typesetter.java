package org.gongshi.review.typesetting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.redaction.PublicText;
import org.jspecify.annotations.Nullable;

/**
 * The door: sets public text in the form of an official document. The file holds the text and the
 * fonts' part that draws it, and nothing else: no properties, bookmarks, notes, scripts or files.
 * The same text gives the same bytes.
 */
public final class Typesetter {
  private static final double TITLE = 22;
  private static final double TITLE_PITCH = 36;
  private static final int LINES_PER_PAGE = 22;
  private static final int CHARACTERS_PER_LINE = 28;
  private static final double SIZE = Paper.WIDTH / CHARACTERS_PER_LINE;
  private static final double PITCH = Paper.HEIGHT / LINES_PER_PAGE;

  /** The font's characters hang this far below its foot, in parts of its size. */
  private static final double HANGS = 0.3;

  private @Nullable Face regular;
  private @Nullable Face bold;

  /**
   * The file of a title and a text.
   *
   * @param text a paragraph a line; lines with tabs, two or more together, are a table
   */
  public synchronized byte[] set(PublicText title, PublicText text) {
    Face plain = regular == null ? Face.of("Regular") : regular;
    Face strong = bold == null ? Face.of("Bold") : bold;
    regular = plain;
    bold = strong;
    try (Paper paper = new Paper(plain, strong)) {
      paper.turn();
      title(paper, strong, title.value());
      List<String> rows = new ArrayList<>();
      for (String line : text.value().split("\n", -1)) {
        if (line.indexOf('\t') >= 0) {
          rows.add(line);
          continue;
        }
        rows(paper, plain, rows);
        paragraph(paper, plain, line);
      }
      rows(paper, plain, rows);
      return paper.finished();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void title(Paper paper, Face face, String title) throws IOException {
    String shown = face.shown(title.replace('\t', ' ').replace('\n', ' '));
    for (String line : BrokenLines.of(shown, Paper.WIDTH, Paper.WIDTH, c -> face.width(c, TITLE))) {
      paper.take(TITLE_PITCH);
      double x = (Paper.WIDTH - face.width(line, TITLE)) / 2;
      paper.write(line, x, TITLE * HANGS, TITLE, true);
    }
    paper.skip(PITCH);
  }

  private static void rows(Paper paper, Face face, List<String> rows) throws IOException {
    if (rows.size() == 1) {
      // One row alone is a line with words apart, such as a signature and its date.
      paragraph(paper, face, rows.getFirst().replace("\t", "　　"));
    } else if (rows.size() > 1) {
      paper.skip(Math.min(PITCH / 3, paper.room()));
      new Grid(face, rows).on(paper);
      paper.skip(Math.min(PITCH / 2, paper.room()));
    }
    rows.clear();
  }

  private static void paragraph(Paper paper, Face face, String line) throws IOException {
    double indent = 2 * SIZE;
    for (String part : line.split("\u2028", -1)) {
      List<String> lines =
          BrokenLines.of(
              face.shown(part.strip()),
              Paper.WIDTH - indent,
              Paper.WIDTH,
              c -> face.width(c, SIZE));
      for (int i = 0; i < lines.size(); i++) {
        paper.take(PITCH);
        paper.write(lines.get(i), i == 0 ? indent : 0, SIZE * HANGS, SIZE, false);
      }
    }
  }
}
