package org.gongshi.review.extraction;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Steps through WordprocessingML by local names, which are the same in its two namespaces. */
final class WordXml {
  private WordXml() {}

  static List<Element> children(Element parent) {
    List<Element> children = new ArrayList<>();
    for (Node n = parent.getFirstChild(); n != null; n = n.getNextSibling()) {
      if (n instanceof Element element) {
        children.add(element);
      }
    }
    return children;
  }

  static @Nullable Element child(@Nullable Element parent, String name) {
    return parent == null
        ? null
        : children(parent).stream().filter(e -> is(e, name)).findFirst().orElse(null);
  }

  static boolean is(Element element, String name) {
    return name.equals(element.getLocalName());
  }

  /** An attribute of the element's own namespace, or null. */
  static @Nullable String attribute(@Nullable Element element, String name) {
    if (element == null) {
      return null;
    }
    String space = element.getNamespaceURI();
    return element.hasAttributeNS(space, name) ? element.getAttributeNS(space, name) : null;
  }

  static @Nullable String value(@Nullable Element parent, String child) {
    return attribute(child(parent, child), "val");
  }

  /** A switch that is there and is not turned off. */
  static boolean isOn(@Nullable Element parent, String name) {
    Element element = child(parent, name);
    if (element == null) {
      return false;
    }
    String value = attribute(element, "val");
    return value == null || !(value.equals("0") || value.equals("false") || value.equals("off"));
  }

  static int number(@Nullable String value, int otherwise) {
    try {
      return value == null ? otherwise : Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }
}
