package org.gongshi.review.typesetting;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/** One of the two faces of Noto Sans SC (SIL Open Font License), parsed once. */
final class Face {
  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final double unitsPerEm;

  private Face(TrueTypeFont font) throws IOException {
    this.font = font;
    this.glyphs = font.getUnicodeCmapLookup();
    this.unitsPerEm = font.getUnitsPerEm();
  }

  /**
   * @param weight {@code Regular} or {@code Bold}
   */
  static Face of(String weight) {
    String path = "/fonts/ttf/NotoSansSC/NotoSansSC-" + weight + ".ttf";
    try (InputStream in = Face.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is missing from the class path");
      }
      TrueTypeFont font =
          new TTFParser()
              .parse(new RandomAccessReadBuffer(new ByteArrayInputStream(in.readAllBytes())));
      font.setEnableGsub(false); // a ligature would have no character to be copied as
      return new Face(font);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TrueTypeFont font() {
    return font;
  }

  int glyph(int codePoint) {
    return glyphs.getGlyphId(codePoint);
  }

  /** In points. */
  double width(int codePoint, double size) {
    try {
      return font.getAdvanceWidth(glyph(codePoint)) / unitsPerEm * size;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> width(c, size)).sum();
  }

  /**
   * The text with every character that the face lacks told by its number, such as 〔U+2A7DD〕: a
   * reader can look it up, and nothing is lost in silence.
   */
  String shown(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (c >= ' ' && glyph(c) == 0) {
                shown.append(String.format(Locale.ROOT, "〔U+%04X〕", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return shown.toString();
  }
}
