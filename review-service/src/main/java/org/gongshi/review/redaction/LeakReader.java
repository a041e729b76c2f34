package org.gongshi.review.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Reads one file's bytes, as they come, for the secrets of a {@link LeakSearch}. Most bytes are
 * looked at once, in a coarse reading ({@link Canonical}); what is found there, and the
 * neighbourhood of every escape, is read again by a {@link Shadow}, which says what is really
 * readable.
 */
public final class LeakReader {
  /** A secret that is written over more bytes than these is not one that anybody reads. */
  private static final int OVERLAP = 8 * 1024;

  private static final int CHUNK = 256 * 1024;

  /** What is read again around an escape, in bytes before and after. */
  private static final int AROUND = 600;

  /** What is read again at once, so that a file of nothing but escapes costs no more memory. */
  private static final int WINDOW = 16 * 1024;

  private static final int LONGEST_TAG = 2000;

  /** Bytes read beside a place, to see where a number begins and ends. */
  private static final int BESIDE = 12;

  /** Where the last round's end is read again: a character may have been cut there. */
  private static final int CUT_CHARACTER = 8;

  private static final byte DROP = 0;
  private static final byte OPEN = 1;
  private static final byte CLOSE = 2;
  private static final byte REFERENCE = 3;
  private static final byte BACKSLASH = 4;
  private static final byte PERCENT = 5;
  private static final byte[] ASCII = ascii();

  private static final int LONGEST_NAME = 7;

  /** Names of elements that divide no word, a byte for each letter. */
  private static final long[] INLINE =
      Stream.of(
              "a", "abbr", "b", "bdi", "bdo", "big", "code", "del", "em", "font", "i", "ins", "kbd",
              "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong", "sub", "sup",
              "u", "var", "wbr")
          .mapToLong(name -> name.chars().asLongStream().reduce(0, (all, c) -> (all << 8) | c))
          .sorted()
          .toArray();

  private final LeakSearch search;
  private final SuffixTable table;
  private final boolean[] ends;
  private final LeakSearch.Sink sink;
  private final byte[] buffer = new byte[OVERLAP + CHUNK];
  private final Set<Long> told = new HashSet<>();
  private int length;

  /** Where the buffer's first byte stands in the file. */
  private long base;

  /** Up to here everything was read in an earlier round, and what ends before it told. */
  private int fresh;

  private Track text = new Track();
  private Track tag = new Track();
  private int tagStart = -1;
  private int windowStart = -1;
  private int windowEnd;

  LeakReader(LeakSearch search, LeakSearch.Sink sink) {
    this.search = search;
    this.table = search.table();
    this.ends = search.ends();
    this.sink = sink;
  }

  /** The last units of one run of text, and where they stand in the buffer. */
  private static final class Track {
    static final int MASK = 255;
    private final char[] units = new char[MASK + 1];
    private final int[] starts = new int[MASK + 1];
    private int count;
    private long early;
    private long last;

    void set(int newCount, long newEarly, long newLast) {
      count = newCount;
      early = newEarly;
      last = newLast;
    }

    void push(char unit, int start) {
      early = (early << 16) | (last >>> 48);
      last = (last << 16) | unit;
      units[count & MASK] = unit;
      starts[count & MASK] = start;
      count++;
    }

    /** Nothing before this belongs to what comes. */
    void cut() {
      early = 0;
      last = 0;
      units[count++ & MASK] = 0;
    }

    void clear() {
      count = 0;
      Arrays.fill(units, (char) 0);
      cut();
    }

    boolean endsWith(String needle) {
      for (int i = needle.length() - 1, at = count - 1; i >= 0; i--, at--) {
        if (units[at & MASK] != needle.charAt(i)) {
          return false;
        }
      }
      return true;
    }

    int startOf(String needle) {
      return starts[(count - needle.length()) & MASK];
    }
  }

  /** Reads more of the file. */
  public void read(byte[] bytes, int from, int to) {
    for (int at = from; at < to; ) {
      int part = Math.min(to - at, buffer.length - length);
      System.arraycopy(bytes, at, buffer, length, part);
      length += part;
      at += part;
      if (length == buffer.length) {
        look();
        int drop = length - OVERLAP;
        System.arraycopy(buffer, drop, buffer, 0, OVERLAP);
        base += drop;
        length = OVERLAP;
        fresh = OVERLAP - CUT_CHARACTER;
      }
    }
  }

