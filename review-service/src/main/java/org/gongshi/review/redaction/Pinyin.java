package org.gongshi.review.redaction;

import com.hankcs.hanlp.HanLP;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How a name is spelt in Latin letters: every reading of every character, from HanLP's table. */
final class Pinyin {
  /** How many spellings of one name are tried. */
  private static final int MOST = 24;

  /** Readings that only surnames have. */
  private static final Map<String, String> OF_SURNAMES =
      Map.ofEntries(
          Map.entry("单", "shan"),
          Map.entry("曾", "zeng"),
          Map.entry("解", "xie"),
          Map.entry("仇", "qiu"),
          Map.entry("区", "ou"),
          Map.entry("查", "zha"),
          Map.entry("盖", "ge"),
          Map.entry("朴", "piao"),
          Map.entry("翟", "zhai"),
          Map.entry("折", "she"),
          Map.entry("缪", "miao"),
          Map.entry("员", "yun"),
          Map.entry("繁", "po"),
          Map.entry("尉", "yu"),
          Map.entry("万", "mo"),
          Map.entry("俟", "qi"));

  private static final Map<String, Set<String>> TABLE = read();

  private Pinyin() {}

  /** The spellings of each character in turn, none if one of them has no reading. */
  static List<List<String>> spellings(String han) {
    List<List<String>> all = new ArrayList<>();
    all.add(List.of());
    for (int i = 0; i < han.length(); ) {
      int next = han.offsetByCodePoints(i, 1);
      String one = han.substring(i, next);
      Set<String> readings = new LinkedHashSet<>(TABLE.getOrDefault(one, Set.of()));
      String surname = OF_SURNAMES.get(one);
      if (surname != null) {
        readings.add(surname);
      }
      List<List<String>> longer = new ArrayList<>();
      for (List<String> before : all) {
        for (String reading : readings) {
          if (longer.size() < MOST) {
            List<String> spelling = new ArrayList<>(before);
            spelling.add(reading);
            longer.add(spelling);
          }
        }
      }
      all = longer;
      i = next;
    }
    return all;
  }

  private static Map<String, Set<String>> read() {
    Map<String, Set<String>> table = new HashMap<>();
    for (String line : Lexicon.lines(HanLP.class, "/data/dictionary/pinyin/pinyin.txt")) {
      int equals = line.indexOf('=');
      if (equals > 0 && line.codePointCount(0, equals) == 1) {
        Set<String> readings = new LinkedHashSet<>();
        for (String reading : line.substring(equals + 1).split(",", -1)) {
          String plain = reading.replaceAll("[^a-zü:]", "").replace("u:", "v").replace('ü', 'v');
          if (!plain.isEmpty()) {
            readings.add(plain);
            if (plain.contains("v")) {
              readings.add(plain.replace('v', 'u'));
              readings.add(plain.replace("v", "yu"));
            }
          }
        }
        table.put(line.substring(0, equals), readings);
      }
    }
    return table;
  }
}
