package org.gongshi.site.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jsoup.parser.Parser;

/**
 * Reads the tags of a page in one pass and finds what is not well-formed. It is stricter than HTML,
 * as our templates are: each element is closed, each value quoted, each {@code <} of a text
 * escaped. So it needs no tree, and a page takes it a twentieth of a lenient parser's time.
 */
final class Tags {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
          "track", "wbr");
  private static final Set<String> RAW = Set.of("script", "style", "textarea", "title");
  private static final String DOCTYPE = "<!doctype html>";

  private final String html;
  private final Seen seen;
  private final Deque<String> open = new ArrayDeque<>();
  private int at;

  private Tags(String html, Seen seen) {
    this.html = html;
    this.seen = seen;
  }

  /** Is told of every attribute that has a value. */
  interface Seen {
    void attribute(String element, String name, String value);
  }

  /** Reads a page; what is wrong with it, as {@code line <n>: <what>}, nothing if it is good. */
  static Optional<String> read(String html, Seen seen) {
    Tags tags = new Tags(html, seen);
    try {
      tags.page();
      return Optional.empty();
    } catch (MalformedException e) {
      long line = 1 + html.substring(0, tags.at).chars().filter(c -> c == '\n').count();
      return Optional.of("line " + line + ": " + e.getMessage());
    }
  }

  /** Its message names elements and attributes, never a text. */
  private static final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;

    MalformedException(String message) {
      super(message, null, false, false);
    }
  }

  private void page() throws MalformedException {
    if (!html.regionMatches(true, 0, DOCTYPE, 0, DOCTYPE.length())) {
      throw new MalformedException("no " + DOCTYPE);
    }
    at = DOCTYPE.length();
    for (int next = html.indexOf('<', at); next >= 0; next = html.indexOf('<', at)) {
      at = next;
      if (html.startsWith("<!--", at)) {
        at = after("-->");
      } else if (html.startsWith("</", at)) {
        end();
      } else {
        start();
      }
    }
    if (!open.isEmpty()) {
      throw new MalformedException("<" + open.peek() + "> is not closed");
    }
  }

  private void end() throws MalformedException {
    int from = at + 2;
    int to = nameEnd(from);
    String element = html.substring(from, to);
    if (to == html.length() || html.charAt(to) != '>' || !element.equals(open.peek())) {
      String expected = open.isEmpty() ? "" : ", </" + open.peek() + "> is due";
      throw new MalformedException("</" + element + "> closes nothing" + expected);
    }
    open.pop();
    at = to + 1;
  }

  private void start() throws MalformedException {
    int to = nameEnd(at + 1);
    String element = html.substring(at + 1, to);
    if (element.isEmpty()) {
      throw new MalformedException("a bare <");
    }
    at = to;
    boolean closed = attributes(element);
    if (VOID.contains(element)) {
      return;
    }
    if (closed) {
      if (!element.equals("svg") && !open.contains("svg")) {
        throw new MalformedException("<" + element + "/> is not closed by its slash");
      }
      return;
    }
    open.push(element);
    if (RAW.contains(element)) {
      String close = "</" + element + ">";
      at = after(close) - close.length();
    }
  }

  /** Whether the tag ends with a slash. */
  private boolean attributes(String element) throws MalformedException {
    Set<String> names = new HashSet<>();
    while (true) {
      int before = at;
      at = spaceEnd(at);
      if (html.startsWith(">", at)) {
        at++;
        return false;
      }
      if (html.startsWith("/>", at)) {
        at += 2;
        return true;
      }
      int to = nameEnd(at);
      String name = html.substring(at, to);
      if (name.isEmpty() || before == at || !names.add(name)) {
        throw new MalformedException("<" + element + "> has a broken or double attribute " + name);
      }
      at = to;
      if (html.startsWith("=", at)) {
        value(element, name);
      }
    }
  }

  private void value(String element, String name) throws MalformedException {
    char quote = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
    int close = quote == '"' || quote == '\'' ? html.indexOf(quote, at + 2) : -1;
    if (close < 0) {
      throw new MalformedException("<" + element + " " + name + "> has no quoted value");
    }
    String value = html.substring(at + 2, close);
    at = close + 1;
    boolean escaped = value.indexOf('&') >= 0;
    seen.attribute(element, name, escaped ? Parser.unescapeEntities(value, true) : value);
  }

  private int after(String what) throws MalformedException {
    int found = html.indexOf(what, at);
    if (found < 0) {
      throw new MalformedException(what + " is missing");
    }
    return found + what.length();
  }

  private int nameEnd(int from) {
    int to = from;
    while (to < html.length() && isName(html.charAt(to))) {
      to++;
    }
    return to;
  }

  private int spaceEnd(int from) {
    int to = from;
    while (to < html.length() && Character.isWhitespace(html.charAt(to))) {
      to++;
    }
    return to;
  }

  private static boolean isName(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == ':'
        || c == '_';
  }
}
