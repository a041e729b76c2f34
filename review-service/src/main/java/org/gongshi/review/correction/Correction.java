package org.gongshi.review.correction;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.gongshi.review.disclosure.Edition;
import org.jspecify.annotations.Nullable;

/**
 * 更正 that was proposed for one case. Raw.
 *
 * @param proposer the account's id
 * @param proposal the request as JSON
 * @param granted null while undecided
 * @param edition the public id of the case that stands or is to stand in its place, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Correction(
    int number,
    Edition.Cause cause,
    String wrong,
    @JsonIgnore String proposal,
    @JsonIgnore long proposer,
    String proposedBy,
    Instant proposedAt,
    @Nullable String decidedBy,
    @Nullable Instant decidedAt,
    @Nullable Boolean granted,
    @Nullable String note,
    @Nullable String edition) {

  @Override
  public String toString() {
    return "Correction[" + number + ", " + cause + "]";
  }
}
