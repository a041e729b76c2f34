package org.gongshi.review.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.gongshi.review.SamplePapers;
import org.gongshi.review.TestCase;
import org.gongshi.review.http.ByteStream;
import org.junit.jupiter.api.Test;

/** Real files; what a process of its own is for is tried in one, the rest here. */
final class ExtractorTest {
  private static Extracted read(byte[] file) {
    return Extraction.of(file, Limits.USUAL);
  }

  private static Extracted read(Extractor by, byte[] file) throws IOException {
    return by.read(new ByteStream("any/thing", file.length, out -> out.write(file)));
  }

  private static Extracted.Text text(byte[] file) throws IOException {
    Extracted extracted = read(file);
    assertThat(extracted).isInstanceOf(Extracted.Text.class);
    return (Extracted.Text) extracted;
  }

  private static Extracted.Refused refused(Refusal refusal, int page) {
    return new Extracted.Refused(refusal, page);
  }

  @Test
  void aPdfGivesTheParagraphsThatAreSeenAndSaysWhatItLeftOut() throws IOException {
    Extracted.Text read = text(SamplePapers.pdf());

    assertThat(read.text())
        .isEqualTo(
            "经查，令狐拾英（身份证号11010519491231002X）于二〇二六年九月一日在海岬市文昌路占道经营，"
                + "占用公共道路一处。一人在场，天气晴，土地平整。\n以上事实有现场检查笔录为证。");
    assertThat(read.notes()).containsExactly("第1页有18个看不见的文字，未收入", "第1页的批注、表单域、链接共1处，未收入");
  }

  @Test
  void aPdfsRowsKeepTheirCells() throws IOException {
    Extracted.Text read =
        text(SamplePapers.pdf(List.of(List.of("物品\t数量\t持有人", "货架\t3\t令狐拾英", "— 1 —"))));

    assertThat(read.text()).isEqualTo("物品\t数量\t持有人\n货架\t3\t令狐拾英");
  }

  @Test
  void aDocxReadsWithItsChangesAcceptedItsNumbersItsTableItsBoxAndItsNote() throws IOException {
    Extracted.Text read = text(SamplePapers.docx());

    assertThat(read.text())
        .isEqualTo(
            """
            经查，令狐拾英（身份证号11010519491231002X）占道经营。此句为修订插入。
            当事人承认上述事实［注1］
            一、责令改正。
            二、罚款200元。
            物品\t数量\t持有人
            货架\t3\t令狐拾英
            文本框：联系电话13800138000。
            ［注1］脚注：见现场照片。""");
    assertThat(read.notes())
        .containsExactly("有1处修订删除的内容，未收入", "有12个隐藏的文字，未收入", "页眉、页脚未收入", "批注未收入");
  }

  @Test
  void aScannedPageIsRefusedByItsNumberAndSoIsOneWithATextLayer() throws IOException {
    assertThat(read(SamplePapers.scanned(false))).isEqualTo(refused(Refusal.UNREADABLE_PAGE, 2));
    assertThat(read(SamplePapers.scanned(true))).isEqualTo(refused(Refusal.UNREADABLE_PAGE, 2));
  }

  @Test
  void aFontThatDoesNotSayWhatItsGlyphsMeanIsRefused() throws IOException {
    assertThat(read(SamplePapers.garbled())).isEqualTo(refused(Refusal.GARBLED_PAGE, 1));
  }

