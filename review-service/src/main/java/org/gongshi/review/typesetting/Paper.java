package org.gongshi.review.typesetting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The sheets as they are filled from above, measured as GB/T 9704—2012 has it: A4, 37 mm above, 28
 * mm on the left, a text area of 156 mm by 225 mm, the number of the page below on the outer side.
 * All lengths in points.
 */
final class Paper implements AutoCloseable {
  private static final double MM = 72 / 25.4;
  static final double LEFT = 28 * MM;
  static final double WIDTH = 156 * MM;
  static final double TOP = 37 * MM;
  static final double HEIGHT = 225 * MM;
  private static final double FOOT = 7 * MM + 12;
  private static final float NUMBER = 14;
  private static final float SMALL = 9;
  private static final float RULE = 0.6f;
  private static final String REMARK = "本件系依法作隐私处理后重新排版";

  private final Face regular;
  private final Face bold;
  private final PDDocument document = new PDDocument();
  private final PDFont regularFont;
  private final PDFont boldFont;
  private final Map<Integer, Integer> regularUsed = new TreeMap<>();
  private final Map<Integer, Integer> boldUsed = new TreeMap<>();
  private final List<PDPageContentStream> sheets = new ArrayList<>();

  /** From the upper edge of the text area down to what is filled. */
  private double down = HEIGHT;

  Paper(Face regular, Face bold) throws IOException {
    this.regular = regular;
    this.bold = bold;
    document.setDocumentId(0L); // else the time of day goes into the file
    document.getDocumentCatalog().setLanguage("zh-CN");
    regularFont = PDType0Font.load(document, regular.font(), true);
    boldFont = PDType0Font.load(document, bold.font(), true);
  }

  /** What is left of the sheet. */
  double room() {
    return HEIGHT - down;
  }

  void turn() throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    sheets.add(new PDPageContentStream(document, page));
    down = 0;
  }

  void skip(double height) {
    down += height;
  }

  /** Takes this much of the sheet, of the next one if this has no room. */
  void take(double height) throws IOException {
    if (room() < height - 0.01) {
      turn();
    }
    down += height;
  }

  /**
   * A line whose foot is {@code above} over what was taken last.
   *
   * @param x from the left of the text area
   */
  void write(String text, double x, double above, double size, boolean strong) throws IOException {
    put(text, LEFT + x, y() + above, (float) size, strong);
  }

  private double y() {
    return PDRectangle.A4.getHeight() - TOP - down;
  }

  private void put(String text, double x, double y, float size, boolean strong) throws IOException {
    Face face = strong ? bold : regular;
    Map<Integer, Integer> used = strong ? boldUsed : regularUsed;
    text.codePoints().forEach(c -> used.putIfAbsent(face.glyph(c), c));
    PDPageContentStream sheet = sheets.getLast();
    sheet.beginText();
    sheet.setFont(strong ? boldFont : regularFont, size);
    sheet.newLineAtOffset((float) x, (float) y);
    sheet.showText(text);
    sheet.endText();
  }

  /** The frame of a cell, from {@code height} over what was taken last down to it. */
  void frame(double x, double width, double height) throws IOException {
    PDPageContentStream sheet = sheets.getLast();
    sheet.setLineWidth(RULE);
    sheet.addRect((float) (LEFT + x), (float) y(), (float) width, (float) height);
    sheet.stroke();
  }

  /** Numbers the pages and gives the file. */
  byte[] finished() throws IOException {
    double y = PDRectangle.A4.getHeight() - TOP - HEIGHT - FOOT;
    List<PDPageContentStream> all = List.copyOf(sheets);
    sheets.clear();
    for (int i = 0; i < all.size(); i++) {
      sheets.add(all.get(i));
      String number = "— " + (i + 1) + " —";
      double far = LEFT + WIDTH;
      boolean odd = i % 2 == 0;
      double numberAt = odd ? far - NUMBER - regular.width(number, NUMBER) : LEFT + NUMBER;
      double remarkAt = odd ? LEFT : far - regular.width(REMARK, SMALL);
      put(number, numberAt, y, NUMBER, false);
      all.get(i).setNonStrokingColor(0.38f);
      put(REMARK, remarkAt, y, SMALL, false);
      all.get(i).close();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return Copied.as(bytes.toByteArray(), regularUsed, boldUsed);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
