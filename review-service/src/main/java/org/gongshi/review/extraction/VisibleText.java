package org.gongshi.review.extraction;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequence;
import org.apache.pdfbox.contentstream.operator.markedcontent.BeginMarkedContentSequenceWithProperties;
import org.apache.pdfbox.contentstream.operator.markedcontent.EndMarkedContentSequence;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the words that are seen on each page with their places. What is drawn without ink, in
 * white, too small to read, off the page or in a layer that is switched off is counted and left
 * out. A page that shows something and has no text that can be read ends the reading.
 */
final class VisibleText extends PDFTextStripper {
  /** Fewer characters than this on a page that is mostly a picture are a stamp on a scan. */
  private static final int STAMP = 100;

  private static final double SMALLEST_POINTS = 1;
  private static final float NEARLY_WHITE = 0.97f;

  private final @Nullable PDOptionalContentProperties layers;
  private final int longest;
  private final List<List<PageWord>> pages = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Deque<Boolean> hiddenMarks = new ArrayDeque<>();
  private List<PageWord> words = new ArrayList<>();
  private PDRectangle seen = new PDRectangle();
  private int row;
  private int gathered;

  // of the page at hand
  private int readable;
  private int unreadable;
  private int hidden;
  private int pictures;
  private boolean drawn;
  private double pictureArea;
  private @Nullable PDColor lastColor;
  private boolean lastIsWhite;

  VisibleText(PDDocument document, int longest) {
    this.layers = document.getDocumentCatalog().getOCProperties();
    this.longest = longest;
    setSortByPosition(true);
    setSuppressDuplicateOverlappingText(true); // a shadow or a false bold is drawn twice
    addOperator(new SetNonStrokingColor(this));
    addOperator(new SetNonStrokingColorN(this));
    addOperator(new SetNonStrokingColorSpace(this));
    addOperator(new SetNonStrokingDeviceCMYKColor(this));
    addOperator(new SetNonStrokingDeviceGrayColor(this));
    addOperator(new SetNonStrokingDeviceRGBColor(this));
    addOperator(new BeginMarkedContentSequence(this));
    addOperator(new BeginMarkedContentSequenceWithProperties(this));
    addOperator(new EndMarkedContentSequence(this));
  }

  List<List<PageWord>> pages() {
    return pages;
  }

  List<String> notes() {
    return notes;
  }

  @Override
  public void processPage(PDPage page) throws IOException {
    words = new ArrayList<>();
    hiddenMarks.clear();
    seen = page.getCropBox();
    readable = 0;
    unreadable = 0;
    hidden = 0;
    pictures = 0;
    drawn = false;
    pictureArea = 0;
    row = 0;
    super.processPage(page);
    judge(getCurrentPageNo());
    pages.add(words);
  }

  private void judge(int page) {
    double covered = pictureArea / (seen.getWidth() * (double) seen.getHeight());
    boolean empty = readable == 0 && unreadable == 0;
    if (empty && (pictures > 0 || drawn || hidden > 0)) {
      throw new RefusedException(Refusal.UNREADABLE_PAGE, page);
    }
    if (covered > 0.5 && readable < STAMP) {
      throw new RefusedException(Refusal.UNREADABLE_PAGE, page);
    }
    StringBuilder text = new StringBuilder();
    words.forEach(word -> text.append(word.text()));
    if (unreadable > 0 || Characters.isGarbled(text)) {
      throw new RefusedException(Refusal.GARBLED_PAGE, page);
    }
    if (hidden > 0) {
      notes.add("第" + page + "页有" + hidden + "个看不见的文字，未收入");
    }
    if (pictures > 0) {
      notes.add("第" + page + "页有" + pictures + "幅图片，未收入");
    }
  }

