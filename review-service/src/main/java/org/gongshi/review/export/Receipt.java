package org.gongshi.review.export;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the generator says of one decision; the parts of {@code receipt.schema.json} that the
 * service acts on.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record Receipt(
    Outcome outcome, String id, String release, String url, Instant at, @Nullable String sha256) {

  enum Outcome {
    PUBLISHED,
    TAKEN_DOWN,
    QUARANTINED
  }
}
