package org.gongshi.review.redaction;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Chinese surnames of one and of two characters. Compound ones stay whole in a masked name. */
public final class Surnames {
  /** How frequent each is, from {@code surnames.txt}; a frequent one has some thousands. */
  private static final Map<String, Integer> WEIGHTS = read();

  /** By the character of those that have one. */
  private static final int[] SINGLE = new int[0x10000];

  /** With which those of two characters begin. */
  private static final BitSet COMPOUND = new BitSet();

  static {
    WEIGHTS.forEach(
        (surname, weight) -> {
          if (surname.length() == 1) {
            SINGLE[surname.charAt(0)] = weight;
          } else {
            COMPOUND.set(surname.charAt(0));
          }
        });
  }

  private Surnames() {}

  /** The surname of a Han name; of any other name its first character. */
  static String of(String name) {
    if (name.indexOf('·') < 0 && name.length() >= 3 && WEIGHTS.containsKey(name.substring(0, 2))) {
      return name.substring(0, 2);
    }
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** How many units the longest surname has that begins here; 0 if none does. */
  static int lengthAt(String text, int at) {
    if (at >= text.length()) {
      return 0;
    }
    char first = text.charAt(at);
    if (COMPOUND.get(first)
        && at + 2 <= text.length()
        && WEIGHTS.containsKey(text.substring(at, at + 2))) {
      return 2;
    }
    return SINGLE[first] > 0 ? 1 : 0;
  }

  /** How frequent the surname of {@code length} units is that stands here. */
  static int weightAt(String text, int at, int length) {
    return length == 1
        ? SINGLE[text.charAt(at)]
        : WEIGHTS.getOrDefault(text.substring(at, at + length), 0);
  }

  /** All of them with their weights. */
  public static Map<String, Integer> weights() {
    return Map.copyOf(WEIGHTS);
  }

  private static Map<String, Integer> read() {
    return Lexicon.lines(Surnames.class, "surnames.txt").stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split(" ", 2))
        .collect(
            Collectors.toMap(
                row -> row[0], row -> Integer.valueOf(row[1]), (a, b) -> a, HashMap::new));
  }
}
