package org.gongshi.review.takedown;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.disclosure.Publicities;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The end of publicity: by itself when the last day is over, or early, where credit was repaired,
 * on an application that one officer proposes and another grants.
 */
public final class PublicityEnds {
  private static final String PROGRAM = "publicity";
  private static final String OVER = "公示期限已经届满。";
  private static final String REPAIRED = "信用修复，提前停止公示。";

  private final Once once;
  private final Cases cases;
  private final Publicities publicities;
  private final Suppressions suppressions;
  private final Outbox outbox;
  private final Audit audit;

  public PublicityEnds(
      Once once,
      Cases cases,
      Publicities publicities,
      Suppressions suppressions,
      Outbox outbox,
      Audit audit) {
    this.once = once;
    this.cases = cases;
    this.publicities = publicities;
    this.suppressions = suppressions;
    this.outbox = outbox;
    this.audit = audit;
  }

  record StopRequest(@Nullable LocalDate appliedOn, @Nullable String reason) {}

  record DecisionRequest(
      @Nullable Boolean granted, @Nullable String note, @Nullable String publicReason) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/publicity-stop",
                anyOf(Role.DISCLOSURE_OFFICER),
                "受理提前停止公示的申请（信用修复），提出意见",
                StopRequest.class,
                this::propose)
            .versioned()
            .answers(Moved.class)
            .refuses("NOT_PUBLIC", "BEFORE_SHORTEST_PERIOD", "STOP_PENDING"),
        post(
                "/api/v1/cases/{id}/publicity-stop-decision",
                anyOf(Role.DISCLOSURE_APPROVER),
                "决定是否提前停止公示；同意的，立即撤下",
                DecisionRequest.class,
                this::decide)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "NO_STOP_PENDING", "EARLY_STOP_TAKES_TWO"));
  }

  /** Takes down one decision whose last public day is over; false if there is none. */
  public boolean expireNext(Transaction tx) {
    String id = publicities.nextOver(tx);
    OpenCase open = id == null ? null : cases.openForProgram(tx, id);
    if (open == null) {
      return false;
    }
    open.apply(new CaseEvent.TakenDown(0, Exit.EXPIRED), PROGRAM, ExitCause.PERIOD_OVER.name());
    suppressions.suppress(tx, open, ExitCause.PERIOD_OVER, OVER, null, null);
    return true;
  }

  private Answer propose(Call call) {
    StopRequest request = call.body(StopRequest.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          LocalDate today = WorkingDays.dayOf(tx.now());
          Checks checks = new Checks();
          LocalDate appliedOn = checks.required("appliedOn", request.appliedOn());
          checks.require(
              appliedOn == null || !appliedOn.isAfter(today),
              "appliedOn",
              "IN_FUTURE",
              "申请日期不能晚于今天。");
          String reason = checks.text("reason", request.reason(), 1000);
          checks.orRefuse();
          OpenCase open = cases.open(tx, call);
          requirePublic(open);
          LocalDate earliest = publicities.earliestStop(tx, open);
          if (earliest == null || today.isBefore(earliest)) {
            throw tooEarly(open, earliest);
          }
          EarlyStopMapper mapper = tx.mapper(EarlyStopMapper.class);
          if (mapper.open(open.key()) != null) {
            throw Problem.of(409, "STOP_PENDING", "已有待决定的申请", "请先决定已提出的申请。案件编号：" + id + "。")
                .asException();
          }
          mapper.propose(
              open.key(),
              Objects.requireNonNullElse(appliedOn, today),
              reason,
              call.actor().id(),
              tx.now());
          audit.record(tx, call.actor().login(), "EarlyStopProposed", open.id(), "");
          return answer(open);
        });
  }

  private Answer decide(Call call) {
    DecisionRequest request = call.body(DecisionRequest.class);
    Checks checks = new Checks();
    Boolean granted = checks.required("granted", request.granted());
    String note = checks.optional("note", request.note(), 500);
    checks.require(
        !Boolean.FALSE.equals(granted) || note != null, "note", "REQUIRED", "不同意的，须写明理由。");
    String sentence =
        request.publicReason() == null
            ? REPAIRED
            : checks.line("publicReason", request.publicReason(), 500);
    checks.orRefuse();
    String id = call.parameter("id");
    long by = call.actor().id();
    Answer answer =
        once.change(
            call,
            tx -> {
              OpenCase open = cases.open(tx, call);
              EarlyStopMapper mapper = tx.mapper(EarlyStopMapper.class);
              EarlyStop pending = mapper.open(open.key());
              if (pending == null) {
                throw Problem.of(409, "NO_STOP_PENDING", "没有待决定的申请", "请先提出意见。案件编号：" + id + "。")
                    .asException();
              }
              if (pending.proposer() == by) {
                throw Problem.of(
                        403,
                        "EARLY_STOP_TAKES_TWO",
                        "不能办理此项操作",
                        "决定提前停止公示的人员不得是提出意见的人员，请由其他人员办理。案件编号：" + id + "。")
                    .asException();
              }
              boolean grants = Boolean.TRUE.equals(granted);
              mapper.decide(open.key(), grants, note, by, tx.now());
              audit.record(tx, call.actor().login(), "EarlyStopDecided", id, granted + "");
              if (grants) {
                open.apply(
                    new CaseEvent.TakenDown(by, Exit.EXPIRED),
                    call.actor().login(),
                    ExitCause.CREDIT_REPAIRED.name());
                suppressions.suppress(tx, open, ExitCause.CREDIT_REPAIRED, sentence, by, null);
              }
              return answer(open);
            });
    outbox.wake();
    return answer;
  }

  private static void requirePublic(OpenCase open) {
    CaseState state = open.standing().state();
    if (state != CaseState.PUBLISHED) {
      throw Problem.of(
              409,
              "NOT_PUBLIC",
              "决定没有公示",
              "只有正在公示的决定可以提前停止公示。当前环节：" + state.label() + "。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  private static ProblemException tooEarly(OpenCase open, @Nullable LocalDate earliest) {
    String when = earliest == null ? "本案的公示期限规则没有规定提前停止公示。" : "最短公示期至" + earliest + "届满。";
    return Problem.of(409, "BEFORE_SHORTEST_PERIOD", "尚不能提前停止公示", when + "案件编号：" + open.id() + "。")
        .withBasis("《信用修复管理办法》（国家发展和改革委员会令第36号）")
        .asException();
  }

  private static Answer answer(OpenCase open) {
    return Answer.ok(new Moved(open.id(), open.standing().state())).withVersion(open.version());
  }
}
