package org.gongshi.site.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one place that knows where the files of a log lie, below its own folder. */
final class Tiles {

  static final String CHECKPOINT = "checkpoint";

  /** The key that signs it, in one line as programs that watch logs read it. */
  static final String VERIFIER_KEY = "verifier-key.txt";

  /** How many hashes, or entries, a file holds that is full. */
  static final int WIDTH = 256;

  private static final Pattern PARTIAL = Pattern.compile("(tile/.+)\\.p/([0-9]+)");

  private Tiles() {}

  static String hashes(int level, long number) {
    return "tile/" + level + "/" + name(number);
  }

  static String entries(long number) {
    return "tile/entries/" + name(number);
  }

  /** The path of what is not full yet. */
  static String partial(String full, int width) {
    return full + ".p/" + width;
  }

  /** The path under which it will be full, the same where it is. */
  static String full(String path) {
    Matcher partial = PARTIAL.matcher(path);
    return partial.matches() ? partial.group(1) : path;
  }

  /** How many hashes or entries a file holds, by its path. */
  static int width(String path) {
    Matcher partial = PARTIAL.matcher(path);
    return partial.matches() ? Integer.parseInt(partial.group(2)) : WIDTH;
  }

  static boolean isEntries(String path) {
    return path.startsWith("tile/entries/");
  }

  /** Three digits to a folder, all but the last with an x before them. */
  private static String name(long number) {
    String name = threeDigits(number);
    for (long rest = number / 1000; rest > 0; rest /= 1000) {
      name = "x" + threeDigits(rest) + "/" + name;
    }
    return name;
  }

  private static String threeDigits(long number) {
    return Long.toString(1000 + number % 1000).substring(1);
  }
}
