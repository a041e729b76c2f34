package org.gongshi.review.disclosure;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.Set;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.DisclosureChoice;
import org.jspecify.annotations.Nullable;

/**
 * One ground for a choice, in one version of its law.
 *
 * @param kinds for which it may be used; empty for all
 * @param until the last day in force, or null
 * @param asksThirdParty whether a third party's answer is waited for (政府信息公开条例 art. 32)
 * @param longestDays how long a deferral on this ground may last; 0 where the law itself says
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Ground(
    String code,
    Set<DisclosureChoice> choices,
    @Nullable Set<ActionKind> kinds,
    String label,
    String law,
    String article,
    LocalDate since,
    @Nullable LocalDate until,
    boolean asksThirdParty,
    int longestDays) {

  boolean isFor(DisclosureChoice choice, ActionKind kind) {
    return choices.contains(choice) && (kinds == null || kinds.isEmpty() || kinds.contains(kind));
  }

  boolean isInForceOn(LocalDate day) {
    return !since.isAfter(day) && (until == null || !until.isBefore(day));
  }

  /** The basis as officials and the public read it. */
  String citation() {
    return law + article + "：" + label;
  }
}
