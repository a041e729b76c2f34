package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
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
import org.jspecify.annotations.Nullable;

/**
 * 行政复议、行政诉讼 and the organ's own revocation. What sets a public decision aside starts the clock of
 * its withdrawal (行政处罚法 art. 48).
 */
final class Remedies {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final Audit audit;

  Remedies(Database database, Once once, Cases cases, Clocks clocks, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.audit = audit;
  }

  record Request(
      @Nullable RemedyKind kind,
      @Nullable String body,
      @Nullable LocalDate filedOn,
      @Nullable LocalDate acceptedOn,
      @Nullable String caseNumber,
      @Nullable Boolean suspendsExecution) {}

  record OutcomeRequest(
      @Nullable RemedyOutcome outcome,
      @Nullable String documentNumber,
      @Nullable LocalDate effectiveOn,
      @Nullable String note) {}

  record RevocationRequest(
      @Nullable String reason,
      @Nullable String basis,
      @Nullable LocalDate effectiveOn,
      @Nullable Boolean renewed) {}

  record Recorded(String id, CaseState state, int number, boolean revoked) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/remedies",
                anyOf(Role.HANDLER, Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICER),
                "登记已经受理的行政复议或者行政诉讼；决定正在公示的，公示页面随即注明",
                Request.class,
                this::file)
            .versioned()
            .answers(Recorded.class)
            .refuses("WRONG_STATE", "REMEDY_OPEN", "LAST_SCAN"),
        post(
                "/api/v1/cases/{id}/remedies/{number}/outcome",
                anyOf(Role.HANDLER, Role.LEGAL_REVIEWER, Role.DISCLOSURE_OFFICER),
                "登记复议或者诉讼的结果；决定被变更、撤销、确认违法或者无效的，开始计算撤回公示的期限",
                OutcomeRequest.class,
                this::conclude)
            .versioned()
            .answers(Recorded.class)
            .refuses("WRONG_STATE", "REMEDY_CONCLUDED", "REQUIREMENT_MISSING", "LAST_SCAN"),
        post(
                "/api/v1/cases/{id}/revocation",
                anyOf(Role.APPROVER),
                "本机关自行撤销决定，写明理由和依据",
                RevocationRequest.class,
                this::revoke)
            .versioned()
            .answers(Recorded.class)
            .refuses("WRONG_STATE", "APPROVER_IS_HANDLER", "REQUIREMENT_MISSING"),
        get(
                "/api/v1/cases/{id}/remedies",
                anyOf(
                    Role.HANDLER,
                    Role.LEGAL_REVIEWER,
                    Role.APPROVER,
                    Role.DISCLOSURE_OFFICER,
                    Role.DISCLOSURE_APPROVER,
                    Role.AUDITOR),
                "一件案件的复议、诉讼及其结果，以及本机关的撤销",
                this::list)
            .answers(RemedyFile.class));
  }

  private Answer file(Call call) {
    Request sent = call.body(Request.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Decision decision = decided(tx, open);
          Checks checks = new Checks();
          RemedyKind kind = checks.required("kind", sent.kind());
          String body = checks.line("body", sent.body(), 200);
          LocalDate filed = day(checks, "filedOn", sent.filedOn(), decision, tx.now());
          LocalDate accepted = day(checks, "acceptedOn", sent.acceptedOn(), decision, tx.now());
          checks.require(
              filed == null || accepted == null || !accepted.isBefore(filed),
              "acceptedOn",
              "TOO_EARLY",
              "受理日期不能早于提起的日期。");
          String number = checks.optional("caseNumber", sent.caseNumber(), 100);
          checks.orRefuse();
          RemedyMapper mapper = tx.mapper(RemedyMapper.class);
          refuseTwice(mapper, open, Objects.requireNonNull(kind), number);
          int next = mapper.count(open.key()) + 1;
          mapper.insert(
              open.key(),
              next,
              kind,
              body,
              Objects.requireNonNull(filed),
              Objects.requireNonNull(accepted),
              number,
              Boolean.TRUE.equals(sent.suspendsExecution()),
              call.actor().id(),
              tx.now());
          audit.record(tx, call.actor().login(), "RemedyFiled", id, "remedy " + next + " " + kind);
          publicEdition(tx, open).contested();
          open.touch();
          return answer(open, next);
        });
  }

  /**
   * One case is recorded once. Several parties may each have brought one of a kind; then their
   * numbers differ.
   */
  private static void refuseTwice(
      RemedyMapper mapper, OpenCase open, RemedyKind kind, @Nullable String number) {
    boolean known =
        mapper.ofDecision(open.key()).stream()
            .filter(r -> r.kind() == kind && r.outcome() == null)
            .anyMatch(
                r -> number == null || r.caseNumber() == null || number.equals(r.caseNumber()));
    if (known) {
      throw Problem.of(
              409,
              "REMEDY_OPEN",
              "同类程序正在进行",
              "本案决定的同类复议或者诉讼已经登记，尚无结果。确属另案的，请填写不同的案号。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  private Answer conclude(Call call) {
    OutcomeRequest sent = call.body(OutcomeRequest.class);
    String id = call.parameter("id");
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Decision decision = decided(tx, open);
          RemedyMapper mapper = tx.mapper(RemedyMapper.class);
          RemedyFile.Remedy remedy =
              mapper.ofCase(open.key()).stream()
                  .filter(r -> Integer.toString(r.number()).equals(number))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound().asException());
          if (remedy.outcome() != null) {
            throw Problem.of(
                    409, "REMEDY_CONCLUDED", "结果已经登记", "这件复议或者诉讼的结果已经登记，不得更改。案件编号：" + id + "。")
                .asException();
          }
          Checks checks = new Checks();
          RemedyOutcome outcome = checks.required("outcome", sent.outcome());
          String document = checks.line("documentNumber", sent.documentNumber(), 128);
          LocalDate effective = day(checks, "effectiveOn", sent.effectiveOn(), decision, tx.now());
          checks.require(
              effective == null || !effective.isBefore(remedy.begunOn()),
              "effectiveOn",
              "TOO_EARLY",
              "生效日期不能早于受理的日期。");
          String note = checks.optional("note", sent.note(), 2000);
          checks.orRefuse();
          RemedyOutcome ended = Objects.requireNonNull(outcome);
          LocalDate from = Objects.requireNonNull(effective);
          mapper.conclude(
              open.key(),
              remedy.number(),
              ended,
              ended.setsAside(),
              document,
              from,
              note,
              call.actor().id(),
              tx.now());
          audit.record(
              tx, call.actor().login(), "RemedyConcluded", id, "remedy " + number + " " + ended);
          OpenCase shown = publicEdition(tx, open);
          if (ended.setsAside() && !shown.standing().marks().revoked()) {
            setAside(tx, shown, call.actor(), from, ended.name());
          }
          shown.contested();
          open.touch();
          return answer(open, remedy.number());
        });
  }

  private Answer revoke(Call call) {
    RevocationRequest sent = call.body(RevocationRequest.class);
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Decision decision = decided(tx, open);
          if (call.actor().id() == open.standing().handler()) {
            throw open.refusal(Rule.APPROVER_IS_HANDLER);
          }
          open.allow(new CaseEvent.DecisionRevoked(call.actor().id()));
          Checks checks = new Checks();
          String reason = checks.text("reason", sent.reason(), 2000);
          String basis = checks.text("basis", sent.basis(), 500);
          LocalDate effective = day(checks, "effectiveOn", sent.effectiveOn(), decision, tx.now());
          checks.orRefuse();
          LocalDate from = Objects.requireNonNull(effective);
          tx.mapper(RemedyMapper.class)
              .revoke(
                  open.key(),
                  open.standing().handler(),
                  reason,
                  basis,
                  from,
                  Boolean.TRUE.equals(sent.renewed()),
                  call.actor().id(),
                  tx.now());
          setAside(tx, open, call.actor(), from, "own revocation");
          return answer(open, 0);
        });
  }

  /** What was brought against a decision concerns the edition that the public reads. */
  private OpenCase publicEdition(Transaction tx, OpenCase open) {
    String id = tx.mapper(RemedyMapper.class).publicEdition(open.key());
    return id == null || id.equals(open.id())
        ? open
        : Objects.requireNonNull(cases.openForProgram(tx, id));
  }

  /** The clock runs from the day on which the decision ceased, not from when it was recorded. */
  private void setAside(
      Transaction tx, OpenCase open, Actor by, LocalDate effectiveOn, String why) {
    CaseState state = open.standing().state();
    if (state == CaseState.EXPORTED || state == CaseState.PUBLISHED) {
      clocks.start(tx, open, ClockKind.WITHDRAWAL, WorkingDays.startOf(effectiveOn));
    }
    open.apply(new CaseEvent.DecisionRevoked(by.id()), by.login(), why);
  }

  private static Decision decided(Transaction tx, OpenCase open) {
    Decision decision = tx.mapper(ApprovalMapper.class).ofCase(open.key());
    if (decision == null) {
      throw open.refusal(Rule.WRONG_STATE);
    }
    return decision;
  }

  private static @Nullable LocalDate day(
      Checks checks, String field, @Nullable LocalDate sent, Decision decision, Instant now) {
    LocalDate day = checks.required(field, sent);
    if (day != null) {
      checks.require(!day.isAfter(WorkingDays.dayOf(now)), field, "IN_FUTURE", "日期不能晚于今天。");
      checks.require(!day.isBefore(decision.decidedOn()), field, "BEFORE_DECISION", "日期不能早于决定日期。");
    }
    return day;
  }

  private static Answer answer(OpenCase open, int number) {
    return Answer.ok(
            new Recorded(
                open.id(), open.standing().state(), number, open.standing().marks().revoked()))
        .withVersion(open.version());
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          RemedyMapper mapper = tx.mapper(RemedyMapper.class);
          return Answer.ok(
              new RemedyFile(
                  open.id(),
                  open.standing().marks().revoked(),
                  mapper.ofCase(open.key()),
                  mapper.revocation(open.key())));
        });
  }
}
