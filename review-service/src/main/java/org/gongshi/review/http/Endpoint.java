package org.gongshi.review.http;

import io.helidon.http.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * One operation of the API: what the server routes, guards and documents, from the same line.
 *
 * @param path below the server's root, with {@code {id}} for parameters
 * @param access who may call it
 * @param summary one line of Chinese for the API's document
 * @param body the record that the request's JSON is read into, or null where none is sent
 * @param traced whether each reading is an entry of the audit; the entries of changes are their own
 * @param terms everything else that it promises
 */
public record Endpoint(
    Method method,
    String path,
    Access access,
    String summary,
    @Nullable Class<?> body,
    Handler handler,
    boolean traced,
    Terms terms) {

  /** Does the work of one call; refusals are thrown as {@link ProblemException}. */
  public interface Handler {
    Answer handle(Call call);
  }

  /** Who may call. */
  public sealed interface Access {
    /** Anyone, without a token. */
    record Anyone() implements Access {}

    /** Any account that is logged in. */
    record AnyAccount() implements Access {}

    /** An account with one of these roles. */
    record AnyOf(Set<Role> roles) implements Access {}
  }

  public static Access anyone() {
    return new Access.Anyone();
  }

  public static Access anyAccount() {
    return new Access.AnyAccount();
  }

  public static Access anyOf(Role... roles) {
    return new Access.AnyOf(Set.of(roles));
  }

  public static Endpoint get(String path, Access access, String summary, Handler handler) {
    boolean traced = !(access instanceof Access.Anyone);
    return new Endpoint(Method.GET, path, access, summary, null, handler, traced, Terms.UNTOLD);
  }

  public static Endpoint post(
      String path, Access access, String summary, @Nullable Class<?> body, Handler handler) {
    return new Endpoint(Method.POST, path, access, summary, body, handler, false, Terms.UNTOLD);
  }

  public static Endpoint put(
      String path, Access access, String summary, @Nullable Class<?> body, Handler handler) {
    return new Endpoint(Method.PUT, path, access, summary, body, handler, false, Terms.UNTOLD);
  }

  public static Endpoint patch(
      String path, Access access, String summary, @Nullable Class<?> body, Handler handler) {
    return new Endpoint(Method.PATCH, path, access, summary, body, handler, false, Terms.UNTOLD);
  }

  public static Endpoint delete(String path, Access access, String summary, Handler handler) {
    return new Endpoint(Method.DELETE, path, access, summary, null, handler, false, Terms.UNTOLD);
  }

  /** A route of another protocol over HTTP, such as tus, with its own methods and bodies. */
  public static Endpoint of(
      Method method, String path, Access access, String summary, Handler handler) {
    return new Endpoint(method, path, access, summary, null, handler, false, Terms.UNTOLD);
  }

  /** The same for what holds no raw data: its readings leave no trace. */
  public Endpoint untraced() {
    return new Endpoint(method, path, access, summary, body, handler, false, terms);
  }

  /** Answers 200 with one object. */
  public Endpoint answers(Class<?> type) {
    return with(terms.answering(200, new Terms.Shape.One(type)));
  }

  /** Answers 200 with an array of them, whole. */
  public Endpoint answersAll(Class<?> type) {
    return with(terms.answering(200, new Terms.Shape.Many(type)));
  }

  /** Answers 200 with a {@link Page} of them; the handler uses {@link Paging}. */
  public Endpoint answersPage(Class<?> type) {
    return with(
        terms
            .answering(200, new Terms.Shape.PageOf(type))
            .asking(Paging.LIMIT, Paging.CURSOR)
            .refusing(List.of("WRONG_CURSOR")));
  }

  /** Answers 201 with what was made, and where it is in {@code Location}. */
  public Endpoint creates(Class<?> type) {
    return with(terms.answering(201, new Terms.Shape.One(type)));
  }

  /** Answers 204. */
  public Endpoint answersNothing() {
    return with(terms.answering(204, new Terms.Shape.Nothing()));
  }

  /** Answers 200 with headers only, as HEAD does. */
  public Endpoint answersHeaders() {
    return with(terms.answering(200, new Terms.Shape.Nothing()));
  }

  /** Answers 303 with the address to go to. */
  public Endpoint redirects() {
    return with(terms.answering(303, new Terms.Shape.Nothing()));
  }

  /** Answers 200 with a body of this media type. */
  public Endpoint gives(String mediaType) {
    return with(terms.giving(mediaType));
  }

  /** Is sent a body of this media type. */
  public Endpoint takes(String mediaType) {
    return with(terms.taking(mediaType));
  }

  /** Reads these query parameters; all others are refused. */
  public Endpoint asks(Query<?>... queries) {
    return with(terms.asking(queries));
  }

  /** May be refused with these codes, beside those that follow from access, body and address. */
  public Endpoint refuses(String... codes) {
    return with(terms.refusing(Arrays.asList(codes)));
  }

  /**
   * Answers carry an {@code ETag}; a change heeds {@code If-Match}, a read {@code If-None-Match}.
   */
  public Endpoint versioned() {
    return with(terms.withVersions());
  }

  /** Is a change that heeds no {@code Idempotency-Key}; say why beside it. */
  public Endpoint withoutKey() {
    return with(terms.unrepeatable());
  }

  boolean isRead() {
    return method.equals(Method.GET) || method.equals(Method.HEAD);
  }

  boolean takesKey() {
    return !isRead() && terms.repeatable();
  }

  boolean takesVersion() {
    return !isRead() && terms.versioned() && path.contains("{");
  }

  /** The part of the API that it belongs to: the title of its step. */
  String section() {
    return Dictionary.of(handler.getClass()).title();
  }

  /** Every code that it may be refused with. */
  Set<String> refusals() {
    Set<String> codes = new TreeSet<>(terms.refusals());
    codes.addAll(
        List.of("INVALID_FIELDS", "BAD_REQUEST", "INTERNAL_ERROR", "DATABASE_UNAVAILABLE"));
    if (!(access instanceof Access.Anyone)) {
      codes.add("NOT_LOGGED_IN");
      if (!isRead()) {
        codes.add("CSRF_REFUSED");
      }
    }
    if (access instanceof Access.AnyOf) {
      codes.add("WRONG_ROLE");
    }
    if (path.contains("{")) {
      codes.add("NOT_FOUND");
    }
    if (body != null) {
      codes.add("MALFORMED_JSON");
    }
    if (body != null || !terms.takes().equals("application/json")) {
      codes.addAll(List.of("UNSUPPORTED_MEDIA_TYPE", "BODY_TOO_LARGE", "BODY_CUT_OFF"));
    }
    if (takesVersion()) {
      codes.add("VERSION_CHANGED");
    }
    if (takesKey()) {
      codes.add("KEY_REUSED");
    }
    if (!isRead()) {
      codes.add("OUTCOME_UNKNOWN");
    }
    return codes;
  }

  private Endpoint with(Terms other) {
    return new Endpoint(method, path, access, summary, body, handler, traced, other);
  }
}
