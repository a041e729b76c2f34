package org.gongshi.review.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * How long a decision stays public, by one version of one rule.
 *
 * @param until the last day in force, or null
 * @param shortest the fewest months that may be chosen; 0 where a day is named
 * @param longest the most months that may be chosen; 0 where a day is named
 * @param beforeStop months that must have passed before an early stop
 * @param usual whether it is taken where the officer names none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicityRule(
    String code,
    Set<ActionKind> kinds,
    String label,
    String law,
    String article,
    LocalDate since,
    @Nullable LocalDate until,
    Start start,
    int shortest,
    int longest,
    int beforeStop,
    boolean usual) {

  /** From when the months count. */
  enum Start {
    /** 自决定之日. */
    DOCUMENT,
    /** 自公示之日, told by the generator's receipt. */
    PUBLICATION,
    /** No months: to a day that is named, such as the end of a licence. */
    NAMED_DAY
  }

  boolean isInForceOn(LocalDate day) {
    return !since.isAfter(day) && (until == null || !until.isBefore(day));
  }

  String citation() {
    return law + article + "：" + label;
  }
}
