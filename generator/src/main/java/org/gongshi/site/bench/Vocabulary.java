package org.gongshi.site.bench;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Invented words of the characters of GB 2312's first level, drawn so that few are frequent and
 * most are rare, as in real texts, with the small words of the language between them.
 */
final class Vocabulary {

  private static final int SIZE = 9_000;
  private static final int CHARACTERS = 3_755;
  private static final String SMALL = "的了和在对并及与为由以其未已将";

  private final List<String> words = new ArrayList<>(SIZE);

  /** The words are the first thing drawn from {@code random}. */
  Vocabulary(Random random) {
    String characters = characters();
    for (int i = 0; i < SIZE; i++) {
      int length = random.nextInt(5) == 0 ? 3 : 2;
      StringBuilder word = new StringBuilder();
      while (word.length() < length) {
        word.append(characters.charAt(skewed(random, characters.length(), 1.6)));
      }
      words.add(word.toString());
    }
  }

  /** The characters in an order of our own. */
  private static String characters() {
    byte[] bytes = new byte[2 * CHARACTERS];
    for (int i = 0; i < CHARACTERS; i++) {
      bytes[2 * i] = (byte) (0xb0 + i / 94);
      bytes[2 * i + 1] = (byte) (0xa1 + i % 94);
    }
    List<Character> all = new ArrayList<>();
    for (char c : new String(bytes, Charset.forName("GB2312")).toCharArray()) {
      all.add(c);
    }
    Collections.shuffle(all, new Random(1));
    StringBuilder out = new StringBuilder();
    all.forEach(out::append);
    return out.toString();
  }

  /** Small numbers more often than large ones. */
  static int skewed(Random random, int bound, double power) {
    return (int) (bound * Math.pow(random.nextDouble(), power));
  }

  /** The word of a number, from either end. */
  String word(int number) {
    return words.get(Math.floorMod(number, SIZE));
  }

  String word(Random random) {
    return words.get(skewed(random, SIZE, 3));
  }

  /** A name: words side by side. */
  String name(Random random, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      out.append(word(random));
    }
    return out.toString();
  }

  /** A clause: most words with one of the small words of the language before them. */
  String clause(Random random, int count) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < count; i++) {
      if (random.nextInt(3) > 0) {
        out.append(SMALL.charAt(random.nextInt(SMALL.length())));
      }
      out.append(word(random));
    }
    return out.toString();
  }
}
