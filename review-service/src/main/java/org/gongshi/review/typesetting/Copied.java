package org.gongshi.review.typesetting;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Tells readers what each glyph is copied and searched as. PDFBox takes the first character that a
 * font draws with the glyph, which for 一 and two hundred others is a radical (U+2F00) that nobody
 * types; here it is the character that was set.
 */
final class Copied {
  private static final int PER_BLOCK = 100;

  private Copied() {}

  /** The file with such tables, from glyph to character. */
  static byte[] as(byte[] file, Map<Integer, Integer> regular, Map<Integer, Integer> bold)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      document.setDocumentId(0L);
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          COSDictionary font = page.getResources().getFont(name).getCOSObject();
          boolean strong = font.getNameAsString(COSName.BASE_FONT).endsWith("-Bold");
          COSStream table = document.getDocument().createCOSStream();
          try (OutputStream out = table.createOutputStream(COSName.FLATE_DECODE)) {
            out.write(table(strong ? bold : regular).getBytes(StandardCharsets.US_ASCII));
          }
          font.setItem(COSName.TO_UNICODE, table);
        }
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static String table(Map<Integer, Integer> characters) {
    StringBuilder text = new StringBuilder(200 + characters.size() * 16);
    text.append("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n");
    text.append("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n");
    text.append("1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    Iterator<Map.Entry<Integer, Integer>> entries = characters.entrySet().iterator();
    for (int left = characters.size(); left > 0; left -= PER_BLOCK) {
      int count = Math.min(left, PER_BLOCK);
      text.append(count).append(" beginbfchar\n");
      for (int i = 0; i < count; i++) {
        Map.Entry<Integer, Integer> entry = entries.next();
        byte[] utf16 = Character.toString(entry.getValue()).getBytes(StandardCharsets.UTF_16BE);
        text.append('<').append(HexFormat.of().toHexDigits(entry.getKey().shortValue()));
        text.append("> <").append(HexFormat.of().formatHex(utf16)).append(">\n");
      }
      text.append("endbfchar\n");
    }
    return text.append("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n")
        .toString();
  }
}
