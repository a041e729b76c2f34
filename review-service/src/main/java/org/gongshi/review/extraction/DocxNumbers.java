package org.gongshi.review.extraction;

import static org.gongshi.review.extraction.WordXml.attribute;
import static org.gongshi.review.extraction.WordXml.child;
import static org.gongshi.review.extraction.WordXml.children;
import static org.gongshi.review.extraction.WordXml.is;
import static org.gongshi.review.extraction.WordXml.number;
import static org.gongshi.review.extraction.WordXml.value;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * The numbers that Word draws before paragraphs (一、 （二） 3.) and that stand in no text: counted as
 * it counts them (ISO 29500-1, 17.9).
 */
final class DocxNumbers {
  private static final int LEVELS = 9;

  private record Level(String format, String text, int start) {}

  private final Map<String, String> abstractOf = new HashMap<>();
  private final Map<String, Level> levels = new HashMap<>();
  private final Map<String, Element> styles = new HashMap<>();
  private final Map<String, int[]> counters = new HashMap<>();

  private DocxNumbers() {}

  static DocxNumbers of(@Nullable Document numbering, @Nullable Document styled) {
    DocxNumbers numbers = new DocxNumbers();
    if (numbering != null) {
      numbers.read(numbering.getDocumentElement());
    }
    if (styled != null) {
      for (Element style : children(styled.getDocumentElement())) {
        String id = attribute(style, "styleId");
        if (is(style, "style") && id != null) {
          numbers.styles.put(id, style);
        }
      }
    }
    return numbers;
  }

  private void read(Element root) {
    for (Element element : children(root)) {
      if (is(element, "abstractNum")) {
        String id = attribute(element, "abstractNumId");
        for (Element level : children(element)) {
          if (is(level, "lvl")) {
            levels.put(id + "/" + attribute(level, "ilvl"), level(level));
          }
        }
      } else if (is(element, "num")) {
        String id = attribute(element, "numId");
        String abstractId = value(element, "abstractNumId");
        if (id != null && abstractId != null) {
          abstractOf.put(id, abstractId);
        }
      }
    }
  }

  private static Level level(Element level) {
    String format = value(level, "numFmt");
    String text = value(level, "lvlText");
    return new Level(
        format == null ? "decimal" : format,
        text == null ? "" : text,
        number(value(level, "start"), 1));
  }

  /** What stands before the paragraph; counts it. */
  String before(@Nullable Element properties) {
    Element ofParagraph = child(properties, "numPr");
    Element ofStyle = ofStyle(value(properties, "pStyle"));
    String id = value(ofParagraph, "numId");
    if (id == null) {
      id = value(ofStyle, "numId");
    }
    String abstractId = id == null ? null : abstractOf.get(id);
    if (abstractId == null) {
      return "";
    }
    String named = value(ofParagraph, "ilvl");
    int at = number(named == null ? value(ofStyle, "ilvl") : named, 0);
    Level level = levels.get(abstractId + "/" + at);
    if (level == null || at < 0 || at >= LEVELS) {
      return "";
    }
    int[] counts = counters.computeIfAbsent(abstractId, key -> new int[LEVELS]);
    counts[at] = counts[at] == 0 ? level.start() : counts[at] + 1;
    for (int deeper = at + 1; deeper < LEVELS; deeper++) {
      counts[deeper] = 0;
    }
    return shown(level, abstractId, counts);
  }

  /** From the style or those that it rests on. */
  private @Nullable Element ofStyle(@Nullable String id) {
    String at = id;
    for (int i = 0; i < 10 && at != null; i++) {
      Element style = styles.get(at);
      Element found = child(child(style, "pPr"), "numPr");
      if (found != null) {
        return found;
      }
      at = value(style, "basedOn");
    }
    return null;
  }

  private String shown(Level level, String abstractId, int[] counts) {
    if (level.format().equals("bullet")) {
      return "· ";
    }
    String text = level.text();
    for (int i = 0; i < LEVELS; i++) {
      if (text.contains("%" + (i + 1))) {
        Level other = levels.get(abstractId + "/" + i);
        int count = counts[i] == 0 && other != null ? other.start() : counts[i];
        String format = other == null ? "decimal" : other.format();
        text = text.replace("%" + (i + 1), Numerals.of(format, count));
      }
    }
    boolean latin = !text.isEmpty() && !Characters.isWide(text.codePointBefore(text.length()));
    return latin ? text + " " : text;
  }
}
