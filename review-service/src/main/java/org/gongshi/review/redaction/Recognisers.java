package org.gongshi.review.redaction;

import java.util.List;
import java.util.stream.Stream;

/**
 * Identifiers that the case does not know, by shape, context and check digit. Each runs over every
 * reading of a text.
 */
final class Recognisers {
  private static final List<Recogniser> ALL =
      Stream.of(LabelledNumbers.ALL, Accounts.ALL, PersonalFacts.ALL)
          .flatMap(List::stream)
          .toList();

  private static final List<Recogniser> OF_MINORS =
      List.of(
          Recogniser.of(
              CutKind.MINOR,
              "SCHOOL_OF_MINOR",
              "[\\p{IsHan}0-9&&[^于在系是为读和与及的到由经]]{2,14}?(?:小学|初级中学|高级中学|职业学校|中学|学校|幼儿园|中专|学院)"),
          Recogniser.of(
              CutKind.MINOR,
              "CLASS_OF_MINOR",
              "[初高]?[一二三四五六七八九1-9]年?级?\\(?[一二三四五六七八九十0-9]{1,3}\\)?班"));

  private Recognisers() {}

  static void find(Shadow shadow, boolean minorInvolved, Findings to) {
    NumberRuns.find(shadow, to);
    ALL.forEach(r -> r.find(shadow, to));
    if (minorInvolved) {
      OF_MINORS.forEach(r -> r.find(shadow, to));
    }
  }
}
