package org.gongshi.review.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Instant;
import org.gongshi.review.http.Json;
import org.jspecify.annotations.Nullable;

/**
 * What statistics need to know of a case. Names nobody.
 *
 * @param key the database's, for other steps' tables
 * @param filedAt when it was filed here, UTC
 * @param decided whether a decision was made
 * @param served whether the decision was served on all parties
 */
public record CaseOutline(
    long key,
    ActionKind kind,
    Procedure procedure,
    @Nullable Details details,
    Instant filedAt,
    boolean decided,
    boolean served) {

  /** As the tables have it. */
  record Row(
      long key,
      ActionKind kind,
      Procedure procedureKind,
      @Nullable String details,
      Instant createdAt,
      boolean decided,
      boolean served) {

    CaseOutline outline() {
      try {
        return new CaseOutline(
            key,
            kind,
            procedureKind,
            details == null ? null : Json.mapper().readValue(details, Details.class),
            createdAt,
            decided,
            served);
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("the details of a case cannot be read", e);
      }
    }
  }
}
