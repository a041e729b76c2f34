package org.gongshi.review.leakgate;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.gongshi.review.redaction.CutKind;
import org.jspecify.annotations.Nullable;

/**
 * 泄露事件: a secret was readable in public. Names the file and the kind, never the words.
 *
 * @param path below the public folder
 * @param finding the officer's words; raw
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LeakIncident(
    long id,
    String caseId,
    String organCode,
    String release,
    String path,
    CutKind kind,
    Instant foundAt,
    Reply answer,
    @Nullable String closedBy,
    @Nullable Instant closedAt,
    @Nullable Outcome outcome,
    @Nullable String finding) {

  /** What the gate did. */
  enum Reply {
    /** The decision went by the emergency exit. */
    TAKEN_DOWN,
    /** The release was not let through. */
    STOPPED,
    /** Nothing of the case is up that could be taken down: people have to act. */
    REPORTED
  }

  /** What an officer found. */
  enum Outcome {
    CONFIRMED,
    /** These words are no secret where they stand, and are not reported again. */
    NO_LEAK
  }
}
