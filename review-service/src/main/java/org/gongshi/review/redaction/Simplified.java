package org.gongshi.review.redaction;

import com.hankcs.hanlp.HanLP;
import java.util.HashMap;
import java.util.Map;

/** Traditional characters to simplified ones, one by one, from the table of HanLP. */
final class Simplified {
  private static final Map<Integer, Integer> TABLE = read();

  private Simplified() {}

  static int of(int codePoint) {
    return codePoint < 0x2E80 ? codePoint : TABLE.getOrDefault(codePoint, codePoint);
  }

  private static Map<Integer, Integer> read() {
    Map<Integer, Integer> table = new HashMap<>();
    Lexicon.lines(HanLP.class, "/data/dictionary/tc/t2s.txt")
        .forEach(
            line -> {
              int equals = line.indexOf('=');
              if (equals > 0 && line.codePointCount(0, equals) == 1 && equals + 1 < line.length()) {
                table.put(line.codePointAt(0), line.codePointAt(equals + 1));
              }
            });
    return table;
  }
}
