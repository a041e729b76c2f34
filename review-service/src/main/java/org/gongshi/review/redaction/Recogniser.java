package org.gongshi.review.redaction;

import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One kind of identifier by its shape, on folded lower-case text.
 *
 * @param shape what is cut is its group {@code v} if it has one, else all of it
 * @param isOne of the cut part in upper case
 */
record Recogniser(
    CutKind kind, String rule, Pattern shape, boolean grouped, Predicate<String> isOne) {

  static Recogniser of(CutKind kind, String rule, String shape) {
    return of(kind, rule, Pattern.compile(shape), text -> true);
  }

  static Recogniser of(CutKind kind, String rule, Pattern shape, Predicate<String> isOne) {
    return new Recogniser(kind, rule, shape, shape.pattern().contains("(?<v>"), isOne);
  }

  void find(Shadow shadow, Findings to) {
    Matcher matcher = shape.matcher(shadow.text());
    while (matcher.find()) {
      int from = grouped ? matcher.start("v") : matcher.start();
      int until = grouped ? matcher.end("v") : matcher.end();
      if (isOne.test(shadow.text().substring(from, until).toUpperCase(Locale.ROOT))) {
        to.cut(shadow.cut(from, until, kind, rule));
      }
    }
  }
}
