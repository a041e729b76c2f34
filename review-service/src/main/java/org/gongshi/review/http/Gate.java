package org.gongshi.review.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Credential;
import org.gongshi.review.identity.IdentitySettings;
import org.gongshi.review.identity.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Stands before every endpoint: who calls, whether a browser was tricked into calling, whether the
 * role may, and whether the case is of the caller's organ.
 */
public final class Gate {
  static final String CASE_PATH = "/api/v1/cases/{id}";
  static final HeaderName ANTI_FORGERY = HeaderNames.create("X-CSRF-Token");
  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");
  private static final int REMEMBERED_CASES = 100_000;

  private final Tokens tokens;
  private final IdentitySettings settings;
  private final CaseOrgans cases;
  private final Cookies cookies;
  private final Origins origins;
  private final ConcurrentHashMap<String, String> organOf = new ConcurrentHashMap<>();

  public Gate(Tokens tokens, IdentitySettings settings, CaseOrgans cases) {
    this.tokens = tokens;
    this.settings = settings;
    this.cases = cases;
    this.cookies = new Cookies(settings);
    this.origins = new Origins(settings.trustedProxies());
  }

  /** The call, let in; or a problem. */
  Call admit(Endpoint endpoint, ServerRequest request) {
    if (endpoint.access() instanceof Endpoint.Access.Anyone) {
      return new Call(request, null, null, origins.of(request));
    }
    Optional<String> bearer = Call.bearerToken(request);
    String secret = bearer.or(() -> cookies.session(request)).orElse(null);
    Credential credential = secret == null ? null : tokens.credential(secret);
    if (secret == null || credential == null || credential.cookie() == bearer.isPresent()) {
      throw Problem.of(
              401, "NOT_LOGGED_IN", "尚未登录或登录已过期", "请先登录，并在 Authorization 请求头中携带令牌；浏览器使用会话 Cookie。")
          .asException();
    }
    if (credential.cookie() && isChange(request)) {
      requireOwnSite(request);
      requireAntiForgery(request, secret);
    }
    Actor actor = credential.actor();
    if (endpoint.access() instanceof Endpoint.Access.AnyOf(var roles) && !actor.hasAny(roles)) {
      throw Problem.of(403, "WRONG_ROLE", "没有此项操作的权限", "此操作需要其他岗位的人员办理，请联系系统管理员。").asException();
    }
    if (endpoint.path().startsWith(CASE_PATH)) {
      requireOwnOrgan(actor, request.path().pathParameters().get("id"));
    }
    String antiForgery = credential.cookie() ? Cookies.antiForgery(secret) : null;
    return new Call(request, credential, antiForgery, origins.of(request));
  }

  private static boolean isChange(ServerRequest request) {
    Method method = request.prologue().method();
    return !method.equals(Method.GET) && !method.equals(Method.HEAD);
  }

  /**
   * 403 where the browser says that another site is the source; programs say nothing and carry no
   * cookies.
   */
  void requireOwnSite(ServerRequest request) {
    String site = request.headers().value(FETCH_SITE).orElse("none");
    Optional<String> origin = request.headers().value(HeaderNames.ORIGIN);
    if (!OWN_SITE.contains(site) || (origin.isPresent() && !isOwn(origin.get(), request))) {
      throw forged();
    }
  }

  private boolean isOwn(String origin, ServerRequest request) {
    URI address = settings.address();
    if (address != null) {
      return origin.equals(address.getScheme() + "://" + address.getRawAuthority());
    }
    String host = request.headers().value(HeaderNames.HOST).orElse("");
    return origin.equals("http://" + host) || origin.equals("https://" + host);
  }

  private static void requireAntiForgery(ServerRequest request, String secret) {
    byte[] wanted = Cookies.antiForgery(secret).getBytes(StandardCharsets.US_ASCII);
    byte[] sent = request.headers().value(ANTI_FORGERY).orElse("").getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(wanted, sent)) {
      throw forged();
    }
  }

  private static ProblemException forged() {
    return Problem.of(
            403,
            "CSRF_REFUSED",
            "无法确认请求来自本系统页面",
            "请刷新页面后重试；修改类请求须携带 X-CSRF-Token 请求头，其值见 /api/v1/me。")
        .asException();
  }

  /** The handlers ask again; this keeps what they do before they ask from telling anything. */
  private void requireOwnOrgan(Actor actor, String caseId) {
    if (actor.organCode() != null && !actor.organCode().equals(organ(caseId))) {
      throw Problem.notFound().asException();
    }
  }

  private @Nullable String organ(String caseId) {
    String known = organOf.get(caseId);
    if (known == null) {
      known = cases.organOf(caseId);
      if (known != null && organOf.size() < REMEMBERED_CASES) {
        organOf.put(caseId, known);
      }
    }
    return known;
  }

  Cookies cookies() {
    return cookies;
  }
}
