package org.gongshi.site.search.shards;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which number each decision has. It gets it once, in the order of publication, and keeps it; the
 * number of what was taken down stays empty. It is kept as the bytes of its files: a build of one
 * change asks for the numbers of few decisions.
 */
final class Ledger {

  /**
   * A number's line.
   *
   * @param fingerprint the first digits of its file's hash
   */
  record Line(String id, String fingerprint) {}

  static final String FILE = "documents.txt";

  static final int FINGERPRINT = 16;

  private static final int ID = 26;
  private static final int WIDTH = ID + 1 + FINGERPRINT + 1;
  private static final byte[] EMPTY = (" ".repeat(WIDTH - 1) + "\n").getBytes(US_ASCII);

  /** So many numbers are looked for line by line; for more a table is quicker. */
  private static final int LOOKS = 16;

  /** The lines of all numbers, all of one width, and room for more. */
  private byte[] lines = new byte[0];

  private int size;
  private int live;
  private int looks;
  private @Nullable Map<String, Integer> numbers;

  /** How many numbers were ever given. */
  int size() {
    return size;
  }

  int live() {
    return live;
  }

  /** The number of a decision, or -1. */
  int number(String id) {
    if (numbers == null && ++looks <= LOOKS) {
      return find(id);
    }
    return numbers().getOrDefault(id, -1);
  }

  private int find(String id) {
    byte[] wanted = id.getBytes(US_ASCII);
    for (int at = 0; at < size * WIDTH; at += WIDTH) {
      if (Arrays.equals(lines, at, at + ID, wanted, 0, wanted.length)) {
        return at / WIDTH;
      }
    }
    return -1;
  }

  /** The table, made when it is first asked for. */
  private Map<String, Integer> numbers() {
    Map<String, Integer> all = numbers;
    if (all == null) {
      all = new HashMap<>();
      for (int number = 0; number < size; number++) {
        if (!isEmpty(number)) {
          all.put(text(number, 0, ID), number);
        }
      }
      numbers = all;
    }
    return all;
  }

  Line line(int number) {
    return isEmpty(number)
        ? new Line("", "")
        : new Line(text(number, 0, ID), text(number, ID + 1, FINGERPRINT));
  }

  private String text(int number, int from, int length) {
    return new String(lines, number * WIDTH + from, length, US_ASCII);
  }

  boolean isEmpty(int number) {
    return lines[number * WIDTH] == ' ';
  }

  List<String> ids() {
    return List.copyOf(numbers().keySet());
  }

  int add(Line line) {
    int number = size;
    if (lines.length < (number + 1) * WIDTH) {
      lines = Arrays.copyOf(lines, Math.max(2 * lines.length, (number + 1) * WIDTH));
    }
    size++;
    live++;
    set(number, line);
    if (numbers != null) {
      numbers.put(line.id(), number);
    }
    return number;
  }

  void set(int number, Line line) {
    put(number, (line.id() + " " + line.fingerprint() + "\n").getBytes(US_ASCII));
  }

  void clear(int number) {
    if (numbers != null) {
      numbers.remove(text(number, 0, ID));
    }
    put(number, EMPTY);
    live--;
  }

  private void put(int number, byte[] line) {
    System.arraycopy(line, 0, lines, number * WIDTH, WIDTH);
  }

  /** Reads the numbers of a segment behind those that are there. */
  void read(Path segment) throws IOException {
    byte[] bytes = Files.readAllBytes(segment.resolve(FILE));
    int count = bytes.length / WIDTH;
    lines = Arrays.copyOf(lines, (size + count) * WIDTH);
    System.arraycopy(bytes, 0, lines, size * WIDTH, count * WIDTH);
    for (int i = 0; i < count; i++) {
      live += isEmpty(size + i) ? 0 : 1;
    }
    size += count;
    numbers = null;
  }

  /** The lines of a segment. */
  byte[] bytes(Range range) {
    return Arrays.copyOfRange(lines, range.from() * WIDTH, range.to() * WIDTH);
  }
}