  /** The file is over; the reader may be used for the next one. */
  public void end() {
    look();
    length = 0;
    base = 0;
    fresh = 0;
    told.clear();
  }

  /**
   * Reads the whole buffer; the overlap again, so that nothing is lost between two rounds. What is
   * read of nearly every byte is kept in local variables: this loop is the gate's speed.
   */
  private void look() {
    text.clear();
    tag.clear();
    tagStart = -1;
    windowStart = -1;
    byte[] bytes = buffer;
    int end = length;
    int at = 0;
    while (at < end) {
      Track track = text;
      char[] units = track.units;
      int[] starts = track.starts;
      int count = track.count;
      long early = track.early;
      long last = track.last;
      boolean plain = true;
      while (plain && at < end) {
        int b = bytes[at];
        char unit = Canonical.DROPPED;
        int next = at + 1;
        if (b >= 0) {
          byte kind = ASCII[b];
          if (kind == DROP) {
            at = next;
            continue;
          }
          plain = kind > PERCENT;
          unit = (char) kind;
        } else if (isThree(bytes, at, end)) {
          unit =
              Canonical.unit(
                  (char)
                      (((b & 0xF) << 12) | ((bytes[at + 1] & 0x3F) << 6) | (bytes[at + 2] & 0x3F)));
          next = at + 3;
          if (unit == Canonical.DROPPED) {
            at = next;
            continue;
          }
          plain = unit != Canonical.SEVERAL;
        } else {
          plain = false;
        }
        if (plain) {
          early = (early << 16) | (last >>> 48);
          last = (last << 16) | unit;
          units[count & Track.MASK] = unit;
          starts[count & Track.MASK] = at;
          count++;
          if (ends[unit] && mayEnd(unit, early, last)) {
            track.set(count, early, last);
            compare(unit, at);
          }
          at = next;
        }
      }
      track.set(count, early, last);
      if (at < end) {
        int b = bytes[at];
        at = b >= 0 ? mark(ASCII[b], at) : beyondAscii(b, at);
      }
    }
    window();
  }

  /** Whether a character of three bytes stands here, as nearly all Han characters are. */
  private static boolean isThree(byte[] bytes, int at, int end) {
    return (bytes[at] & 0xF0) == 0xE0
        && at + 2 < end
        && (bytes[at + 1] & 0xC0) == 0x80
        && (bytes[at + 2] & 0xC0) == 0x80;
  }

  private boolean mayEnd(char unit, long early, long last) {
    return unit < 0x80
        ? table.mayHold(SuffixTable.ofEight(early, last)) || table.mayHold(SuffixTable.ofFour(last))
        : table.mayHold(SuffixTable.ofTwo(last))
            || table.mayHold(SuffixTable.ofThree(last))
            || table.mayHold(SuffixTable.ofFour(last));
  }

  private int mark(byte kind, int at) {
    switch (kind) {
      case OPEN -> {
        if (tagStart >= 0 && at - tagStart > LONGEST_TAG) {
          tagStart = -1; // no tag: what was read since is the text
        }
        if (tagStart < 0 && at + 1 < length && beginsTag(buffer[at + 1])) {
          if (!isInline(at + 1)) {
            text.cut();
          }
          tagStart = at;
          tag.cut();
          swap();
        }
      }
      case CLOSE -> {
        if (tagStart >= 0) {
          if (at - tagStart <= LONGEST_TAG) {
            swap();
          }
          tagStart = -1;
        }
      }
      case REFERENCE, BACKSLASH, PERCENT -> {
        return escape(kind, at);
      }
      default -> throw new IllegalStateException();
    }
    return at + 1;
  }

  /** What a tag holds is a text of its own. */
  private void swap() {
    Track other = text;
    text = tag;
    tag = other;
  }

  private static boolean beginsTag(byte b) {
    return b == '/' || b == '!' || b == '?' || ((b | 0x20) >= 'a' && (b | 0x20) <= 'z');
  }

