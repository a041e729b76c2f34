package org.gongshi.site.verify;

import java.io.IOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** What a reader of PDF shows and copies: its streams are compressed, so bytes alone hide words. */
final class ShownText {

  private ShownText() {}

  /**
   * The text of all pages.
   *
   * @throws IOException if it is no PDF
   */
  static String of(byte[] pdf) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
