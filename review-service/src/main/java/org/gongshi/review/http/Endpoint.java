package org.gongshi.review.http;

import io.helidon.http.Method;
import java.util.Set;
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
 */
public record Endpoint(
    Method method,
    String path,
    Access access,
    String summary,
    @Nullable Class<?> body,
    Handler handler,
    boolean traced) {

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
    return new Endpoint(
        Method.GET, path, access, summary, null, handler, !(access instanceof Access.Anyone));
  }

  public static Endpoint post(
      String path, Access access, String summary, @Nullable Class<?> body, Handler handler) {
    return new Endpoint(Method.POST, path, access, summary, body, handler, false);
  }

  public static Endpoint put(
      String path, Access access, String summary, Class<?> body, Handler handler) {
    return new Endpoint(Method.PUT, path, access, summary, body, handler, false);
  }

  public static Endpoint delete(String path, Access access, String summary, Handler handler) {
    return new Endpoint(Method.DELETE, path, access, summary, null, handler, false);
  }

  /** The same for what holds no raw data: its readings leave no trace. */
  public Endpoint untraced() {
    return new Endpoint(method, path, access, summary, body, handler, false);
  }
}
