package org.gongshi.review.http;

/** Writes HTML; every text is escaped, so what a document holds is shown and never run. */
final class Html {
  private final StringBuilder out = new StringBuilder();

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** Markup of the program's own. */
  Html raw(String markup) {
    out.append(markup);
    return this;
  }

  Html text(String text) {
    out.append(escaped(text));
    return this;
  }

  /** {@code <name>text</name>}. */
  Html element(String name, String text) {
    return open(name).text(text).close(name);
  }

  /** {@code <name class="kind">text</name>}. */
  Html element(String name, String kind, String text) {
    return open(name, "class", kind).text(text).close(name);
  }

  Html open(String name, String... attributes) {
    out.append('<').append(name);
    for (int i = 0; i + 1 < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      out.append(escaped(attributes[i + 1])).append('"');
    }
    out.append('>');
    return this;
  }

  Html close(String name) {
    out.append("</").append(name).append('>');
    return this;
  }

  Html link(String address, String text) {
    return open("a", "href", address).text(text).close("a");
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
