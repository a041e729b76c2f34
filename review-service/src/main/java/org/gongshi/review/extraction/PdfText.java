package org.gongshi.review.extraction;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/**
 * The text of a PDF as a reader sees it. Each page has to be readable, or nothing is taken. Without
 * being read at all stay: properties, bookmarks, comments and other annotations, form fields,
 * attached files, scripts.
 */
final class PdfText {
  private PdfText() {}

  static Extracted of(byte[] file, Limits limits) throws IOException {
    try (PDDocument document = Loader.loadPDF(new RandomAccessReadBuffer(file))) {
      if (document.isEncrypted()) {
        throw new RefusedException(Refusal.ENCRYPTED);
      }
      int pages = document.getNumberOfPages();
      if (pages > limits.pages()) {
        throw new RefusedException(Refusal.TOO_MANY_PAGES);
      }
      VisibleText visible = new VisibleText(document, limits.characters());
      visible.writeText(document, Writer.nullWriter());
      TextLines lines = new TextLines(limits.characters());
      Paragraphs.of(visible.pages()).forEach(lines::add);
      return new Extracted.Text(lines.text(), pages, notes(document, visible));
    } catch (InvalidPasswordException e) {
      throw new RefusedException(Refusal.ENCRYPTED);
    }
  }

  private static List<String> notes(PDDocument document, VisibleText visible) {
    List<String> notes = new ArrayList<>(visible.notes());
    for (int i = 0; i < document.getNumberOfPages(); i++) {
      PDPage page = document.getPage(i);
      var annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
      if (annotations != null && annotations.size() > 0) {
        notes.add("第" + (i + 1) + "页的批注、表单域、链接共" + annotations.size() + "处，未收入");
      }
    }
    return notes;
  }
}
