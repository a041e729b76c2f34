package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A clock as officials read it. Names no party. */
record DeadlineView(
    long id,
    @Nullable String caseId,
    String organCode,
    ClockKind kind,
    String kindLabel,
    String subject,
    @Nullable Long responsible,
    Instant startedAt,
    LocalDate startDay,
    ClockUnit unit,
    int length,
    int extension,
    int mayExtend,
    String basis,
    LocalDate basisSince,
    @Nullable LocalDate dueDay,
    @Nullable Instant dueAt,
    boolean provisional,
    Deadline.State state,
    @Nullable Instant endedAt,
    boolean late,
    @Nullable String cancelReason) {

  static DeadlineView of(Deadline d, Instant now) {
    return new DeadlineView(
        d.id(),
        d.casePublicId(),
        d.organCode(),
        d.kind(),
        d.kind().label(),
        d.subject(),
        d.responsible(),
        d.startedAt(),
        d.startDay(),
        d.unit(),
        d.length(),
        d.extension(),
        d.mayExtend(),
        d.basisLaw() + d.basisArticle(),
        d.basisSince(),
        d.dueDay(),
        d.dueAt(),
        d.provisional(),
        d.state(),
        d.endedAt(),
        d.isLate(now),
        d.cancelReason());
  }
}
