package org.gongshi.review.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an endpoint promises beside its address and its body; the document tells it, and the tests
 * hold every recorded answer against it.
 *
 * @param status of success
 * @param answer the shape of the success's body, or null while none is declared
 * @param takes the media type of the request's body
 * @param gives the media type of the success's body
 * @param queries all query parameters; any other is refused
 * @param refusals problem codes beyond those that follow from access, body and address
 * @param versioned whether the answer carries an {@code ETag} and a change heeds {@code If-Match}
 * @param repeatable whether a change heeds {@code Idempotency-Key}
 */
public record Terms(
    int status,
    @Nullable Shape answer,
    String takes,
    String gives,
    List<Query<?>> queries,
    List<String> refusals,
    boolean versioned,
    boolean repeatable) {

  /** The shape of an answer. */
  public sealed interface Shape {
    /** One object. */
    record One(Class<?> type) implements Shape {}

    /** An array, whole. */
    record Many(Class<?> type) implements Shape {}

    /** A page of a list, see {@link Page}. */
    record PageOf(Class<?> type) implements Shape {}

    /** No body at all. */
    record Nothing() implements Shape {}

    /** Bytes or text of the media type that is given. */
    record Bytes() implements Shape {}
  }

  private static final String JSON = "application/json";

  /** A stored file of whatever media type it has, whole or the range that was asked for. */
  public static final String FILE = "*/*";

  static final Terms UNTOLD = new Terms(200, null, JSON, JSON, List.of(), List.of(), false, true);

  public Terms {
    queries = List.copyOf(queries);
    refusals = List.copyOf(refusals);
  }

  Terms answering(int status, Shape shape) {
    return new Terms(status, shape, takes, gives, queries, refusals, versioned, repeatable);
  }

  Terms taking(String mediaType) {
    return new Terms(status, answer, mediaType, gives, queries, refusals, versioned, repeatable);
  }

  Terms giving(String mediaType) {
    return new Terms(
        200, new Shape.Bytes(), takes, mediaType, queries, refusals, versioned, repeatable);
  }

  Terms asking(Query<?>... more) {
    List<Query<?>> all = new ArrayList<>(queries);
    all.addAll(Arrays.asList(more));
    return new Terms(status, answer, takes, gives, all, refusals, versioned, repeatable);
  }

  Terms refusing(List<String> more) {
    List<String> all = new ArrayList<>(refusals);
    all.addAll(more);
    return new Terms(status, answer, takes, gives, queries, all, versioned, repeatable);
  }

  Terms withVersions() {
    return new Terms(status, answer, takes, gives, queries, refusals, true, repeatable);
  }

  Terms unrepeatable() {
    return new Terms(status, answer, takes, gives, queries, refusals, versioned, false);
  }
}
