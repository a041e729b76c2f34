package org.gongshi.site.log;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.gongshi.site.content.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * A line of the log, whose bytes are compact JSON with the fields in this order.
 *
 * @param at when the release was begun, in seconds of UTC
 * @param id of the decision
 * @param signatureSha256 of its signature file, where it is public after this
 */
record LogEntry(String at, Happening event, String id, @Nullable String signatureSha256) {

  LogEntry {
    Objects.requireNonNull(at);
    Objects.requireNonNull(event);
    Objects.requireNonNull(id);
  }

  static LogEntry of(Instant at, Happening event, String id, @Nullable String signatureSha256) {
    return new LogEntry(at.truncatedTo(ChronoUnit.SECONDS).toString(), event, id, signatureSha256);
  }

  /**
   * Reads an entry.
   *
   * @throws JacksonException if it is none
   */
  static LogEntry read(byte[] bytes) {
    return Json.read(bytes, LogEntry.class);
  }

  byte[] bytes() {
    return Json.compact(this);
  }
}
