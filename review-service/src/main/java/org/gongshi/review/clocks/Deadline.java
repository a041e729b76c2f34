package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.cases.ActionKind;
import org.jspecify.annotations.Nullable;

/**
 * A clock that was started, as the table keeps it. Names no party.
 *
 * @param subject which of several of the kind, such as a request's number; "" for the case's one
 * @param responsible the account whose duty it is, or null for everyone of the kind's role
 * @param length in {@code unit}, by the rule in force on {@code startDay}
 * @param extension added to {@code length}, in {@code unit}
 * @param mayExtend the most that may be added, once
 * @param dueDay the last day in time, or null while a pause lasts
 * @param dueAt the first instant that is too late, UTC
 * @param round how many times it was put off after it was set, which asks for new reminders
 */
record Deadline(
    long id,
    @Nullable Long caseId,
    @Nullable String casePublicId,
    ActionKind action,
    String organCode,
    ClockKind kind,
    String subject,
    @Nullable Long responsible,
    Instant startedAt,
    LocalDate startDay,
    ClockUnit unit,
    int length,
    int extension,
    int mayExtend,
    String basisLaw,
    String basisArticle,
    LocalDate basisSince,
    @Nullable LocalDate dueDay,
    @Nullable Instant dueAt,
    boolean provisional,
    State state,
    @Nullable Instant endedAt,
    @Nullable String cancelReason,
    int round) {

  enum State {
    RUNNING,
    PAUSED,
    MET,
    CANCELLED;

    static State of(Due due) {
      return due.isKnown() ? RUNNING : PAUSED;
    }
  }

  Clock clock() {
    return new Clock(kind, startedAt, unit, length + extension);
  }

  boolean wasMet(ClockKind of) {
    return kind == of && subject.isEmpty() && state == State.MET;
  }

  boolean isOpen() {
    return state == State.RUNNING || state == State.PAUSED;
  }

  /** Whether it was met after its time, or runs past it at {@code now}. */
  boolean isLate(Instant now) {
    Instant until = endedAt == null ? now : endedAt;
    return state != State.CANCELLED && dueAt != null && !until.isBefore(dueAt);
  }
}
