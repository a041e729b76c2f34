package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.anyone;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organ;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** The API around accounts: log in and out, who am I, new accounts, the organs. */
public final class Sessions {
  private static final int SHORTEST_PASSWORD = 12;

  private final Accounts accounts;
  private final Organs organs;
  private final Database database;
  private final Audit audit;

  public Sessions(Accounts accounts, Organs organs, Database database, Audit audit) {
    this.accounts = accounts;
    this.organs = organs;
    this.database = database;
    this.audit = audit;
  }

  record LoginRequest(@Nullable String login, @Nullable String password) {
    @Override
    public String toString() {
      return "LoginRequest[]";
    }
  }

  record AccountRequest(
      @Nullable String login,
      @Nullable String displayName,
      @Nullable String password,
      @Nullable String organCode,
      @Nullable List<@Nullable Role> roles) {
    @Override
    public String toString() {
      return "AccountRequest[]";
    }
  }

  record TokenAnswer(String token, Instant expiresAt, Me account) {
    @Override
    public String toString() {
      return "TokenAnswer[]";
    }
  }

  record Me(String login, String displayName, Set<Role> roles, @Nullable String organCode) {
    static Me of(Actor actor) {
      return new Me(actor.login(), actor.displayName(), actor.roles(), actor.organCode());
    }
  }

  public List<Endpoint> endpoints() {
    return List.of(
        post("/api/v1/sessions", anyone(), "登录，取得令牌", LoginRequest.class, this::login)
            .creates(TokenAnswer.class)
            .withoutKey()
            .refuses("WRONG_CREDENTIALS"),
        delete("/api/v1/sessions/current", anyAccount(), "退出登录，令牌作废", this::logout)
            .answersNothing()
            .withoutKey(),
        get("/api/v1/me", anyAccount(), "当前账号", call -> Answer.ok(Me.of(call.actor())))
            .answers(Me.class)
            .untraced(),
        get("/api/v1/organs", anyAccount(), "执法机关列表", call -> Answer.ok(organs.all()))
            .answersAll(Organ.class)
            .untraced(),
        post(
                "/api/v1/accounts",
                anyOf(Role.ADMINISTRATOR),
                "新建账号",
                AccountRequest.class,
                this::createAccount)
            .creates(Me.class)
            .refuses("LOGIN_TAKEN"));
  }

  private Answer login(Call call) {
    LoginRequest request = call.body(LoginRequest.class, 16 << 10);
    Checks checks = new Checks();
    String login = checks.line("login", request.login(), 64);
    String password = request.password() == null ? "" : request.password();
    checks.require(
        !password.isEmpty() && password.length() <= 200, "password", "REQUIRED", "请填写密码。");
    checks.orRefuse();
    Accounts.Token token = accounts.login(login, password);
    if (token == null) {
      throw Problem.of(401, "WRONG_CREDENTIALS", "登录失败", "账号或密码不正确，请核对后重试。").asException();
    }
    record(login, "LoggedIn", "");
    return new Answer(
        201,
        new TokenAnswer(token.value(), token.expiresAt(), Me.of(token.actor())),
        Map.of("Location", "/api/v1/sessions/current"));
  }

  private Answer logout(Call call) {
    call.bearerToken().ifPresent(accounts::logout);
    return Answer.done();
  }

  private Answer createAccount(Call call) {
    AccountRequest request = call.body(AccountRequest.class);
    Checks checks = new Checks();
    String login = checks.line("login", request.login(), 64);
    checks.require(
        login.isEmpty() || login.matches("[a-z0-9][a-z0-9._-]*"),
        "login",
        "WRONG_FORMAT",
        "账号只能使用小写字母、数字、点、下划线和连字符。");
    String displayName = checks.line("displayName", request.displayName(), 100);
    String password = request.password() == null ? "" : request.password();
    checks.require(
        password.length() >= SHORTEST_PASSWORD && password.length() <= 200,
        "password",
        "TOO_SHORT",
        "密码至少" + SHORTEST_PASSWORD + "个字符。");
    String organCode = checks.optional("organCode", request.organCode(), 18);
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<@Nullable Role> sent =
        request.roles() == null ? List.<@Nullable Role>of() : request.roles();
    for (Role role : sent) {
      if (role == null) {
        checks.add("roles", "REQUIRED", "岗位不能为空。");
      } else {
        roles.add(role);
      }
    }
    checks.require(!roles.isEmpty(), "roles", "REQUIRED", "请至少选择一个岗位。");
    checks.require(
        organCode == null || organs.all().stream().anyMatch(o -> o.code().equals(organCode)),
        "organCode",
        "UNKNOWN_ORGAN",
        "没有这个执法机关，请核对。");
    checks.orRefuse();
    if (!accounts.create(login, displayName, password, organCode, roles)) {
      throw Problem.of(409, "LOGIN_TAKEN", "账号已存在", "请更换账号名称后重试。").asException();
    }
    record(call.actor().login(), "AccountCreated", login + " " + roles);
    return Answer.created(
        new Me(login, displayName, roles, organCode), "/api/v1/accounts/" + login);
  }

  private void record(String actor, String deed, String detail) {
    database.transact(
        tx -> {
          audit.record(tx, actor, deed, null, detail);
          return true;
        });
  }
}
