package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 化名: surname + 某, one map per case. Several people of one surname become 张某甲, 张某乙 … in the order
 * in which the case lists them; after the tenth they are numbered.
 */
final class Pseudonyms {
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";

  private final Map<String, String> byName = new LinkedHashMap<>();

  /**
   * @param names distinct names of natural persons, in the case's order
   */
  Pseudonyms(List<String> names) {
    Map<String, List<String>> bySurname = new LinkedHashMap<>();
    for (String name : names) {
      List<String> sharing =
          bySurname.computeIfAbsent(Surnames.of(name), surname -> new ArrayList<>());
      if (!sharing.contains(name)) {
        sharing.add(name);
      }
    }
    bySurname.forEach(
        (surname, sharing) -> {
          for (int i = 0; i < sharing.size(); i++) {
            byName.put(sharing.get(i), surname + "某" + mark(i, sharing.size()));
          }
        });
  }

  String of(String name) {
    String pseudonym = byName.get(name);
    if (pseudonym == null) {
      throw new IllegalArgumentException("a name that the case does not list");
    }
    return pseudonym;
  }

  private static String mark(int index, int count) {
    if (count == 1) {
      return "";
    }
    return index < STEMS.length() ? STEMS.substring(index, index + 1) : Integer.toString(index + 1);
  }
}