  private boolean isInline(int from) {
    int at = buffer[from] == '/' ? from + 1 : from;
    long name = 0;
    for (int end = at + LONGEST_NAME; at < Math.min(end, length); at++) {
      int c = buffer[at] | 0x20;
      if (c < 'a' || c > 'z') {
        break;
      }
      name = (name << 8) | c;
    }
    return Arrays.binarySearch(INLINE, name) >= 0;
  }

  private int escape(byte kind, int at) {
    int next = at + 1 < length ? buffer[at + 1] : ' ';
    if (kind == BACKSLASH) {
      if (next == 'n' || next == 'r' || next == 't' || next == 'f' || next == 'b') {
        return at + 2; // a line's end in JSON is dropped as the line's end itself
      }
      if (next == 'u' || next == 'x' || next == '\\') {
        again(at);
      }
    } else if (kind == PERCENT) {
      if (Character.digit(next, 16) >= 0 || next == 'u' || next == '%') {
        again(at);
      }
    } else if (next == '#' || Character.isLetter(next)) {
      int end = at + 1;
      while (end < length && end - at < 9 && buffer[end] != ';') {
        end++;
      }
      String name =
          new String(buffer, at + 1, Math.max(0, end - at - 1), StandardCharsets.US_ASCII);
      boolean goesOn =
          end + 1 < length && (buffer[end + 1] == '#' || Character.isLetter(buffer[end + 1]));
      switch (name) {
        case "lt", "gt", "quot", "apos", "#39", "#34", "#x27" -> {
          return end + 1;
        }
        case "amp" -> {
          if (!goesOn) {
            return end + 1;
          }
          again(at);
        }
        default -> again(at);
      }
    }
    return at + 1;
  }

  /** What stands here is read in another way; it and its neighbourhood are read again. */
  private void again(int at) {
    int from = Math.max(0, at - AROUND);
    if (windowStart >= 0 && (from > windowEnd || at - windowStart > WINDOW)) {
      window();
    }
    if (windowStart < 0) {
      windowStart = from;
    }
    windowEnd = Math.min(length, at + AROUND);
  }

  private int beyondAscii(int b, int at) {
    int size = b >= (byte) 0xF0 ? 4 : b >= (byte) 0xE0 ? 3 : 2;
    if (b < (byte) 0xC2 || b > (byte) 0xF4 || at + size > length) {
      text.cut();
      return at + 1;
    }
    int point = b & (0xFF >> (size + 1));
    for (int i = 1; i < size; i++) {
      int more = buffer[at + i];
      if (more >= (byte) 0xC0) {
        text.cut();
        return at + i;
      }
      point = (point << 6) | (more & 0x3F);
    }
    char unit = point < 0x10000 ? Canonical.unit((char) point) : Canonical.SEVERAL;
    if (unit == Canonical.SEVERAL) {
      several(point, at);
    } else if (unit != Canonical.DROPPED) {
      push(unit, at);
    }
    return at + size;
  }

  private void several(int point, int at) {
    if (point > Character.MAX_CODE_POINT || (point >= 0xD800 && point <= 0xDFFF)) {
      text.cut();
      return;
    }
    String folded = Canonical.of(Character.toString(point));
    for (int i = 0; i < folded.length(); i++) {
      push(folded.charAt(i), at);
    }
  }

  private void push(char unit, int at) {
    text.push(unit, at);
    if (ends[unit]) {
      compare(unit, at);
    }
  }

  private void compare(char unit, int at) {
    long last = text.last;
    if (unit < 0x80) {
      compareAll(SuffixTable.ofEight(text.early, last), at);
    }
    compareAll(SuffixTable.ofTwo(last), at);
    compareAll(SuffixTable.ofThree(last), at);
    compareAll(SuffixTable.ofFour(last), at);
  }

  private void compareAll(long hash, int at) {
    if (table.mayHold(hash)) {
      compare(table.first(hash), at);
    }
  }

  private void compare(int first, int at) {
    for (int number = first; number >= 0; number = table.next(number)) {
      String needle = search.needle(number);
      if (text.endsWith(needle)) {
        int start = text.startOf(needle);
        if (at >= fresh && isReadable(number, start, at)) {
          tell(number, start);
        }
      }
    }
  }

  private void tell(int number, int start) {
    if (told.add(((base + start) << 24) ^ number)) {
      sink.found(number, base + start);
    }
  }

