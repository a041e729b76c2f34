package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** 委托决定: heads let deputies decide for a while, and take it back. */
final class Delegations {
  private final Database database;
  private final Once once;
  private final Audit audit;
  private final ApprovalSettings settings;

  Delegations(Database database, Once once, Audit audit, ApprovalSettings settings) {
    this.database = database;
    this.once = once;
    this.audit = audit;
    this.settings = settings;
  }

  /** As it is sent by the head. */
  record Request(
      @Nullable String organCode,
      @Nullable String deputy,
      @Nullable List<@Nullable ActionKind> kinds,
      @Nullable String amountUpTo,
      @Nullable LocalDate from,
      @Nullable LocalDate to,
      @Nullable String basis) {}

  record RevocationRequest(@Nullable String reason) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/delegations",
                anyOf(Role.APPROVER),
                "负责人委托他人在一定期限和范围内代行决定",
                Request.class,
                this::delegate)
            .creates(Delegation.class),
        get(
                "/api/v1/delegations",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER, Role.AUDITOR),
                "委托清单，新的在前",
                this::list)
            .answersAll(Delegation.class)
            .untraced(),
        post(
                "/api/v1/delegations/{number}/revocation",
                anyOf(Role.APPROVER),
                "撤销一项委托，立即生效",
                RevocationRequest.class,
                this::revoke)
            .answers(Delegation.class)
            .refuses("DELEGATION_REVOKED"));
  }

  private Answer delegate(Call call) {
    Request sent = call.body(Request.class);
    return once.change(call, tx -> delegate(tx, call.actor(), sent));
  }

  private Answer delegate(Transaction tx, Actor head, Request sent) {
    Checks checks = new Checks();
    String organ = checks.line("organCode", sent.organCode(), 18);
    checks.require(
        organ.isEmpty() || (Organs.isKnown(tx, organ) && head.sees(organ)),
        "organCode",
        "UNKNOWN_ORGAN",
        "没有这个执法机关，或者不是您所在的机关，请核对。");
    String login = checks.line("deputy", sent.deputy(), 64);
    Actor deputy = login.isEmpty() ? null : Accounts.find(tx, login);
    checks.require(
        login.isEmpty()
            || (deputy != null
                && deputy.id() != head.id()
                && deputy.sees(organ)
                && deputy.roles().contains(Role.DEPUTY_APPROVER)),
        "deputy",
        "UNKNOWN_DEPUTY",
        "没有这个受委托的负责人账户，或者不属于该机关，请核对。");
    LocalDate from = checks.required("from", sent.from());
    LocalDate to = checks.required("to", sent.to());
    if (from != null && to != null) {
      checks.require(!to.isBefore(from), "to", "WRONG_RANGE", "截止日期不能早于起始日期。");
      checks.require(
          !from.isBefore(WorkingDays.dayOf(tx.now())), "from", "TOO_EARLY", "起始日期不能早于今天，委托不能追认。");
      checks.require(
          to.isBefore(from.plusDays(settings.longestDelegationDays())),
          "to",
          "TOO_LONG",
          "一次委托最长" + settings.longestDelegationDays() + "日。");
    }
    BigDecimal limit = amount(checks, sent.amountUpTo());
    String basis = checks.text("basis", sent.basis(), 500);
    checks.orRefuse();
    DelegationMapper mapper = tx.mapper(DelegationMapper.class);
    DelegationMapper.Key key = new DelegationMapper.Key();
    mapper.insert(
        key,
        organ,
        head.id(),
        Objects.requireNonNull(deputy).id(),
        kinds(sent.kinds()),
        limit,
        Objects.requireNonNull(from),
        Objects.requireNonNull(to),
        basis,
        tx.now());
    audit.record(
        tx,
        head.login(),
        "Delegated",
        null,
        "delegation " + key.id + " to " + login + " of " + organ);
    return Answer.created(
        Objects.requireNonNull(mapper.byId(key.id)).delegation(), "/api/v1/delegations/" + key.id);
  }

  private static @Nullable String kinds(@Nullable List<@Nullable ActionKind> kinds) {
    if (kinds == null || kinds.isEmpty()) {
      return null;
    }
    return kinds.stream()
        .filter(Objects::nonNull)
        .map(kind -> Objects.requireNonNull(kind).name())
        .distinct()
        .sorted()
        .collect(Collectors.joining(","));
  }

  private static @Nullable BigDecimal amount(Checks checks, @Nullable String sent) {
    if (sent == null) {
      return null;
    }
    if (sent.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
      return new BigDecimal(sent).setScale(2);
    }
    checks.add("amountUpTo", "WRONG_FORMAT", "金额以元为单位，最多两位小数，例如 3000.00。");
    return null;
  }

  private Answer list(Call call) {
    return database.transact(
        tx ->
            Answer.ok(
                tx.mapper(DelegationMapper.class).all(call.actor().organCode()).stream()
                    .map(DelegationMapper.Row::delegation)
                    .toList()));
  }

  private Answer revoke(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(RevocationRequest.class).reason(), 500);
    checks.orRefuse();
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          DelegationMapper mapper = tx.mapper(DelegationMapper.class);
          DelegationMapper.Row found =
              number.matches("[0-9]{1,18}") ? mapper.byId(Long.parseLong(number)) : null;
          if (found == null || !call.actor().sees(found.organCode())) {
            throw Problem.notFound().asException();
          }
          if (mapper.revoke(found.id(), call.actor().id(), reason, tx.now()) == 0) {
            throw Problem.of(409, "DELEGATION_REVOKED", "委托已经撤销", "这项委托此前已经撤销，无需再次办理。")
                .asException();
          }
          audit.record(
              tx, call.actor().login(), "DelegationRevoked", null, "delegation " + found.id());
          return Answer.ok(Objects.requireNonNull(mapper.byId(found.id())).delegation());
        });
  }
}
