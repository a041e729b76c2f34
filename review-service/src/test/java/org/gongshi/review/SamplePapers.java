package org.gongshi.review;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationText;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFFootnote;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTP;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRunTrackChange;

/** Files as offices have them, with secrets wherever such files can hold some. Invented. */
public final class SamplePapers {
  /** Stands in every place that nobody sees; never to be published, whether a name or not. */
  public static final String HIDDEN = "藏于暗处";

  public static final List<String> LINES =
      List.of(
          "    经查，令狐拾英（身份证号11010519491231002X）于二〇二六年九月一日在海岬市文昌路",
          "占道经营，占用公共道路一处。一人在场，天气晴，土地平整。",
          "    以上事实有现场检查笔录为证。");

  private SamplePapers() {}

  /** A page of {@link #LINES}, and the same secrets in every corner of the file. */
  public static byte[] pdf() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDFont font = font(document);
      PDPage page = page(document, font, LINES);
      document.getDocumentInformation().setTitle(TestCase.PERSON + HIDDEN);
      document.getDocumentInformation().setAuthor(HIDDEN);
      PDMetadata xmp = new PDMetadata(document);
      xmp.importXMPMetadata(("<x>" + HIDDEN + "</x>").getBytes(StandardCharsets.UTF_8));
      document.getDocumentCatalog().setMetadata(xmp);
      PDDocumentOutline outline = new PDDocumentOutline();
      PDOutlineItem bookmark = new PDOutlineItem();
      bookmark.setTitle(TestCase.PERSON + HIDDEN);
      outline.addLast(bookmark);
      document.getDocumentCatalog().setDocumentOutline(outline);
      document
          .getDocumentCatalog()
          .setOpenAction(new PDActionJavaScript("app.alert('" + HIDDEN + "')"));
      PDAnnotationText note = new PDAnnotationText();
      note.setContents(HIDDEN + TestCase.ID_NUMBER);
      note.setRectangle(new PDRectangle(10, 10, 20, 20));
      page.setAnnotations(List.of(note));
      embed(document);
      try (PDPageContentStream more =
          new PDPageContentStream(document, page, PDPageContentStream.AppendMode.APPEND, true)) {
        more.beginText();
        more.setFont(font, 16);
        more.setRenderingMode(RenderingMode.NEITHER);
        more.newLineAtOffset(80, 300);
        more.showText(HIDDEN + "无墨");
        more.setRenderingMode(RenderingMode.FILL);
        more.setNonStrokingColor(Color.WHITE);
        more.newLineAtOffset(0, -30);
        more.showText(HIDDEN + "白字");
        more.setNonStrokingColor(Color.BLACK);
        more.newLineAtOffset(2000, 0);
        more.showText(HIDDEN + "页外");
        more.endText();
      }
      speakOtherwise(document, page);
      return saved(document);
    }
  }

  /** A tag that says other words in place of the page's first glyphs. */
  private static void speakOtherwise(PDDocument document, PDPage page) throws IOException {
    byte[] content;
    try (InputStream in = page.getContents()) {
      content = in.readAllBytes();
    }
    String spoken = "/Span <</ActualText <FEFF85CF4E8E66975904>>> BDC\n"; // 藏于暗处
    var stream = new org.apache.pdfbox.pdmodel.common.PDStream(document);
    try (var out = stream.createOutputStream(COSName.FLATE_DECODE)) {
      out.write(spoken.getBytes(StandardCharsets.US_ASCII));
      out.write(content);
      out.write("\nEMC\n".getBytes(StandardCharsets.US_ASCII));
    }
    page.setContents(stream);
  }

  private static void embed(PDDocument document) throws IOException {
    PDEmbeddedFile embedded =
        new PDEmbeddedFile(
            document, new ByteArrayInputStream(HIDDEN.getBytes(StandardCharsets.UTF_8)));
    PDComplexFileSpecification file = new PDComplexFileSpecification();
    file.setFile(HIDDEN + ".txt");
    file.setEmbeddedFile(embedded);
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(java.util.Map.of(HIDDEN, file));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
  }

  /** Pages of these lines. */
  public static byte[] pdf(List<List<String>> pages) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDFont font = font(document);
      for (List<String> lines : pages) {
        page(document, font, lines);
      }
      return saved(document);
    }
  }

  /** A page of text, and one that is a picture of text. */
  public static byte[] scanned(boolean withTextLayer) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDFont font = font(document);
      page(document, font, LINES);
      PDPage scan = new PDPage(PDRectangle.A4);
      document.addPage(scan);
      BufferedImage picture = new BufferedImage(100, 140, BufferedImage.TYPE_INT_RGB);
      try (PDPageContentStream out = new PDPageContentStream(document, scan)) {
        out.drawImage(LosslessFactory.createFromImage(document, picture), 0, 0, 595, 842);
        if (withTextLayer) {
          out.beginText();
          out.setRenderingMode(RenderingMode.NEITHER);
          out.setFont(font, 16);
          out.newLineAtOffset(80, 700);
          out.showText("识别程序认出的文字");
          out.endText();
        }
      }
      return saved(document);
    }
  }

  /** A page whose font does not say what its glyphs mean. */
  public static byte[] garbled() throws IOException {
    byte[] whole = pdf(List.of(LINES));
    try (PDDocument document = org.apache.pdfbox.Loader.loadPDF(whole)) {
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        document
            .getPage(0)
            .getResources()
            .getFont(name)
            .getCOSObject()
            .removeItem(COSName.TO_UNICODE);
      }
      return saved(document);
    }
  }

  public static byte[] locked() throws IOException {
    try (PDDocument document = new PDDocument()) {
      page(document, font(document), LINES);
      document.protect(new StandardProtectionPolicy("owner", "user", new AccessPermission()));
      return saved(document);
    }
  }

  private static PDFont font(PDDocument document) throws IOException {
    try (InputStream in =
        SamplePapers.class.getResourceAsStream("/fonts/ttf/NotoSansSC/NotoSansSC-Regular.ttf")) {
      return PDType0Font.load(document, in, true);
    }
  }

  private static PDPage page(PDDocument document, PDFont font, List<String> lines)
      throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    try (PDPageContentStream out = new PDPageContentStream(document, page)) {
      float y = 740;
      for (String line : lines) {
        float x = 80 + (line.startsWith("    ") ? 24 : 0);
        for (String part : line.strip().split("\t")) {
          out.beginText();
          out.setFont(font, 12);
          out.newLineAtOffset(x, y);
          out.showText(part);
          out.endText();
          x += 160;
        }
        y -= 24;
      }
    }
    return page;
  }

  private static byte[] saved(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  /** A Word document of everything that this program takes a stand on. */
  public static byte[] docx() throws IOException {
    try (XWPFDocument document = new XWPFDocument()) {
      document.getProperties().getCoreProperties().setCreator(HIDDEN);
      document.getProperties().getCoreProperties().setTitle(TestCase.PERSON + HIDDEN);
      document
          .createHeader(org.apache.poi.wp.usermodel.HeaderFooterType.DEFAULT)
          .createParagraph()
          .createRun()
          .setText(HIDDEN + "页眉");
      XWPFParagraph first = document.createParagraph();
      first.createRun().setText("经查，令狐拾");
      first.createRun().setText("英（身份证号11010519491231002X）占道经营。");
      deleted(first, HIDDEN + "已删");
      inserted(first, "此句为修订插入。");
      XWPFRun vanished = first.createRun();
      vanished.setText(HIDDEN + "隐藏");
      vanished.setVanish(true);
      XWPFRun white = first.createRun();
      white.setText(HIDDEN + "白字");
      white.setColor("FFFFFF");
      XWPFFootnote footnote = document.createFootnote();
      footnote.createParagraph().createRun().setText("脚注：见现场照片。");
      XWPFParagraph noted = document.createParagraph();
      noted.createRun().setText("当事人承认上述事实");
      noted.addFootnoteReference(footnote);
      var comment = document.createComments().createComment(BigInteger.ONE);
      comment.setAuthor(HIDDEN);
      comment.createParagraph().createRun().setText(HIDDEN + "批注");
      numbered(document, "责令改正。", "罚款200元。");
      table(document);
      textBox(document);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.write(bytes);
      return bytes.toByteArray();
    }
  }

  private static void deleted(XWPFParagraph paragraph, String text) {
    CTRunTrackChange change = paragraph.getCTP().addNewDel();
    change.setId(BigInteger.TEN);
    change.setAuthor(HIDDEN);
    change.addNewR().addNewDelText().setStringValue(text);
  }

  private static void inserted(XWPFParagraph paragraph, String text) {
    CTRunTrackChange change = paragraph.getCTP().addNewIns();
    change.setId(BigInteger.TWO);
    change.setAuthor(HIDDEN);
    change.addNewR().addNewT().setStringValue(text);
  }

  private static void numbered(XWPFDocument document, String... items) {
    var numbering = document.createNumbering();
    var drawn =
        org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum.Factory.newInstance();
    drawn.setAbstractNumId(BigInteger.ZERO);
    var level = drawn.addNewLvl();
    level.setIlvl(BigInteger.ZERO);
    level.addNewStart().setVal(BigInteger.ONE);
    level
        .addNewNumFmt()
        .setVal(
            org.openxmlformats.schemas.wordprocessingml.x2006.main.STNumberFormat
                .CHINESE_COUNTING_THOUSAND);
    level.addNewLvlText().setVal("%1、");
    BigInteger id =
        numbering.addNum(
            numbering.addAbstractNum(new org.apache.poi.xwpf.usermodel.XWPFAbstractNum(drawn)));
    for (String item : items) {
      XWPFParagraph paragraph = document.createParagraph();
      paragraph.setNumID(id);
      paragraph.createRun().setText(item);
    }
  }

  private static void table(XWPFDocument document) {
    XWPFTable table = document.createTable(2, 3);
    String[][] cells = {{"物品", "数量", "持有人"}, {"货架", "3", "令狐拾英"}};
    for (int row = 0; row < 2; row++) {
      for (int cell = 0; cell < 3; cell++) {
        table.getRow(row).getCell(cell).setText(cells[row][cell]);
      }
    }
  }

  private static void textBox(XWPFDocument document) throws IOException {
    String box =
        """
        <w:p xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
            xmlns:v="urn:schemas-microsoft-com:vml">
          <w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>文本框：联系电话13800138000。</w:t></w:r></w:p>
          </w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>
        """;
    try {
      document.createParagraph().getCTP().set(CTP.Factory.parse(box));
    } catch (XmlException e) {
      throw new IOException(e);
    }
  }

  /** 40 by 20, its left half red; turned by EXIF, with a place and a comment in it. */
  public static byte[] jpeg() throws IOException {
    BufferedImage picture = new BufferedImage(40, 20, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    pen.setColor(Color.RED);
    pen.fillRect(0, 0, 20, 20);
    pen.setColor(Color.BLUE);
    pen.fillRect(20, 0, 20, 20);
    pen.dispose();
    ByteArrayOutputStream plain = new ByteArrayOutputStream();
    ImageIO.write(picture, "jpeg", plain);
    byte[] bytes = plain.toByteArray();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, 2);
    segment(out, 0xE1, exif());
    segment(out, 0xFE, HIDDEN.getBytes(StandardCharsets.UTF_8));
    out.write(bytes, 2, bytes.length - 2);
    out.write(HIDDEN.getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static void segment(ByteArrayOutputStream out, int marker, byte[] content) {
    out.write(0xFF);
    out.write(marker);
    out.write((content.length + 2) >> 8);
    out.write(content.length + 2);
    out.writeBytes(content);
  }

  /** Big-endian TIFF with orientation 6 (turned to the right) and a GPS directory. */
  private static byte[] exif() {
    java.nio.ByteBuffer tiff = java.nio.ByteBuffer.allocate(120);
    tiff.put("MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) 6)
        .putShort((short) 0);
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38);
    tiff.putInt(0);
    tiff.putShort((short) 1);
    byte[] area = "GPS-119.30N26.08E".getBytes(StandardCharsets.US_ASCII);
    tiff.putShort((short) 0x001C).putShort((short) 7).putInt(area.length).putInt(56);
    tiff.putInt(0);
    tiff.put(area);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    out.write(tiff.array(), 0, tiff.position());
    return out.toByteArray();
  }
}
