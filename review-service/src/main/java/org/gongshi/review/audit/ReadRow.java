package org.gongshi.review.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A read that waits for its place in the chain. */
record ReadRow(
    long id,
    Instant at,
    String actor,
    String deed,
    @Nullable String casePublicId,
    String detail,
    String seal) {

  Deed read() {
    return new Deed(at, actor, deed, casePublicId, detail);
  }
}
