package org.gongshi.review.extraction;

import static org.gongshi.review.extraction.WordXml.attribute;
import static org.gongshi.review.extraction.WordXml.child;
import static org.gongshi.review.extraction.WordXml.children;
import static org.gongshi.review.extraction.WordXml.is;
import static org.gongshi.review.extraction.WordXml.isOn;
import static org.gongshi.review.extraction.WordXml.number;
import static org.gongshi.review.extraction.WordXml.value;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Reads paragraphs, tables and text boxes in the order of the document. Insertions count, deletions
 * do not, hidden text does not; a note stands where the text refers to it and its words at the end.
 */
final class DocxBody {
  private static final int SMALLEST_HALF_POINTS = 2;

  private final DocxNumbers numbers;
  private final int longest;
  private final List<String> footnotes = new ArrayList<>();
  private final List<String> endnotes = new ArrayList<>();
  private int deletions;
  private int hidden;
  private int pictures;
  private int embedded;
  private int gathered;

  DocxBody(DocxNumbers numbers, int longest) {
    this.numbers = numbers;
    this.longest = longest;
  }

  /** What was there and is not in the text. */
  List<String> leftOut() {
    List<String> notes = new ArrayList<>();
    note(notes, deletions, "处修订删除的内容");
    note(notes, hidden, "个隐藏的文字");
    note(notes, pictures, "幅图片");
    note(notes, embedded, "个嵌入的文件");
    return notes;
  }

  private static void note(List<String> notes, int count, String what) {
    if (count > 0) {
      notes.add("有" + count + what + "，未收入");
    }
  }

  /** Reads everything in a block. */
  void blocks(Element parent, Consumer<String> out) {
    for (Element element : children(parent)) {
      switch (element.getLocalName()) {
        case "p" -> paragraph(element, out);
        case "tbl" -> table(element, out);
        case "del", "moveFrom" -> deletions++;
        case "altChunk" -> throw new RefusedException(Refusal.HOLDS_ANOTHER_FILE);
        case "AlternateContent" -> blocks(choice(element), out);
        case "sectPr", "sdtPr", "tblPr", "tblGrid" -> {}
        default -> blocks(element, out);
      }
    }
  }

  /** The words of the notes, in the order in which the text refers to them. */
  void notes(@Nullable Document footnoted, @Nullable Document endnoted, Consumer<String> out) {
    notes(footnotes, footnoted, "footnote", "注", out);
    notes(endnotes, endnoted, "endnote", "尾注", out);
  }

  private void notes(
      List<String> ids,
      @Nullable Document document,
      String name,
      String label,
      Consumer<String> out) {
    if (document == null) {
      return;
    }
    for (int i = 0; i < ids.size(); i++) {
      for (Element element : children(document.getDocumentElement())) {
        if (is(element, name) && ids.get(i).equals(attribute(element, "id"))) {
          out.accept("［" + label + (i + 1) + "］" + joined(element, " "));
        }
      }
    }
  }

  private String joined(Element element, String between) {
    List<String> lines = new ArrayList<>();
    blocks(element, line -> lines.add(line.replace("\t", " ")));
    lines.removeIf(String::isBlank);
    return String.join(between, lines);
  }

  private void table(Element table, Consumer<String> out) {
    for (Element row : children(table)) {
      switch (row.getLocalName()) {
        case "tr" -> row(row, out);
        case "sdt", "sdtContent", "ins", "customXml" -> table(row, out);
        default -> {}
      }
    }
  }

  private void row(Element row, Consumer<String> out) {
    Element properties = child(row, "trPr");
    if (properties != null && child(properties, "del") != null) {
      deletions++;
      return;
    }
    List<String> cells = new ArrayList<>();
    cells(row, cells);
    // One cell alone is a box around text.
    out.accept(cells.size() == 1 ? cells.getFirst() : String.join("\t", cells));
  }

  private void cells(Element parent, List<String> to) {
    for (Element cell : children(parent)) {
      switch (cell.getLocalName()) {
        case "tc" -> to.add(joined(cell, String.valueOf(Characters.LINE)));
        case "sdt", "sdtContent", "customXml" -> cells(cell, to);
        default -> {}
      }
    }
  }

  private void paragraph(Element paragraph, Consumer<String> out) {
    StringBuilder text = new StringBuilder();
    List<String> boxes = new ArrayList<>();
    inline(paragraph, text, boxes);
    String line = text.toString();
    if (!line.isBlank()) {
      line = numbers.before(child(paragraph, "pPr")) + line;
    }
    for (String part : line.split("\n", -1)) {
      out.accept(part);
    }
    boxes.forEach(out);
  }

  private void inline(Element parent, StringBuilder text, List<String> boxes) {
    for (Element element : children(parent)) {
      switch (element.getLocalName()) {
        case "r" -> run(element, text, boxes);
        case "del", "moveFrom" -> deletions++;
        case "AlternateContent" -> inline(choice(element), text, boxes);
        case "txbxContent" -> blocks(element, boxes::add);
        case "t" -> append(text, element.getTextContent());
        case "blip", "imagedata" -> pictures++;
        case "pPr", "rPr", "sdtPr", "rt", "instrText", "delText", "delInstrText" -> {}
        default -> inline(element, text, boxes);
      }
    }
  }

  private void run(Element run, StringBuilder text, List<String> boxes) {
    if (isHidden(child(run, "rPr"))) {
      hidden += Math.max(1, run.getTextContent().length());
      return;
    }
    for (Element element : children(run)) {
      switch (element.getLocalName()) {
        case "t" -> append(text, element.getTextContent());
        case "tab", "ptab" -> text.append(' ');
        case "br", "cr" -> text.append('\n');
        case "noBreakHyphen" -> text.append('-');
        case "sym" -> text.append(symbol(attribute(element, "char")));
        case "footnoteReference" -> refer(element, footnotes, "注", text);
        case "endnoteReference" -> refer(element, endnotes, "尾注", text);
        case "object" -> {
          embedded++;
          inline(element, text, boxes);
        }
        case "AlternateContent" -> inline(choice(element), text, boxes);
        case "drawing", "pict", "ruby" -> inline(element, text, boxes);
        default -> {}
      }
    }
  }

  private void append(StringBuilder text, String more) {
    gathered += more.length();
    if (gathered > longest) {
      throw new RefusedException(Refusal.TOO_MUCH_TEXT);
    }
    text.append(more);
  }

  private static boolean isHidden(@Nullable Element properties) {
    return isOn(properties, "vanish")
        || "FFFFFF".equalsIgnoreCase(value(properties, "color"))
        || number(value(properties, "sz"), 100) <= SMALLEST_HALF_POINTS;
  }

  private void refer(Element reference, List<String> ids, String label, StringBuilder text) {
    String id = attribute(reference, "id");
    if (id != null) {
      ids.add(id);
      text.append('［').append(label).append(ids.size()).append('］');
    }
  }

  /** Boxes that are ticked or not, in the fonts that Word puts them in; else a bullet. */
  private static String symbol(@Nullable String code) {
    return switch (code == null ? "" : code.toUpperCase(Locale.ROOT)) {
      case "F0FE", "F052" -> "☑";
      case "F0FD", "F051" -> "☒";
      case "F0A8", "F0A3", "F06F", "F071" -> "☐";
      default -> "·";
    };
  }

  /** What a reader that knows the newer form shows; the fallback says the same again. */
  private static Element choice(Element alternatives) {
    Element choice = child(alternatives, "Choice");
    return choice == null ? alternatives : choice;
  }
}
