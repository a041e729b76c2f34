package org.gongshi.review.disclosure;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 暂缓公开 of one case.
 *
 * @param askedOn the day on which a third party was asked, or null
 * @param untilDay the last day; on the next one the case comes back
 * @param note what was answered or what became of the cause; raw
 */
record Deferral(
    String ground,
    @Nullable LocalDate askedOn,
    LocalDate untilDay,
    Instant begunAt,
    @Nullable Instant endedAt,
    @Nullable Outcome outcome,
    @Nullable String note) {

  /** How it ended. */
  enum Outcome {
    /** The third party agrees. */
    CONSENTED,
    /** The third party does not agree; the officer weighs its reasons (art. 32). */
    OBJECTED,
    CAUSE_GONE,
    /** The day passed; the organ decides by itself (art. 32). */
    NO_ANSWER
  }
}
