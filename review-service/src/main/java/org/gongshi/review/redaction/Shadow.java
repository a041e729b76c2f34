package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The text as a recogniser reads it, with the way back: escapes read, characters folded ({@link
 * Folding}), line breaks and spaces between Han characters dropped. Every unit knows which span of
 * the original it stands for, so that what is found here is cut there. One text has several
 * readings, since what joins one number tears another apart: what any of them shows is found.
 */
final class Shadow {
  /** How numbers are read. */
  enum Numbers {
    /** As they stand, so that two numbers with a space between stay two; tags are text. */
    AS_WRITTEN,
    /** Tags are dropped, spaces and hyphens between digits too: a number in groups is one. */
    JOINED,
    /** As joined, with 〇一二 and 零壹贰 read as digits. */
    DIGITS
  }

  /** The longest tag that is dropped; what is longer is text. */
  private static final int LONGEST_TAG = 2000;

  private static final String ONES = "零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖";
  private static final String VALUES = "0001112233445566778899";

  private final Units units;
  private final String text;

  /** Where a gap or a tag was dropped before the unit. */
  private final BitSet joints;

  /** What reads otherwise than in the readings before. */
  private final BitSet news;

  private final Numbers numbers;
  private final boolean first;

  private Shadow(Units units, BitSet joints, BitSet news, Numbers numbers, boolean first) {
    this.numbers = numbers;
    this.units = units;
    this.text = units.text();
    this.joints = joints;
    this.news = news;
    this.first = first;
  }

  /** The text as it stands, with its numbers joined: one of its readings. */
  static Shadow joined(List<Shadow> readings) {
    boolean alike = readings.size() == 1 || readings.get(1).numbers != Numbers.JOINED;
    return readings.get(alike ? 0 : 1);
  }

  /** Every reading of the text, with its escapes read and, if it has some, as it stands too. */
  static List<Shadow> all(String original) {
    Units plain = folded(original);
    List<Shadow> all = new ArrayList<>();
    addReadings(plain, all);
    if (Unescaping.mayHold(original)) {
      Units raw = raw(original);
      Units read = Unescaping.of(raw, false);
      if (read != raw) {
        addReadings(folded(read), all);
        if (Unescaping.mayHoldBytes(original)) {
          Units other = Unescaping.of(raw, true);
          if (!other.text().equals(read.text())) {
            addReadings(folded(other), all);
          }
        }
      }
    }
    return all;
  }

  private static void addReadings(Units base, List<Shadow> to) {
    boolean tags = false;
    @Nullable Shadow last = null;
    for (Numbers numbers : Numbers.values()) {
      Shadow reading = reading(base, numbers, numbers != Numbers.AS_WRITTEN, last == null);
      if (last == null || !reading.text().equals(last.text())) { // most texts read the same
        to.add(reading);
        last = reading;
      }
    }
    for (int i = 0; i < base.length(); i++) {
      tags |= base.at(i) == '<';
    }
    if (tags) {
      to.add(reading(base, Numbers.DIGITS, false, true));
    }
  }

  static Shadow of(String original, Numbers numbers) {
    return reading(folded(original), numbers, numbers != Numbers.AS_WRITTEN, true);
  }

  /** Folds a secret in the same way, so that it is found in a shadow. */
  static String fold(String secret, Numbers numbers) {
    return of(secret, numbers).text().toString();
  }

  String text() {
    return text;
  }

  /** Where it may show an identifier that the readings before it of the same text do not show. */
  List<Stretches.Stretch> news() {
    return first ? Stretches.whole(text.length()) : Stretches.around(news, text.length());
  }

  int originalStart(int index) {
    return units.start(index);
  }

  /** One past the original span of the unit before {@code end}. */
  int originalEnd(int end) {
    return units.end(end - 1);
  }

  /** Whether something was dropped between this unit and the one before. */
  boolean isJoint(int index) {
    return joints.get(index);
  }

  Cut cut(int from, int to, CutKind kind, String rule) {
    return new Cut(originalStart(from), originalEnd(to), kind, rule, kind.gap());
  }

  private static Units raw(String original) {
    Units raw = new Units(original.length());
    for (int i = 0; i < original.length(); i++) {
      raw.add(original.charAt(i), i, i + 1);
    }
    return raw;
  }

