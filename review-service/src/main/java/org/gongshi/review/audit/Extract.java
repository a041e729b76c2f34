package org.gongshi.review.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an inspector is given: everything, one case, or a time. What lies between is left out but
 * for its digests, so that the extract can still be proved.
 *
 * @param until the first instant that is no longer meant
 */
public record Extract(
    @Nullable String casePublicId, @Nullable Instant from, @Nullable Instant until) {

  boolean holds(AuditRow row) {
    return (casePublicId == null || casePublicId.equals(row.casePublicId()))
        && (from == null || !row.at().isBefore(from))
        && (until == null || row.at().isBefore(until));
  }
}
