package org.gongshi.review.extraction;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.ooxml.util.DocumentHelper;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackagePart;
import org.apache.poi.openxml4j.opc.PackageRelationship;
import org.apache.poi.openxml4j.opc.PackagingURIHelper;
import org.apache.poi.openxml4j.opc.TargetMode;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * The text of a Word document as it reads with all changes accepted. Without being read stay:
 * properties, comments, embedded files, macros. Headers and footers stay out too: they repeat on
 * every page, and the set page has its own.
 */
final class DocxText {
  private static final long LONGEST_PART = 64L << 20;
  private static final String MAIN = "wordprocessingml.document.main+xml";
  private static final String MACRO_MAIN = "ms-word.document.macroEnabled.main+xml";

  private final OPCPackage file;
  private final PackagePart main;

  private DocxText(OPCPackage file, PackagePart main) {
    this.file = file;
    this.main = main;
  }

  static Extracted of(byte[] bytes, Limits limits) throws IOException {
    ZipSecureFile.setMaxEntrySize(LONGEST_PART);
    try (OPCPackage file = OPCPackage.open(new ByteArrayInputStream(bytes))) {
      for (PackagePart part : file.getParts()) {
        String type = part.getContentType();
        if (type.endsWith(MAIN) || type.endsWith(MACRO_MAIN)) {
          return new DocxText(file, part).read(limits);
        }
      }
      throw new RefusedException(Refusal.UNKNOWN_FORMAT);
    } catch (InvalidFormatException | SAXException e) {
      throw new RefusedException(Refusal.BROKEN);
    }
  }

  private Extracted read(Limits limits) throws IOException, InvalidFormatException, SAXException {
    Document body = xml(main);
    DocxNumbers numbers = DocxNumbers.of(related("numbering"), related("styles"));
    DocxBody reading = new DocxBody(numbers, limits.characters());
    TextLines lines = new TextLines(limits.characters());
    reading.blocks(body.getDocumentElement(), lines::add);
    reading.notes(related("footnotes"), related("endnotes"), lines::add);
    List<String> notes = new ArrayList<>(reading.leftOut());
    if (has("header") || has("footer")) {
      notes.add("页眉、页脚未收入");
    }
    if (has("comments")) {
      notes.add("批注未收入");
    }
    return new Extracted.Text(lines.text(), 0, notes);
  }

  private boolean has(String kind) throws InvalidFormatException {
    return relation(kind) != null;
  }

  private @Nullable PackageRelationship relation(String kind) throws InvalidFormatException {
    for (PackageRelationship relation : main.getRelationships()) {
      if (relation.getRelationshipType().endsWith("/" + kind)) {
        return relation;
      }
    }
    return null;
  }

  private @Nullable Document related(String kind)
      throws IOException, InvalidFormatException, SAXException {
    PackageRelationship relation = relation(kind);
    if (relation == null || relation.getTargetMode() == TargetMode.EXTERNAL) {
      return null;
    }
    PackagePart part = file.getPart(PackagingURIHelper.createPartName(relation.getTargetURI()));
    return part == null ? null : xml(part);
  }

  /** POI's own reader of XML, which follows nothing out of the file. */
  private static Document xml(PackagePart part) throws IOException, SAXException {
    try (InputStream in = part.getInputStream()) {
      return DocumentHelper.readDocument(in);
    }
  }
}