  /** Whether a shadow of the bytes, and of a little beside them, shows the secret. */
  private boolean isReadable(int number, int start, int at) {
    if (standsAsItIs(search.secret(number).text(), start)) {
      return true;
    }
    int from = Math.max(0, start - BESIDE);
    while (from > 0 && from < start && (buffer[from] & 0xC0) == 0x80) {
      from++;
    }
    int end = Math.min(length, at + 1 + BESIDE);
    while (end < length && (buffer[end] & 0xC0) == 0x80) {
      end++;
    }
    return shows(Shadow.all(decoded(from, end)), number);
  }

  /** Most secrets that are found are Han characters, and written as the case has them. */
  private boolean standsAsItIs(String secret, int start) {
    int at = start;
    for (int i = 0; i < secret.length(); i++, at += 3) {
      char c = secret.charAt(i);
      if (c < 0x3400
          || c > 0x9FFF
          || at + 2 >= length
          || buffer[at] != (byte) (0xE0 | (c >> 12))
          || buffer[at + 1] != (byte) (0x80 | ((c >> 6) & 0x3F))
          || buffer[at + 2] != (byte) (0x80 | (c & 0x3F))) {
        return false;
      }
    }
    return true;
  }

  /** The text of some bytes, the ends of lines in JSON as such. */
  private String decoded(int from, int to) {
    String text = new String(buffer, from, to - from, StandardCharsets.UTF_8);
    return text.indexOf('\\') < 0 ? text : text.replaceAll("(?<!\\\\)\\\\[nrtfb]", "\n");
  }

  private boolean shows(List<Shadow> readings, int number) {
    String secret = search.secret(number).text();
    for (Shadow.Numbers numbers : Shadow.Numbers.values()) {
      String folded = Shadow.fold(secret, numbers).strip();
      String end =
          folded.length() <= LeakSearch.LONGEST
              ? folded
              : folded.substring(folded.length() - LeakSearch.LONGEST / 2);
      for (Shadow reading : readings) {
        if (stands(end, reading.text())) {
          return true;
        }
      }
    }
    return false;
  }

  /** A number that is a part of a longer one is not this number. */
  private static boolean stands(String secret, String text) {
    for (int at = text.indexOf(secret); at >= 0; at = text.indexOf(secret, at + 1)) {
      int end = at + secret.length();
      boolean begins =
          at == 0 || !Shadow.isDigit(secret.charAt(0)) || !Shadow.isDigit(text.charAt(at - 1));
      boolean ends =
          end == text.length()
              || !Shadow.isDigit(secret.charAt(secret.length() - 1))
              || !Shadow.isDigit(text.charAt(end));
      if (begins && ends) {
        return true;
      }
    }
    return false;
  }

  /** Reads what stands around escapes, as it reads without them. */
  private void window() {
    if (windowStart < 0) {
      return;
    }
    int from = windowStart;
    windowStart = -1;
    List<Shadow> readings = Shadow.all(decoded(from, windowEnd));
    Track before = text;
    text = new Track();
    for (Shadow reading : readings) {
      text.clear();
      String units = Canonical.of(reading.text());
      for (int i = 0; i < units.length(); i++) {
        text.push(units.charAt(i), from);
        windowed(readings, from);
      }
    }
    text = before;
  }

  private void windowed(List<Shadow> readings, int from) {
    long last = text.last;
    long[] hashes = {
      SuffixTable.ofTwo(last),
      SuffixTable.ofThree(last),
      SuffixTable.ofFour(last),
      SuffixTable.ofEight(text.early, last)
    };
    for (long hash : hashes) {
      if (table.mayHold(hash)) {
        for (int number = table.first(hash); number >= 0; number = table.next(number)) {
          if (text.endsWith(search.needle(number)) && shows(readings, number)) {
            tell(number, from);
          }
        }
      }
    }
  }

  private static byte[] ascii() {
    byte[] kinds = new byte[0x80];
    for (char c = 0; c < 0x80; c++) {
      char unit = Canonical.unit(c);
      kinds[c] = (byte) (unit == Canonical.SEVERAL ? DROP : unit);
    }
    kinds['<'] = OPEN;
    kinds['>'] = CLOSE;
    kinds['&'] = REFERENCE;
    kinds['\\'] = BACKSLASH;
    kinds['%'] = PERCENT;
    return kinds;
  }
}
