package org.gongshi.site.feeds;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML file; text is escaped, and characters that XML 1.0 does not know are left out. */
final class Xml {

  private final XMLStreamWriter out;

  private Xml(XMLStreamWriter out) {
    this.out = out;
  }

  /** Writes the elements. */
  interface Body {
    void write(Xml xml) throws XMLStreamException;
  }

  static void write(Path file, String root, String namespace, Body body) throws IOException {
    Files.createDirectories(file.resolveSibling(""));
    // The writer hands every tag over on its own.
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      XMLStreamWriter out =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(stream, "UTF-8");
      out.writeStartDocument("UTF-8", "1.0");
      out.writeCharacters("\n");
      out.writeStartElement(root);
      out.writeDefaultNamespace(namespace);
      body.write(new Xml(out));
      out.writeCharacters("\n");
      out.writeEndElement();
      out.writeCharacters("\n");
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write " + file.getFileName(), e);
    }
  }

  Xml open(String name) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeStartElement(name);
    return this;
  }

  Xml close() throws XMLStreamException {
    out.writeEndElement();
    return this;
  }

  Xml text(String name, String text) throws XMLStreamException {
    open(name);
    out.writeCharacters(known(text));
    return close();
  }

  /**
   * An element without text.
   *
   * @param attributes names and values in turn
   */
  Xml empty(String name, String... attributes) throws XMLStreamException {
    out.writeCharacters("\n");
    out.writeEmptyElement(name);
    for (int i = 0; i < attributes.length; i += 2) {
      out.writeAttribute(attributes[i], known(attributes[i + 1]));
    }
    return this;
  }

  private static String known(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isKnown(c)) { // half of a pair is none
        return onlyKnown(text);
      }
    }
    return text;
  }

  private static String onlyKnown(String text) {
    return text.codePoints()
        .filter(Xml::isKnown)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  /** XML 1.0, production 2. */
  private static boolean isKnown(int c) {
    return c == 0x9
        || c == 0xA
        || (c >= 0x20 && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
