package org.gongshi.review.redaction;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Chinese surnames of one and of two characters. Compound ones stay whole in a masked name. */
public final class Surnames {
  /** How frequent each is, from {@code surnames.txt}; a frequent one has some thousands. */
  private static final Map<String, Integer> WEIGHTS = read();

  private Surnames() {}

  /** The surname of a Han name; of any other name its first character. */
  static String of(String name) {
    if (name.indexOf('·') < 0 && name.length() >= 3 && WEIGHTS.containsKey(name.substring(0, 2))) {
      return name.substring(0, 2);
    }
    return name.substring(0, name.offsetByCodePoints(0, 1));
  }

  /** How frequent the surname is; 0 if it is none. */
  static int weight(String surname) {
    return WEIGHTS.getOrDefault(surname, 0);
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
