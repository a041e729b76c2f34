package org.gongshi.review.approval;

import java.time.Instant;
import java.util.List;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/** A discussion as it is kept; what the record says is absent until it is written. */
record KeptDiscussion(
    int number,
    @Nullable Integer submission,
    String reason,
    String calledBy,
    Instant calledAt,
    @Nullable String place,
    @Nullable Instant heldAt,
    List<Participant> participants,
    @Nullable String conclusion,
    @Nullable Boolean agreed,
    @Nullable String minutesSha256,
    @Nullable String recordedBy,
    @Nullable Instant recordedAt) {

  /** Someone who took part; without a vote where it is absent. */
  record Participant(
      String name,
      String post,
      @Nullable String login,
      DiscussionRequest.@Nullable Vote vote,
      String opinion) {}

  static List<KeptDiscussion> ofCase(Transaction tx, long caseId) {
    DiscussionMapper mapper = tx.mapper(DiscussionMapper.class);
    return mapper.ofCase(caseId).stream()
        .map(
            d ->
                new KeptDiscussion(
                    d.number(),
                    d.submissionNumber(),
                    d.reason(),
                    d.calledBy(),
                    d.calledAt(),
                    d.place(),
                    d.heldAt(),
                    mapper.participants(caseId, d.number()),
                    d.conclusion(),
                    d.agreed(),
                    d.minutesSha256(),
                    d.recordedBy(),
                    d.recordedAt()))
        .toList();
  }
}
