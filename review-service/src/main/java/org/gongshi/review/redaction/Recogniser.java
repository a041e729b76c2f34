package org.gongshi.review.redaction;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One kind of identifier by its shape, on folded lower-case text.
 *
 * @param shape what is cut is its group {@code v} if it has one, else all of it
 */
record Recogniser(
    CutKind kind, String rule, @Nullable Beginnings beginnings, Pattern shape, boolean grouped) {

  static Recogniser of(CutKind kind, String rule, Beginnings beginnings, String shape) {
    return new Recogniser(kind, rule, beginnings, Pattern.compile(shape), shape.contains("(?<v>"));
  }

  /** For a shape that can begin with any character. */
  static Recogniser anywhere(CutKind kind, String rule, String shape) {
    return new Recogniser(kind, rule, null, Pattern.compile(shape), shape.contains("(?<v>"));
  }

  Matcher matcher(Shadow shadow) {
    return shape.matcher(shadow.text()).useTransparentBounds(true).useAnchoringBounds(false);
  }

  /** Every place. */
  void find(Shadow shadow, Findings to) {
    Matcher matcher = matcher(shadow);
    while (matcher.find()) {
      cut(matcher, shadow, to);
    }
  }

  void cut(Matcher matcher, Shadow shadow, Findings to) {
    int from = grouped ? matcher.start("v") : matcher.start();
    int until = grouped ? matcher.end("v") : matcher.end();
    to.cut(shadow.cut(from, until, kind, rule));
  }
}
