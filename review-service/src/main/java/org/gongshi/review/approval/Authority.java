package org.gongshi.review.approval;

import java.time.LocalDate;
import java.util.Objects;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.cases.Standing;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.LegalBasis;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * By what right someone decides: as a head, or as a deputy within a delegation.
 *
 * @param delegation the deputy's, or null for a head
 */
record Authority(Actor actor, @Nullable Delegation delegation) {
  private static final LegalBasis BASIS =
      new LegalBasis(LegalBasis.PENALTY_LAW, "第五十七条", "2021-07-15");

  /**
   * The caller's authority over this case.
   *
   * @param day the day of the decision, which lies in the period as today does
   * @throws org.gongshi.review.http.ProblemException 403 if there is none, or the head in whose
   *     stead the deputy acts handled or reviewed the case
   */
  static Authority over(Transaction tx, OpenCase open, Actor actor, LocalDate day) {
    if (actor.roles().contains(Role.APPROVER)) {
      return new Authority(actor, null);
    }
    LocalDate today = WorkingDays.dayOf(tx.now());
    var filing = open.filing();
    Delegation found =
        tx.mapper(DelegationMapper.class).ofDeputy(actor.id(), filing.organCode()).stream()
            .map(DelegationMapper.Row::delegation)
            .filter(d -> d.covers(filing.kind(), open.proposedAmount(), today))
            .filter(d -> d.covers(filing.kind(), open.proposedAmount(), day))
            .findFirst()
            .orElseThrow(
                () ->
                    Problem.of(
                            403,
                            "NOT_DELEGATED",
                            "没有有效的委托",
                            "受委托的负责人只能在委托的期限和范围内办理，请由负责人办理或者另行委托。案件编号：" + open.id() + "。")
                        .withBasis(BASIS.citation())
                        .asException());
    Standing at = open.standing();
    if (found.delegatorId() == at.handler()) {
      throw open.refusal(Rule.APPROVER_IS_HANDLER);
    }
    if (Objects.equals(at.reviewer(), Long.valueOf(found.delegatorId()))) {
      throw open.refusal(Rule.APPROVER_IS_REVIEWER);
    }
    return new Authority(actor, found);
  }

  @Nullable Long delegationId() {
    return delegation == null ? null : delegation.id();
  }

  @Nullable Long delegatorId() {
    return delegation == null ? null : delegation.delegatorId();
  }

  /** For the audit. */
  String note() {
    return delegation == null ? "" : "; delegation " + delegation.id();
  }
}
