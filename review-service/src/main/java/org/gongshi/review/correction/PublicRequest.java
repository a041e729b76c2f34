package org.gongshi.review.correction;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 公众更正申请. Raw: what was written and how to reach who wrote it are personal data, which are
 * forgotten some time after the answer and never leave the service.
 *
 * @param wrong what the requester says is wrong; null once forgotten
 * @param contact how the answer reaches the requester; null where none was given, or once forgotten
 * @param measure what a founded request led to, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicRequest(
    String number,
    String caseId,
    Channel channel,
    LocalDate receivedOn,
    State state,
    @Nullable String wrong,
    @Nullable String contact,
    String recordedBy,
    @Nullable String takenBy,
    @Nullable String answeredBy,
    @Nullable Instant answeredAt,
    @Nullable Boolean founded,
    @Nullable Measure measure,
    @Nullable String answer,
    @Nullable Instant forgottenAt) {

  /** How it came. */
  enum Channel {
    LETTER,
    PHONE,
    E_MAIL,
    IN_PERSON
  }

  /** Where it stands. */
  enum State {
    RECEIVED,
    TAKEN,
    ANSWERED
  }

  /** What a founded request leads to. */
  enum Measure {
    CORRECTION,
    TAKEDOWN
  }

  @Override
  public String toString() {
    return "PublicRequest[" + number + "]";
  }
}
