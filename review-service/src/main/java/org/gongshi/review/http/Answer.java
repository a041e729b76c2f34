package org.gongshi.review.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with.
 *
 * @param body written as JSON; null for 204
 */
public record Answer(int status, @Nullable Object body, Map<String, String> headers) {

  public static Answer ok(Object body) {
    return new Answer(200, body, Map.of());
  }

  public static Answer created(Object body, String location) {
    return new Answer(201, body, Map.of("Location", location));
  }

  public static Answer done() {
    return new Answer(204, null, Map.of());
  }

  /** With the version that a later change may name in {@code If-Match}. */
  public Answer withVersion(int version) {
    var all = new java.util.HashMap<>(headers);
    all.put("ETag", "\"v" + version + "\"");
    return new Answer(status, body, Map.copyOf(all));
  }
}
