package org.gongshi.review.retention;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * 暂缓销毁: as long as it is open nothing of the case is destroyed.
 *
 * @param id of the case
 * @param number of the hold in its case, from 1
 * @param placedBy login
 * @param liftedBy login of another person, or null while it is open
 */
record LegalHold(
    @JsonIgnore long cursorId,
    String id,
    int number,
    String reason,
    String basis,
    String placedBy,
    Instant placedAt,
    @Nullable String liftedBy,
    @Nullable Instant liftedAt,
    @Nullable String liftReason) {

  @JsonIgnore
  boolean isOpen() {
    return liftedAt == null;
  }
}
