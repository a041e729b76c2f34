package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.FiredRule;
import org.gongshi.review.cases.OrganRules;
import org.gongshi.review.cases.ReviewRule;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** 重大执法决定法制审核目录: the law's rules, and what each organ has added, version by version. */
final class OrganRuleBook implements OrganRules {
  private final Database database;
  private final Once once;
  private final Audit audit;

  OrganRuleBook(Database database, Once once, Audit audit) {
    this.database = database;
    this.once = once;
    this.audit = audit;
  }

  /** As it is sent. */
  record Request(
      @Nullable String organCode,
      OrganRule.@Nullable Effect effect,
      @Nullable ActionKind kind,
      OrganRule.@Nullable Test test,
      @Nullable String amountFrom,
      @Nullable String word,
      @Nullable String basis,
      @Nullable LocalDate effectiveFrom) {}

  record EndRequest(@Nullable String reason) {}

  /** A rule of the law. */
  record Statutory(
      ReviewRule rule, String label, boolean declared, String basis, String basisForPenalties) {}

  record Catalogue(List<Statutory> statutory, List<OrganRule> organs) {}

  List<Endpoint> endpoints() {
    return List.of(
        get("/api/v1/review-rules", anyAccount(), "法制审核目录：法律规定的情形和各机关规定的金额、类别、事项", this::catalogue)
            .answers(Catalogue.class)
            .untraced(),
        post(
                "/api/v1/review-rules",
                anyOf(Role.ADMINISTRATOR),
                "增加一条本机关的规定，写明依据和生效日期",
                Request.class,
                this::add)
            .creates(OrganRule.class),
        post(
                "/api/v1/review-rules/{number}/end",
                anyOf(Role.ADMINISTRATOR),
                "自次日起终止一条本机关的规定，写明理由",
                EndRequest.class,
                this::end)
            .answers(OrganRule.class)
            .refuses("RULE_ENDED"));
  }

  @Override
  public List<FiredRule> review(Transaction tx, Action action) {
    return tx.mapper(OrganRuleMapper.class).firing(OrganRule.Effect.REVIEW, action).stream()
        .map(r -> FiredRule.organ(r.test().rule(), r.basis(), r.id()))
        .toList();
  }

  @Override
  public boolean asksForDiscussion(Transaction tx, Action action) {
    return !tx.mapper(OrganRuleMapper.class).firing(OrganRule.Effect.DISCUSSION, action).isEmpty();
  }

  private Answer catalogue(Call call) {
    List<Statutory> statutory =
        Arrays.stream(ReviewRule.values())
            .filter(rule -> Arrays.stream(OrganRule.Test.values()).noneMatch(t -> t.rule() == rule))
            .map(
                rule ->
                    new Statutory(
                        rule,
                        rule.label(),
                        rule.isDeclarable(),
                        rule.basis(ActionKind.LICENCE).citation(),
                        rule.basis(ActionKind.PENALTY).citation()))
            .toList();
    return database.transact(
        tx ->
            Answer.ok(
                new Catalogue(
                    statutory, tx.mapper(OrganRuleMapper.class).all(call.actor().organCode()))));
  }

  private Answer add(Call call) {
    Request sent = call.body(Request.class);
    return once.change(call, tx -> add(tx, call.actor(), sent));
  }

  private Answer add(Transaction tx, Actor by, Request sent) {
    Checks checks = new Checks();
    String organ = checks.line("organCode", sent.organCode(), 18);
    checks.require(
        organ.isEmpty() || (Organs.isKnown(tx, organ) && by.sees(organ)),
        "organCode",
        "UNKNOWN_ORGAN",
        "没有这个执法机关，或者不是您所在的机关，请核对。");
    OrganRule.Effect effect = checks.required("effect", sent.effect());
    OrganRule.Test test = checks.required("test", sent.test());
    boolean byAmount = test == OrganRule.Test.AMOUNT;
    BigDecimal amount = amount(checks, sent.amountFrom(), byAmount);
    String word = byAmount ? null : checks.line("word", sent.word(), 200);
    checks.require(!byAmount || sent.word() == null, "word", "NOT_EXPECTED", "按金额判定的，不填写此项。");
    String basis = checks.text("basis", sent.basis(), 500);
    LocalDate from = checks.required("effectiveFrom", sent.effectiveFrom());
    checks.require(
        from == null || !from.isBefore(WorkingDays.dayOf(tx.now())),
        "effectiveFrom",
        "TOO_EARLY",
        "生效日期不能早于今天。");
    checks.orRefuse();
    OrganRuleMapper mapper = tx.mapper(OrganRuleMapper.class);
    OrganRuleMapper.Key key = new OrganRuleMapper.Key();
    mapper.insert(
        key,
        organ,
        Objects.requireNonNull(effect),
        sent.kind(),
        Objects.requireNonNull(test),
        amount,
        word,
        basis,
        Objects.requireNonNull(from),
        by.id(),
        tx.now());
    audit.record(tx, by.login(), "ReviewRuleSet", null, "rule " + key.id + " of " + organ);
    return Answer.created(
        Objects.requireNonNull(mapper.byId(key.id)), "/api/v1/review-rules/" + key.id);
  }

  private static @Nullable BigDecimal amount(Checks checks, @Nullable String sent, boolean wanted) {
    if (!wanted) {
      checks.require(sent == null, "amountFrom", "NOT_EXPECTED", "不按金额判定的，不填写此项。");
      return null;
    }
    if (sent == null || !sent.matches("[0-9]{1,13}(\\.[0-9]{1,2})?")) {
      checks.add("amountFrom", "WRONG_FORMAT", "金额以元为单位，最多两位小数，例如 3000.00。");
      return null;
    }
    return new BigDecimal(sent).setScale(2);
  }

  private Answer end(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(EndRequest.class).reason(), 500);
    checks.orRefuse();
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          OrganRuleMapper mapper = tx.mapper(OrganRuleMapper.class);
          OrganRule found =
              number.matches("[0-9]{1,18}") ? mapper.byId(Long.parseLong(number)) : null;
          if (found == null || !call.actor().sees(found.organCode())) {
            throw Problem.notFound().asException();
          }
          LocalDate tomorrow = WorkingDays.dayOf(tx.now()).plusDays(1);
          if (mapper.end(found.id(), tomorrow, call.actor().id(), reason) == 0) {
            throw Problem.of(409, "RULE_ENDED", "规定已经终止", "这条规定此前已经终止，无需再次办理。").asException();
          }
          audit.record(
              tx,
              call.actor().login(),
              "ReviewRuleEnded",
              null,
              "rule " + found.id() + " of " + found.organCode());
          return Answer.ok(Objects.requireNonNull(mapper.byId(found.id())));
        });
  }
}
