package org.gongshi.review.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a call is answered with.
 *
 * @param body written as JSON, as it is if it is bytes, or while it is read if it is a {@link
 *     ByteStream}; null for none
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

  /** A refusal that a protocol wants certain headers with. */
  public static Answer refused(Problem problem, Map<String, String> headers) {
    return new Answer(problem.status(), problem, headers);
  }

  /** Bytes of another media type than JSON. */
  public static Answer bytes(String mediaType, byte[] body) {
    return new Answer(200, body, Map.of("Content-Type", mediaType));
  }

  /** With a header more. */
  public Answer with(String name, String value) {
    var all = new java.util.HashMap<>(headers);
    all.put(name, value);
    return new Answer(status, body, Map.copyOf(all));
  }

  /** With the version that a later change may name in {@code If-Match}. */
  public Answer withVersion(int version) {
    return with("ETag", "\"v" + version + "\"");
  }
}
