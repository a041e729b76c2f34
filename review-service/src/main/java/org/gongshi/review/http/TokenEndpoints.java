package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Credential;
import org.gongshi.review.identity.Role;
import org.gongshi.review.identity.Token;
import org.gongshi.review.identity.TokenView;
import org.gongshi.review.identity.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that people make for programs. Their secret is shown once, so these changes keep no answer
 * for a repeated request; and only a person makes them, so that no token outlives its own end.
 */
public final class TokenEndpoints {
  private final Database database;
  private final Once once;
  private final Audit audit;
  private final Tokens tokens;

  public TokenEndpoints(Database database, Once once, Audit audit, Tokens tokens) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.tokens = tokens;
  }

  /** Fewer roles than the account has, or null for all. */
  record TokenRequest(
      @Nullable String name, @Nullable Integer days, @Nullable List<@Nullable Role> roles) {}

  record TokenAnswer(String id, String token, Instant expiresAt) {
    @Override
    public String toString() {
      return "TokenAnswer[" + id + "]";
    }
  }

  public List<Endpoint> list() {
    return List.of(
        post(
                "/api/v1/tokens",
                anyAccount(),
                "为程序新建令牌：名称、有效天数、可以收窄的岗位；令牌只显示一次",
                TokenRequest.class,
                this::create)
            .creates(TokenAnswer.class)
            .withoutKey()
            .refuses("PERSON_REQUIRED", "TOO_MANY_TOKENS"),
        get("/api/v1/tokens", anyAccount(), "本人为程序建立的令牌", this::all)
            .answersAll(TokenView.class)
            .untraced(),
        post("/api/v1/tokens/{id}/rotation", anyAccount(), "更换令牌，旧令牌立即作废", null, this::rotate)
            .creates(TokenAnswer.class)
            .withoutKey()
            .refuses("PERSON_REQUIRED"),
        delete("/api/v1/tokens/{id}", anyAccount(), "作废一个令牌", this::revoke)
            .answersNothing()
            .refuses("PERSON_REQUIRED"));
  }

  private Answer create(Call call) {
    call.requirePerson();
    TokenRequest request = call.body(TokenRequest.class);
    Actor actor = call.actor();
    Checks checks = new Checks();
    String name = checks.line("name", request.name(), 100);
    int days = request.days() == null ? 0 : request.days();
    long longest = tokens.longest().toDays();
    checks.require(days >= 1 && days <= longest, "days", "OUT_OF_RANGE", "有效天数为1至" + longest + "。");
    Set<Role> roles = roles(checks, request.roles(), actor);
    checks.orRefuse();
    return database.transact(
        tx -> {
          if (tokens.list(tx, actor, Credential.Kind.PROGRAM).size() >= Tokens.MOST) {
            throw Problem.of(409, "TOO_MANY_TOKENS", "令牌过多", "请先作废不再使用的令牌。").asException();
          }
          Instant end = tx.now().plus(Duration.ofDays(days));
          Token token = tokens.program(tx, actor, name, roles, end, call.origin());
          audit.record(
              tx,
              actor.login(),
              "TokenCreated",
              null,
              of(token) + " until " + end + narrowed(roles));
          return Answer.created(
              new TokenAnswer(token.credential().id(), token.value(), token.expiresAt()),
              "/api/v1/tokens/" + token.credential().id());
        });
  }

  private static @Nullable Set<Role> roles(
      Checks checks, @Nullable List<@Nullable Role> sent, Actor actor) {
    if (sent == null) {
      return null;
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : sent) {
      if (role == null || !actor.roles().contains(role)) {
        checks.add("roles", "NOT_YOURS", "只能选择本人具有的岗位。");
      } else {
        roles.add(role);
      }
    }
    checks.require(!roles.isEmpty(), "roles", "REQUIRED", "请至少选择一个岗位，或者不填。");
    return roles;
  }

  private Answer all(Call call) {
    return Answer.ok(
        database.transact(tx -> tokens.list(tx, call.actor(), Credential.Kind.PROGRAM)));
  }

  private Answer rotate(Call call) {
    call.requirePerson();
    return database.transact(
        tx -> {
          String id = call.parameter("id");
          Token token = tokens.rotate(tx, call.actor(), id, call.origin());
          if (token == null) {
            throw Problem.notFound().asException();
          }
          audit.record(
              tx, call.actor().login(), "TokenRotated", null, "token " + id + " to " + of(token));
          return Answer.created(
              new TokenAnswer(token.credential().id(), token.value(), token.expiresAt()),
              "/api/v1/tokens/" + token.credential().id());
        });
  }

  private Answer revoke(Call call) {
    call.requirePerson();
    return once.change(
        call,
        tx -> {
          String id = call.parameter("id");
          if (!tokens.revoke(tx, call.actor(), Credential.Kind.PROGRAM, id)) {
            throw Problem.notFound().asException();
          }
          audit.record(tx, call.actor().login(), "TokenRevoked", null, "token " + id);
          return Answer.done();
        });
  }

  private static String of(Token token) {
    return "token " + token.credential().id();
  }

  private static String narrowed(@Nullable Set<Role> roles) {
    return roles == null ? "" : " for " + roles;
  }
}
