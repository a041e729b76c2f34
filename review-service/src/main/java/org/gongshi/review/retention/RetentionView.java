package org.gongshi.review.retention;

import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.CaseState;
import org.jspecify.annotations.Nullable;

/**
 * Everything about the retention of a case's file.
 *
 * @param outcome null, as all that follows from it, while the case has not ended
 * @param over whether the term has run out
 * @param held whether a hold is open
 * @param stillNeeded whether an edition or an open remedy rests on the file
 * @param objects of the vault that the case names
 */
record RetentionView(
    String id,
    CaseState state,
    @Nullable Outcome outcome,
    @Nullable LocalDate endedOn,
    @Nullable String rule,
    @Nullable String rulesVersion,
    @Nullable String basis,
    boolean organSetting,
    @Nullable Integer years,
    boolean permanent,
    @Nullable LocalDate keepUntil,
    boolean over,
    boolean held,
    boolean stillNeeded,
    boolean destroyed,
    List<LegalHold> holds,
    List<Destruction> destructions,
    List<CaseObject> objects) {

  RetentionView {
    holds = List.copyOf(holds);
    destructions = List.copyOf(destructions);
    objects = List.copyOf(objects);
  }

  static RetentionView of(
      String id,
      CaseState state,
      @Nullable Retention retention,
      boolean over,
      boolean stillNeeded,
      List<LegalHold> holds,
      List<Destruction> destructions,
      List<CaseObject> objects) {
    return new RetentionView(
        id,
        state,
        retention == null ? null : retention.outcome(),
        retention == null ? null : retention.endedOn(),
        retention == null ? null : retention.rule(),
        retention == null ? null : retention.rulesVersion(),
        retention == null ? null : retention.basis(),
        retention != null && retention.organSetting(),
        retention == null ? null : retention.years(),
        retention != null && retention.isPermanent(),
        retention == null ? null : retention.keepUntil(),
        over,
        holds.stream().anyMatch(LegalHold::isOpen),
        stillNeeded,
        retention != null && retention.destroyed(),
        holds,
        destructions,
        objects);
  }
}