  private static Units folded(String original) {
    Units folded = new Units(original.length());
    for (int i = 0; i < original.length(); ) {
      int codePoint = original.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      Folding.add(codePoint, i, next, folded);
      i = next;
    }
    return folded;
  }

  private static Units folded(Units text) {
    Units folded = new Units(text.length());
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      Folding.add(codePoint, text.start(i), text.end(next - 1), folded);
      i = next;
    }
    return folded;
  }

  private static Shadow reading(Units base, Numbers numbers, boolean dropTags, boolean first) {
    Units text = new Units(base.length());
    BitSet joints = new BitSet();
    BitSet news = new BitSet();
    boolean dropped = false;
    int tag = -1;
    for (int i = 0; i < base.length(); i++) {
      char c = base.at(i);
      if (dropTags && c == '<') {
        tag = text.length();
      } else if (c == '>' && tag >= 0 && isTag(text, tag)) {
        text.truncate(tag);
        joints.clear(tag, Math.max(tag, joints.length()));
        news.clear(tag, Math.max(tag, news.length()));
        news.set(tag);
        dropped = true;
        tag = -1;
        continue;
      }
      if (isGap(c, numbers)) {
        int run = i;
        boolean spaces = true;
        while (run < base.length() && isGap(base.at(run), numbers)) {
          spaces &= base.at(run) == ' ';
          run++;
        }
        if (joins(text, base, run, numbers)) {
          if (!spaces || !isNamePart(text.at(text.length() - 1))) {
            news.set(text.length());
          }
          dropped = true;
          i = run - 1;
          continue;
        }
      }
      if (dropped) {
        joints.set(text.length());
        dropped = false;
      }
      char read = numbers == Numbers.DIGITS ? digit(c) : c;
      if (read != c && standsInNumber(text, base, i)) {
        news.set(text.length());
      }
      text.add(read, base.start(i), base.end(i));
    }
    return new Shadow(text, joints, news, numbers, first);
  }

  /** Whether a numeral touches another, a digit or a letter: 三 alone identifies nobody. */
  private static boolean standsInNumber(Units before, Units base, int at) {
    return (before.length() > 0 && isPartOfNumber(before.at(before.length() - 1)))
        || (at + 1 < base.length() && isPartOfNumber(digit(base.at(at + 1))));
  }

  private static boolean isPartOfNumber(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'z') || "-_.<>".indexOf(c) >= 0;
  }

  private static boolean isTag(Units text, int open) {
    if (text.length() - open > LONGEST_TAG || text.length() - open < 2) {
      return false;
    }
    char first = text.at(open + 1);
    return first == '/' || first == '!' || (first >= 'a' && first <= 'z');
  }

  /** Whether a gap that ends before {@code next} joins what stands on both sides. */
  private static boolean joins(Units before, Units base, int next, Numbers numbers) {
    if (before.length() == 0 || next == base.length()) {
      return false;
    }
    char last = before.at(before.length() - 1);
    char first = numbers == Numbers.DIGITS ? digit(base.at(next)) : base.at(next);
    if (first == '<' && numbers != Numbers.AS_WRITTEN) {
      return isDigit(last) || isNamePart(last); // a tag comes: what follows it decides for itself
    }
    if (isNamePart(last) && isNamePart(first)) {
      return true;
    }
    return numbers != Numbers.AS_WRITTEN && isDigit(last) && (isDigit(first) || first == 'x');
  }

  private static boolean isGap(char c, Numbers numbers) {
    return switch (c) {
      case ' ' -> true;
      case '-', '‐', '–', '—', '−', '_' -> numbers != Numbers.AS_WRITTEN;
      default -> false;
    };
  }

  /** The digit that a Chinese numeral is read as; any other unit as it is. */
  static char digit(char c) {
    int at = c < 0x25CB ? -1 : ONES.indexOf(c);
    return at < 0 ? c : VALUES.charAt(at);
  }

  private static boolean isNamePart(char c) {
    return c == '·' || Character.isSurrogate(c) || isHan(c);
  }

  static boolean isHan(char c) {
    boolean common = c >= 0x4E00 && c <= 0x9FA5;
    return common || Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
