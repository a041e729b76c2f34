package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyone;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Credential;
import org.gongshi.review.identity.Logins;
import org.gongshi.review.identity.Logins.Outcome;
import org.gongshi.review.identity.PasswordFault;
import org.gongshi.review.identity.Role;
import org.gongshi.review.identity.Token;
import org.gongshi.review.identity.TokenView;
import org.gongshi.review.identity.Tokens;
import org.gongshi.review.registers.Organ;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** Logging in and out, one's own sessions and password, and what everyone may know. */
public final class Sessions {
  private static final DateTimeFormatter CLOCK_TIME =
      DateTimeFormatter.ofPattern("M月d日HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));
  private static final int LONGEST_TYPED = 200;

  private final Database database;
  private final Once once;
  private final Audit audit;
  private final Logins logins;
  private final Tokens tokens;
  private final Organs organs;
  private final Gate gate;

  public Sessions(
      Database database,
      Once once,
      Audit audit,
      Logins logins,
      Tokens tokens,
      Organs organs,
      Gate gate) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.logins = logins;
    this.tokens = tokens;
    this.organs = organs;
    this.gate = gate;
  }

  /** With {@code cookie}, the secret goes into a cookie that scripts cannot read. */
  record LoginRequest(@Nullable String login, @Nullable String password, @Nullable Boolean cookie) {
    @Override
    public String toString() {
      return "LoginRequest[]";
    }
  }

  record PasswordChange(
      @Nullable String login, @Nullable String currentPassword, @Nullable String newPassword) {
    @Override
    public String toString() {
      return "PasswordChange[]";
    }
  }

  /** A session: its bearer token, or for a browser the token against forgery. */
  record SessionAnswer(
      @Nullable String token, @Nullable String csrfToken, Instant expiresAt, Me account) {
    @Override
    public String toString() {
      return "SessionAnswer[]";
    }
  }

  record Me(
      String login,
      String displayName,
      Set<Role> roles,
      @Nullable String organCode,
      @Nullable String csrfToken) {
    static Me of(Actor actor, @Nullable String csrfToken) {
      return new Me(
          actor.login(), actor.displayName(), actor.roles(), actor.organCode(), csrfToken);
    }

    @Override
    public String toString() {
      return "Me[" + login + "]";
    }
  }

  record Own(TokenView session, boolean current) {}

  public List<Endpoint> endpoints() {
    return List.of(
        // No key: a stored answer would be a stored session.
        post("/api/v1/sessions", anyone(), "登录，取得令牌或者会话 Cookie", LoginRequest.class, this::login)
            .creates(SessionAnswer.class)
            .withoutKey()
            .refuses(
                "WRONG_CREDENTIALS",
                "TOO_MANY_ATTEMPTS",
                "PASSWORD_MUST_CHANGE",
                "CSRF_REFUSED",
                "TOO_BUSY"),
        get("/api/v1/sessions", anyAccount(), "本人的登录会话", this::list)
            .answersAll(Own.class)
            .untraced(),
        delete("/api/v1/sessions", anyAccount(), "结束本人的其他会话", this::endOthers)
            .answersNothing()
            .refuses("PERSON_REQUIRED"),
        // No key: the session that would ask again is gone.
        delete("/api/v1/sessions/current", anyAccount(), "退出登录，令牌作废", this::logout)
            .answersNothing()
            .withoutKey(),
        delete("/api/v1/sessions/{id}", anyAccount(), "结束本人的一个会话", this::end)
            .answersNothing()
            .refuses("PERSON_REQUIRED"),
        // No key: the digest of the request would be a fast hash of the password.
        post(
                "/api/v1/password-changes",
                anyone(),
                "修改密码：验证当前密码，修改后全部会话和令牌作废",
                PasswordChange.class,
                this::changePassword)
            .answersNothing()
            .withoutKey()
            .refuses("WRONG_CREDENTIALS", "TOO_MANY_ATTEMPTS", "TOO_BUSY"),
        get(
                "/api/v1/me",
                anyAccount(),
                "当前账号；浏览器会话同时返回 X-CSRF-Token 的值",
                call -> Answer.ok(Me.of(call.actor(), call.antiForgery())))
            .answers(Me.class)
            .untraced(),
        get("/api/v1/organs", anyAccount(), "执法机关列表", call -> Answer.ok(organs.all()))
            .answersAll(Organ.class)
            .untraced());
  }

  private Answer login(Call call) {
    LoginRequest request = call.body(LoginRequest.class, 16 << 10);
    boolean cookie = Boolean.TRUE.equals(request.cookie());
    if (cookie) {
      call.requireOwnSite(gate);
    }
    Checks checks = new Checks();
    String login = checks.line("login", request.login(), 64);
    String password = password(checks, "password", request.password());
    checks.orRefuse();
    return answer(logins.login(login, password, call.origin(), cookie));
  }

