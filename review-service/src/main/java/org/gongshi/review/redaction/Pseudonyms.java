package org.gongshi.review.redaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * 化名: surname + 某, one map per case. Several people of one surname become 张某甲, 张某乙 … in the order
 * in which the case lists them, or 张某1, 张某2; after the tenth they are numbered anyway. Whom the
 * policy withholds altogether has a gap.
 */
final class Pseudonyms {
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";

  private final Map<String, String> byName = new LinkedHashMap<>();

  /**
   * @param names of natural persons who go by their surname, in the case's order
   * @param withheld names of whom not even the surname stays
   */
  Pseudonyms(List<String> names, List<String> withheld, Policy.Numbering numbering) {
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
            byName.put(sharing.get(i), surname + "某" + mark(i, sharing.size(), numbering));
          }
        });
    withheld.forEach(name -> byName.put(name, CutKind.PERSON_NAME.gap()));
  }

  String of(String name) {
    String pseudonym = byName.get(name);
    if (pseudonym == null) {
      throw new IllegalArgumentException("a name that the case does not list");
    }
    return pseudonym;
  }

  /** Whether not even the surname stays. */
  boolean isGap(String name) {
    return of(name).equals(CutKind.PERSON_NAME.gap());
  }

  private static String mark(int index, int count, Policy.Numbering numbering) {
    if (count == 1) {
      return "";
    }
    boolean stem = numbering == Policy.Numbering.STEMS && index < STEMS.length();
    return stem ? STEMS.substring(index, index + 1) : Integer.toString(index + 1);
  }
}
