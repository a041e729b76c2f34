package org.gongshi.review.http;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.delete;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.identifiers.PublicId;
import org.gongshi.review.identity.AccountView;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.LinkedIdentity;
import org.gongshi.review.identity.PasswordFault;
import org.gongshi.review.identity.PasswordRules;
import org.gongshi.review.identity.PasswordStanding;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/**
 * The administrator's keeping of accounts. An administrator of one organ keeps that organ's; nobody
 * changes their own roles or closes their own account. Changes that carry a password keep no answer
 * for a repeated request, since its digest would be a fast hash of the password.
 */
public final class AccountEndpoints {
  private static final Query<String> ORGAN = Query.text("organ", 18, "执法机关的统一社会信用代码");
  private static final Query<Role> ROLE = Query.oneOf("role", Role.class, "岗位");
  private static final Query<Boolean> DISABLED = Query.flag("disabled", "是否停用");

  private final Database database;
  private final Once once;
  private final Audit audit;
  private final Accounts accounts;
  private final Organs organs;

  public AccountEndpoints(
      Database database, Once once, Audit audit, Accounts accounts, Organs organs) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.accounts = accounts;
    this.organs = organs;
  }

  /** Without a password, the account comes in by single sign-on alone. */
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

  record RolesRequest(@Nullable List<@Nullable Role> roles) {}

  record ReasonRequest(@Nullable String reason) {}

  record PasswordRequest(@Nullable String password) {
    @Override
    public String toString() {
      return "PasswordRequest[]";
    }
  }

  record IdentityRequest(@Nullable String issuer, @Nullable String subject) {
    @Override
    public String toString() {
      return "IdentityRequest[]";
    }
  }

  record AccountAnswer(AccountView account, List<LinkedIdentity> identities) {}

  public List<Endpoint> list() {
    var keeper = anyOf(Role.ADMINISTRATOR);
    String one = "/api/v1/accounts/{login}";
    return List.of(
        post("/api/v1/accounts", keeper, "新建账号，首次登录前须由本人修改密码", AccountRequest.class, this::create)
            .creates(Sessions.Me.class)
            .withoutKey()
            .refuses("LOGIN_TAKEN", "TOO_BUSY"),
        get("/api/v1/accounts", keeper, "账号列表，可按机关、岗位、是否停用筛选，按游标翻页", this::page)
            .answersPage(AccountView.class)
            .asks(ORGAN, ROLE, DISABLED),
        get(one, keeper, "读取一个账号", this::read).answers(AccountAnswer.class),
        put(one + "/roles", keeper, "变更岗位，立即生效", RolesRequest.class, this::setRoles)
            .answersNothing()
            .refuses("NOT_YOURSELF"),
        post(one + "/disabling", keeper, "停用账号，其会话和令牌立即作废", ReasonRequest.class, this::disable)
            .answersNothing()
            .refuses("NOT_YOURSELF"),
        post(one + "/enabling", keeper, "恢复账号", ReasonRequest.class, this::enable).answersNothing(),
        post(one + "/unlocking", keeper, "解除登录失败造成的暂停", null, this::unlock).answersNothing(),
        post(
                one + "/password-reset",
                keeper,
                "重设密码，登录前须由本人修改",
                PasswordRequest.class,
                this::resetPassword)
            .answersNothing()
            .withoutKey()
            .refuses("CHANGED_MEANWHILE", "TOO_BUSY"),
        delete(one + "/sessions", keeper, "结束该账号的全部会话和令牌", this::endSessions).answersNothing(),
        post(one + "/identities", keeper, "关联统一身份认证中的人员", IdentityRequest.class, this::link)
            .answersNothing()
            .refuses("IDENTITY_TAKEN"),
        delete(one + "/identities/{id}", keeper, "解除关联", this::unlink).answersNothing());
  }

  private Answer create(Call call) {
    AccountRequest request = call.body(AccountRequest.class);
    Checks checks = new Checks();
    String login = checks.line("login", request.login(), 64);
    checks.require(
        login.isEmpty() || login.matches("[a-z0-9][a-z0-9._-]*"),
        "login",
        "WRONG_FORMAT",
        "账号只能使用小写字母、数字、点、下划线和连字符。");
    String name = checks.line("displayName", request.displayName(), 100);
    String password = request.password();
    if (password != null) {
      for (PasswordFault fault : PasswordRules.faults(password, login, name)) {
        checks.add("password", fault.code(), fault.advice());
      }
    }
    String organCode = organ(checks, request.organCode(), call.actor());
    Set<Role> roles = roles(checks, request.roles());
    checks.orRefuse();
    Accounts.Draft draft =
        new Accounts.Draft(login, name, password, PasswordStanding.INITIAL, organCode, roles);
    String hash = accounts.hashOf(draft);
    try {
      database.transact(
          tx -> {
            if (!accounts.create(tx, draft, hash)) {
              throw taken();
            }
            audit.record(tx, call.actor().login(), "AccountCreated", null, login + " " + roles);
            return true;
          });
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
        throw taken();
      }
      throw e;
    }
    return Answer.created(
        new Sessions.Me(login, name, roles, organCode, null), "/api/v1/accounts/" + login);
  }

  private static ProblemException taken() {
    return Problem.of(409, "LOGIN_TAKEN", "账号已存在", "请更换账号名称后重试。").asException();
  }

  private @Nullable String organ(Checks checks, @Nullable String sent, Actor administrator) {
    String organCode = checks.optional("organCode", sent, 18);
    boolean known =
        organCode == null
            ? administrator.organCode() == null
            : administrator.sees(organCode)
                && organs.all().stream().anyMatch(o -> o.code().equals(organCode));
    checks.require(known, "organCode", "UNKNOWN_ORGAN", "没有这个执法机关，或者不在您的管理范围内，请核对。");
    return organCode;
  }

  private static Set<Role> roles(Checks checks, @Nullable List<@Nullable Role> sent) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : sent == null ? List.<@Nullable Role>of() : sent) {
      if (role == null) {
        checks.add("roles", "REQUIRED", "岗位不能为空。");
      } else {
        roles.add(role);
      }
    }
    checks.require(!roles.isEmpty(), "roles", "REQUIRED", "请至少选择一个岗位。");
    checks.require(Role.mayHoldTogether(roles), "roles", "INCOMPATIBLE", "系统管理员、监督审计人员不能兼任其他岗位。");
    return roles;
  }

  private Answer page(Call call) {
    Checks checks = new Checks();
    Accounts.Filter filter =
        new Accounts.Filter(
            ORGAN.of(call, checks), ROLE.of(call, checks), DISABLED.of(call, checks));
    checks.orRefuse();
    Paging paging = Paging.of(call, 1);
    String after = paging.after(0);
    return Answer.ok(
        database.transact(
            tx ->
                paging.page(
                    accounts.list(
                        tx, call.actor(), filter, after == null ? "" : after, paging.rows()),
                    account -> List.of(account.login()))));
  }

  private Answer read(Call call) {
    return Answer.ok(
        database.transact(
            tx -> {
              Accounts.Kept kept = open(tx, call);
              return new AccountAnswer(kept.view(), kept.identities());
            }));
  }

  private Answer setRoles(Call call) {
    Checks checks = new Checks();
    Set<Role> roles = roles(checks, call.body(RolesRequest.class).roles());
    checks.orRefuse();
    requireOther(call);
    return change(
        call,
        "RolesChanged",
        kept -> {
          String before = kept.view().roles().toString();
          kept.setRoles(roles);
          return before + " -> " + roles;
        });
  }

  private Answer disable(Call call) {
    String reason = reason(call);
    requireOther(call);
    return change(
        call,
        "AccountDisabled",
        kept -> {
          kept.disable();
          return reason;
        });
  }

  private Answer enable(Call call) {
    String reason = reason(call);
    return change(
        call,
        "AccountEnabled",
        kept -> {
          kept.enable();
          return reason;
        });
  }

  private static String reason(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(ReasonRequest.class).reason(), 300);
    checks.orRefuse();
    return reason;
  }

  private Answer unlock(Call call) {
    return change(call, "LoginUnlocked", kept -> kept.unlock() ? "" : "there was no failure");
  }

  private Answer resetPassword(Call call) {
    String password = call.body(PasswordRequest.class, 16 << 10).password();
    String login = call.parameter("login");
    AccountView account = database.transact(tx -> open(tx, call).view());
    Set<PasswordFault> faults =
        PasswordRules.faults(password == null ? "" : password, login, account.displayName());
    if (password == null || !faults.isEmpty()) {
      throw Sessions.faulty(faults, "password").asException();
    }
    String hash = accounts.hash(password);
    return database.transact(
        tx -> {
          if (!open(tx, call).resetPassword(hash)) {
            throw Problem.of(409, "CHANGED_MEANWHILE", "密码刚刚被修改", "请核对后重试。").asException();
          }
          audit.record(tx, call.actor().login(), "PasswordReset", null, login);
          return Answer.done();
        });
  }

  private Answer endSessions(Call call) {
    return change(call, "SessionsEnded", kept -> kept.endSessions() + " ended");
  }

  private Answer link(Call call) {
    IdentityRequest request = call.body(IdentityRequest.class);
    Checks checks = new Checks();
    String issuer = checks.line("issuer", request.issuer(), 200);
    String subject = checks.line("subject", request.subject(), 255);
    checks.orRefuse();
    String id = PublicId.next();
    return change(
        call,
        "IdentityLinked",
        kept -> {
          if (!kept.link(new LinkedIdentity(id, issuer, subject, kept.now()))) {
            throw Problem.of(409, "IDENTITY_TAKEN", "该人员已关联账号", "请先解除原来的关联。").asException();
          }
          return id + " of " + issuer;
        });
  }

  private Answer unlink(Call call) {
    String id = call.parameter("id");
    return change(
        call,
        "IdentityUnlinked",
        kept -> {
          if (!kept.unlink(id)) {
            throw Problem.notFound().asException();
          }
          return id;
        });
  }

  private Answer change(Call call, String deed, Function<Accounts.Kept, String> work) {
    return once.change(
        call,
        tx -> {
          String detail = work.apply(open(tx, call));
          audit.record(
              tx,
              call.actor().login(),
              deed,
              null,
              call.parameter("login") + (detail.isEmpty() ? "" : "; " + detail));
          return Answer.done();
        });
  }

  private Accounts.Kept open(Transaction tx, Call call) {
    Accounts.Kept kept = accounts.open(tx, call.actor(), call.parameter("login"));
    if (kept == null) {
      throw Problem.notFound().asException();
    }
    return kept;
  }

  private static void requireOther(Call call) {
    if (call.actor().login().equals(call.parameter("login"))) {
      throw Problem.of(409, "NOT_YOURSELF", "不能变更本人的账号", "请由另一位系统管理员办理。").asException();
    }
  }
}