  private Answer changePassword(Call call) {
    PasswordChange request = call.body(PasswordChange.class, 16 << 10);
    Checks checks = new Checks();
    String login = checks.line("login", request.login(), 64);
    String current = password(checks, "currentPassword", request.currentPassword());
    String next = request.newPassword() == null ? "" : request.newPassword();
    checks.require(!next.isEmpty(), "newPassword", "REQUIRED", "请填写新密码。");
    checks.orRefuse();
    return answer(logins.changePassword(login, current, next, call.origin()));
  }

  private static String password(Checks checks, String field, @Nullable String typed) {
    String password = typed == null ? "" : typed;
    checks.require(
        !password.isEmpty() && password.length() <= 2 * LONGEST_TYPED, field, "REQUIRED", "请填写密码。");
    return password;
  }

  private Answer answer(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Granted(var token) -> session(token);
      case Outcome.Changed() -> Answer.done();
      case Outcome.Refused() ->
          throw Problem.of(401, "WRONG_CREDENTIALS", "登录失败", "账号或密码不正确，请核对后重试。").asException();
      case Outcome.Blocked(var until) -> blocked(until);
      case Outcome.MustChange(var reason) ->
          throw Problem.of(
                  403,
                  "PASSWORD_MUST_CHANGE",
                  "请先修改密码",
                  sentence(reason) + "请通过 POST /api/v1/password-changes 修改密码后再登录。")
              .asException();
      case Outcome.Faulty(var faults) -> throw faulty(faults, "newPassword").asException();
    };
  }

  static Problem faulty(Set<PasswordFault> faults, String field) {
    Checks checks = new Checks();
    faults.forEach(fault -> checks.add(field, fault.code(), fault.advice()));
    return Problem.invalid(checks.violations());
  }

  private static String sentence(Logins.Reason reason) {
    return switch (reason) {
      case SET_BY_ADMINISTRATOR -> "当前密码由系统管理员设置，须由本人修改后使用。";
      case SAMPLE_PASSWORD -> "当前密码是演示用密码，只能在演示中使用。";
      case TOO_OLD -> "当前密码已超过规定的使用期限。";
    };
  }

  private Answer blocked(Instant until) {
    long seconds =
        database.transact(tx -> Math.max(1, until.getEpochSecond() - tx.now().getEpochSecond()));
    Problem problem =
        Problem.of(
            429,
            "TOO_MANY_ATTEMPTS",
            "登录失败次数过多",
            "请在" + CLOCK_TIME.format(until) + "之后重试，或者联系系统管理员解除。");
    return new Answer(429, problem, Map.of("Retry-After", Long.toString(seconds)));
  }

  private Answer session(Token token) {
    Actor actor = token.actor();
    if (!token.credential().cookie()) {
      return new Answer(
          201,
          new SessionAnswer(token.value(), null, token.expiresAt(), Me.of(actor, null)),
          Map.of("Location", "/api/v1/sessions/current"));
    }
    String antiForgery = Cookies.antiForgery(token.value());
    return new Answer(
        201,
        new SessionAnswer(null, antiForgery, token.expiresAt(), Me.of(actor, antiForgery)),
        Map.of(
            "Location",
            "/api/v1/sessions/current",
            "Set-Cookie",
            gate.cookies().ofSession(token.value())));
  }

  private Answer list(Call call) {
    String current = call.credential().id();
    return Answer.ok(
        database.transact(
            tx ->
                tokens.list(tx, call.actor(), Credential.Kind.SESSION).stream()
                    .map(s -> new Own(s, s.id().equals(current)))
                    .toList()));
  }

  private Answer logout(Call call) {
    Credential credential = call.credential();
    database.transact(
        tx -> {
          tokens.revoke(tx, call.actor(), credential.kind(), credential.id());
          audit.record(tx, call.actor().login(), "LoggedOut", null, credential.kind().name());
          return true;
        });
    return credential.cookie()
        ? new Answer(204, null, Map.of("Set-Cookie", gate.cookies().noSession()))
        : Answer.done();
  }

  private Answer end(Call call) {
    call.requirePerson();
    return once.change(
        call,
        tx -> {
          String id = call.parameter("id");
          if (!tokens.revoke(tx, call.actor(), Credential.Kind.SESSION, id)) {
            throw Problem.notFound().asException();
          }
          audit.record(tx, call.actor().login(), "SessionEnded", null, id);
          return Answer.done();
        });
  }

  private Answer endOthers(Call call) {
    call.requirePerson();
    return once.change(
        call,
        tx -> {
          int ended = tokens.revokeOtherSessions(tx, call.actor(), call.credential().id());
          audit.record(tx, call.actor().login(), "OtherSessionsEnded", null, ended + " sessions");
          return Answer.done();
        });
  }
}