  @Test
  void lockedBrokenAndForeignFilesAreRefusedAsSuch() throws IOException {
    assertThat(read(SamplePapers.locked())).isEqualTo(refused(Refusal.ENCRYPTED, 0));
    assertThat(read("%PDF-1.7 and then nothing".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(refused(Refusal.BROKEN, 0));
    assertThat(read("PK\3\4 no zip".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(refused(Refusal.BROKEN, 0));
    assertThat(read("plain text".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo(refused(Refusal.UNKNOWN_FORMAT, 0));
    assertThat(read(zip("xl/workbook.xml", "<x/>".getBytes(StandardCharsets.US_ASCII))))
        .isIn(refused(Refusal.UNKNOWN_FORMAT, 0), refused(Refusal.BROKEN, 0));
  }

  @Test
  void tooManyPagesAndTooMuchTextAreRefused() throws IOException {
    List<List<String>> pages = new ArrayList<>(Collections.nCopies(301, List.of("一页")));
    assertThat(read(SamplePapers.pdf(pages))).isEqualTo(refused(Refusal.TOO_MANY_PAGES, 0));
    Limits narrow = new Limits(1 << 20, 300, 20, 1000, 512, Duration.ofSeconds(60));
    assertThat(Extraction.of(SamplePapers.pdf(), narrow))
        .isEqualTo(refused(Refusal.TOO_MUCH_TEXT, 0));
    assertThat(Extraction.of(SamplePapers.docx(), narrow))
        .isEqualTo(refused(Refusal.TOO_MUCH_TEXT, 0));
    assertThat(Extraction.of(picture(100, 20), narrow))
        .isEqualTo(refused(Refusal.TOO_MANY_PIXELS, 0));
    assertThat(read(new Extractor(narrow), new byte[(1 << 20) + 1]))
        .isEqualTo(refused(Refusal.TOO_MANY_BYTES, 0));
  }

  @Test
  void aProcessOfItsOwnReadsTheSame() throws IOException {
    Extractor extractor = new Extractor(Limits.USUAL);

    assertThat(read(extractor, SamplePapers.pdf())).isEqualTo(read(SamplePapers.pdf()));
    assertThat(read(extractor, SamplePapers.scanned(false)))
        .isEqualTo(refused(Refusal.UNREADABLE_PAGE, 2));
    assertThat(((Extracted.Picture) read(extractor, SamplePapers.jpeg())).bytes())
        .isEqualTo(((Extracted.Picture) read(SamplePapers.jpeg())).bytes());
  }

  @Test
  void aBombFillsAProcessOfItsOwnAndNothingElse() throws IOException {
    Extractor brief =
        new Extractor(new Limits(50 << 20, 300, 1000, 1000, 256, Duration.ofSeconds(5)));

    assertThat(read(brief, pdfBomb())).isEqualTo(refused(Refusal.TOO_MUCH_WORK, 0));
    assertThat(read(brief, zip("word/document.xml", new byte[200 << 20])))
        .isEqualTo(refused(Refusal.BROKEN, 0));
    assertThat(text(SamplePapers.pdf()).pages()).isEqualTo(1);
  }

  @Test
  void whatTakesTooLongIsEnded() throws IOException {
    Extractor hasty =
        new Extractor(new Limits(50 << 20, 300, 1000, 1000, 512, Duration.ofMillis(1)));

    assertThat(read(hasty, SamplePapers.pdf())).isEqualTo(refused(Refusal.TOO_MUCH_WORK, 0));
    assertThat(hasty.read(new ByteStream("any/thing", 1, ExtractorTest::slowly)))
        .as("it is ended before its answer is asked for")
        .isEqualTo(refused(Refusal.TOO_MUCH_WORK, 0));
  }

  private static void slowly(OutputStream out) throws IOException {
    LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    out.write('%');
  }

  @Test
  void aPictureIsTurnedAsItsCameraWasAndKeepsNothingButPixels() throws IOException {
    byte[] original = SamplePapers.jpeg();

    Extracted.Picture picture = (Extracted.Picture) read(original);

    String bytes = new String(picture.bytes(), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("Exif", "GPS", utf8(SamplePapers.HIDDEN), "http://ns.adobe");
    assertThat(new String(original, StandardCharsets.ISO_8859_1))
        .contains("Exif", "GPS-119", utf8(SamplePapers.HIDDEN));
    BufferedImage seen = ImageIO.read(new ByteArrayInputStream(picture.bytes()));
    assertThat(seen.getWidth()).isEqualTo(20);
    assertThat(seen.getHeight()).isEqualTo(40);
    assertThat(new Color(seen.getRGB(10, 5)).getRed()).isGreaterThan(200);
    assertThat(new Color(seen.getRGB(10, 35)).getBlue()).isGreaterThan(200);
    assertThat(((Extracted.Picture) read(original)).bytes()).isEqualTo(picture.bytes());
  }

  @Test
  void aPhotographInPngBecomesAJpegThatAPageCanCarry() throws IOException {
    BufferedImage noise = new BufferedImage(2600, 2600, BufferedImage.TYPE_INT_RGB);
    java.util.Random seeded = new java.util.Random(7);
    for (int y = 0; y < 2600; y++) {
      for (int x = 0; x < 2600; x++) {
        noise.setRGB(x, y, seeded.nextInt());
      }
    }
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(noise, "png", png);

    Extracted.Picture picture = (Extracted.Picture) read(png.toByteArray());

    assertThat(picture.type()).isEqualTo(PictureType.JPEG);
    assertThat(picture.bytes().length).isLessThan(8 << 20);
  }

  @Test
  void whatWasReadPrintsNoWords() throws IOException {
    assertThat(text(SamplePapers.pdf()).toString()).doesNotContain(TestCase.PERSON);
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static byte[] picture(int width, int height) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    return bytes.toByteArray();
  }

  /** A page whose content grows to three gigabytes of drawing. */
  private static byte[] pdfBomb() throws IOException {
    byte[] drawing = "0 0 m 9 9 l S\n".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (var out = new java.util.zip.DeflaterOutputStream(packed, new Deflater(9))) {
      for (int i = 0; i < 3000; i++) {
        out.write(drawing);
      }
    }
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      COSStream stream = document.getDocument().createCOSStream();
      try (var out = stream.createRawOutputStream()) {
        packed.writeTo(out);
      }
      stream.setItem(COSName.FILTER, COSName.FLATE_DECODE);
      page.getCOSObject().setItem(COSName.CONTENTS, stream);
      document.addPage(page);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    }
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      out.putNextEntry(new ZipEntry("[Content_Types].xml"));
      out.write(
          ("<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Override"
                  + " PartName=\"/"
                  + name
                  + "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                  + (name.startsWith("word") ? "wordprocessingml.document" : "spreadsheetml.sheet")
                  + ".main+xml\"/></Types>")
              .getBytes(StandardCharsets.UTF_8));
      out.closeEntry();
      out.putNextEntry(new ZipEntry(name));
      out.write(content);
      out.closeEntry();
    }
    return bytes.toByteArray();
  }
}
