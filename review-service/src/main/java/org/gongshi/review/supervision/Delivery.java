package org.gongshi.review.supervision;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One message of one reminder, as the administrator sees it. Names no party.
 *
 * @param lastError what went wrong, without what was sent
 */
record Delivery(
    long id,
    Channel channel,
    State state,
    int attempts,
    @Nullable String lastError,
    Stage stage,
    long deadlineId,
    @Nullable String caseId,
    String login,
    Instant createdAt,
    @Nullable Instant doneAt) {

  enum State {
    WAITING("待发送"),
    SENT("已发送"),
    DEAD("已放弃");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }
}
