package org.gongshi.review.typesetting;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripperByArea;

/** Reads a set file as any reader of PDF would copy it, without the pages' numbers. */
public final class ReadBack {
  private static final String AREA = "text";
  private static final Pattern TOLD_BY_NUMBER = Pattern.compile("〔U\\+([0-9A-F]{4,6})〕");

  private ReadBack() {}

  /**
   * Title and text in the order in which they were set. Lines end where the page's lines end;
   * characters that the font lacks are themselves again.
   */
  public static String of(byte[] file) {
    try (PDDocument document = Loader.loadPDF(file)) {
      StringBuilder text = new StringBuilder();
      for (PDPage page : document.getPages()) {
        PDFTextStripperByArea reader = new PDFTextStripperByArea();
        reader.addRegion(
            AREA,
            new Rectangle2D.Double(
                0, 0, page.getMediaBox().getWidth(), Paper.TOP + Paper.HEIGHT + 1));
        reader.extractRegions(page);
        text.append(reader.getTextForRegion(AREA)).append('\n');
      }
      return TOLD_BY_NUMBER
          .matcher(text)
          .replaceAll(told -> Character.toString(Integer.parseInt(told.group(1), 16)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
