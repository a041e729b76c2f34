package org.gongshi.site.search.shards;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which number each decision has. It gets it once, in the order of publication, and keeps it; the
 * number of what was taken down stays empty.
 */
final class Ledger {

  /**
   * A number's line.
   *
   * @param fingerprint the first digits of its file's hash
   */
  record Line(String id, String fingerprint) {}

  static final String FILE = "documents.txt";

  private static final Line EMPTY = new Line("", "");
  static final int FINGERPRINT = 16;

  private static final int ID = 26;
  private static final int WIDTH = ID + 1 + FINGERPRINT + 1;

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();

  /** How many numbers were ever given. */
  int size() {
    return lines.size();
  }

  int live() {
    return numbers.size();
  }

  /** The number of a decision, or -1. */
  int number(String id) {
    return numbers.getOrDefault(id, -1);
  }

  Line line(int number) {
    return lines.get(number);
  }

  boolean isEmpty(int number) {
    return lines.get(number).id().isEmpty();
  }

  List<String> ids() {
    return List.copyOf(numbers.keySet());
  }

  int add(Line line) {
    lines.add(line);
    numbers.put(line.id(), lines.size() - 1);
    return lines.size() - 1;
  }

  void set(int number, Line line) {
    lines.set(number, line);
  }

  void clear(int number) {
    numbers.remove(lines.get(number).id());
    lines.set(number, EMPTY);
  }

  /** Reads the numbers of a segment behind those that are there. */
  void read(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment.resolve(FILE));
    for (int at = 0; at + WIDTH <= bytes.length; at += WIDTH) {
      String line = new String(bytes, at, WIDTH - 1, StandardCharsets.US_ASCII);
      if (line.isBlank()) {
        lines.add(EMPTY);
      } else {
        add(new Line(line.substring(0, ID), line.substring(ID + 1)));
      }
    }
  }

  /** The lines of a segment, all of one width. */
  byte[] bytes(Range range) {
    StringBuilder out = new StringBuilder(range.size() * WIDTH);
    for (int number = range.from(); number < range.to(); number++) {
      Line line = lines.get(number);
      out.append(isEmpty(number) ? " ".repeat(WIDTH - 1) : line.id() + " " + line.fingerprint());
      out.append('\n');
    }
    return out.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