  @Override
  protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement)
      throws IOException {
    String unicode = font.toUnicode(code);
    boolean blank = unicode != null && unicode.isBlank();
    if (isHidden(place)) {
      hidden += blank ? 0 : 1;
      return;
    }
    if (!blank) {
      if (Characters.isReadable(unicode)) {
        readable++;
        gathered++;
      } else {
        unreadable++;
      }
    }
    if (gathered > longest) {
      throw new RefusedException(Refusal.TOO_MUCH_TEXT);
    }
    super.showGlyph(place, font, code, displacement);
  }

  private boolean isHidden(Matrix place) {
    if (hiddenMarks.contains(true)) {
      return true;
    }
    var mode = getGraphicsState().getTextState().getRenderingMode();
    if (!mode.isFill() && !mode.isStroke()) {
      return true;
    }
    float x = place.getTranslateX();
    float y = place.getTranslateY();
    double height = Math.hypot(place.getShearX(), place.getScaleY());
    return !seen.contains(x, y)
        || height < SMALLEST_POINTS
        || (mode.isFill() && !mode.isStroke() && isWhite());
  }

  private boolean isWhite() {
    PDColor color = getGraphicsState().getNonStrokingColor();
    if (color != lastColor) {
      lastColor = color;
      lastIsWhite = isWhite(color);
    }
    return lastIsWhite || getGraphicsState().getNonStrokeAlphaConstant() < 0.03;
  }

  private static boolean isWhite(PDColor color) {
    if (color.isPattern()) {
      return false;
    }
    try {
      float[] rgb = color.getColorSpace().toRGB(color.getComponents());
      return rgb[0] > NEARLY_WHITE && rgb[1] > NEARLY_WHITE && rgb[2] > NEARLY_WHITE;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    switch (operator.getName()) {
      case OperatorName.BEGIN_INLINE_IMAGE -> picture();
      case OperatorName.DRAW_OBJECT -> {
        if (!operands.isEmpty()
            && operands.getFirst() instanceof COSName name
            && getResources().isImageXObject(name)) {
          picture();
          return;
        }
      }
      case OperatorName.FILL_NON_ZERO,
          OperatorName.FILL_EVEN_ODD,
          OperatorName.STROKE_PATH,
          OperatorName.FILL_NON_ZERO_AND_STROKE,
          OperatorName.FILL_EVEN_ODD_AND_STROKE,
          OperatorName.SHADING_FILL ->
          drawn = true;
      default -> {}
    }
    super.processOperator(operator, operands);
  }

  private void picture() {
    pictures++;
    Matrix place = getGraphicsState().getCurrentTransformationMatrix();
    pictureArea +=
        Math.abs(
            place.getScaleX() * (double) place.getScaleY()
                - place.getShearX() * (double) place.getShearY());
  }

  /** The stripper would take what a tag says in place of its glyphs, which nobody sees. */
  @Override
  public void beginMarkedContentSequence(COSName tag, COSDictionary properties) {
    boolean off = false;
    if (COSName.OC.equals(tag) && properties != null) {
      off = isOff(PDPropertyList.create(properties));
    }
    hiddenMarks.push(off);
  }

  @Override
  public void endMarkedContentSequence() {
    hiddenMarks.poll();
  }

  @Override
  public void showForm(PDFormXObject form) throws IOException {
    boolean off = isOff(form.getOptionalContent());
    hiddenMarks.push(off);
    super.showForm(form);
    hiddenMarks.poll();
  }

  private boolean isOff(@Nullable PDPropertyList layer) {
    return layers != null
        && layer instanceof PDOptionalContentGroup group
        && !layers.isGroupEnabled(group);
  }

  @Override
  protected void writeString(String text, List<TextPosition> positions) {
    if (positions.isEmpty() || text.isEmpty()) {
      return;
    }
    TextPosition first = positions.getFirst();
    TextPosition last = positions.getLast();
    words.add(
        new PageWord(
            row,
            text,
            first.getXDirAdj(),
            last.getXDirAdj() + last.getWidthDirAdj(),
            first.getYDirAdj(),
            first.getFontSizeInPt()));
  }

  @Override
  protected void writeLineSeparator() {
    row++;
  }
}
