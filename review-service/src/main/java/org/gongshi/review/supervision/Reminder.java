package org.gongshi.review.supervision;

import java.time.Instant;
import java.time.LocalDate;
import org.gongshi.review.clocks.ClockKind;
import org.jspecify.annotations.Nullable;

/**
 * What one account is told of one deadline. Names no party: a case is named by its number.
 *
 * @param caseId null where the deadline is an organ's
 * @param subject which of several of the kind; "" where there is one
 * @param readAt null while it is unread
 */
record Reminder(
    long id,
    long deadlineId,
    Stage stage,
    ClockKind kind,
    String organCode,
    @Nullable String caseId,
    String subject,
    LocalDate dueDay,
    Instant createdAt,
    @Nullable Instant readAt) {

  /** One line, as people read it. */
  String headline() {
    String which = caseId == null ? "" : "，案件 " + caseId;
    return "期限" + stage.label() + "：" + kind.label() + which;
  }
}
