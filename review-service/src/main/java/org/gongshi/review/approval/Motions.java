package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

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
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 审批事项: what a handler asks for while a case is open, and a head grants or refuses: to suspend it,
 * to resume it, to transfer it, to close it without a decision, or to let a clock run longer.
 */
final class Motions {
  /** An account that nobody has: asks the rules what somebody else might do. */
  private static final long SOMEBODY = 0;

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final Audit audit;

  Motions(Database database, Once once, Cases cases, Clocks clocks, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.audit = audit;
  }

  record DecisionRequest(@Nullable Boolean granted, @Nullable String answer) {}

  /**
   * What a motion led to.
   *
   * @param granted null where the motion was only made
   */
  record Outcome(String id, CaseState state, int number, @Nullable Boolean granted) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/motions",
                anyOf(Role.HANDLER, Role.LEGAL_REVIEWER),
                "申请中止、恢复、移送、终结办理，或者延长期限，报负责人审批",
                MotionRequest.class,
                this::move)
            .versioned()
            .creates(Outcome.class)
            .refuses(
                "WRONG_STATE",
                "HANDLER_ONLY",
                "REVIEWER_NOT_ASSIGNED",
                "MOTION_WAITS",
                "REQUIREMENT_MISSING",
                "CLOCK_NOT_RUNNING",
                "ALREADY_EXTENDED",
                "NOT_EXTENDABLE",
                "CLOCK_RUN_OUT",
                "EXTENSION_TOO_LONG"),
        post(
                "/api/v1/cases/{id}/motions/{number}/decision",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER),
                "负责人审批：同意或者不同意",
                DecisionRequest.class,
                this::decide)
            .versioned()
            .answers(Outcome.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "NOT_DELEGATED",
                "MOTION_DECIDED",
                "REQUIREMENT_MISSING",
                "CLOCK_NOT_RUNNING",
                "ALREADY_EXTENDED",
                "NOT_EXTENDABLE",
                "CLOCK_RUN_OUT",
                "EXTENSION_TOO_LONG"),
        get("/api/v1/cases/{id}/motions", Cases.READERS, "一件案件的审批事项及其结果", this::ofCase)
            .answersAll(Motion.class),
        get(
                "/api/v1/motions",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER, Role.AUDITOR),
                "等待负责人审批的事项，早的在前",
                this::waiting)
            .answersPage(Motion.class));
  }

  private Answer move(Call call) {
    MotionRequest.Checked motion = call.body(MotionRequest.class).checked();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          requireOwn(open, motion, call.actor().id());
          CaseEvent event = motion.kind().event(SOMEBODY);
          if (event != null) {
            open.allow(event);
          } else {
            clocks.mayExtend(
                tx,
                open,
                Objects.requireNonNull(motion.clock()),
                Objects.requireNonNull(motion.length()));
          }
          MotionMapper mapper = tx.mapper(MotionMapper.class);
          List<Motion> earlier = mapper.ofCase(open.key());
          if (earlier.stream().anyMatch(m -> m.isOpen() && isSame(m, motion))) {
            throw Problem.of(
                    409,
                    "MOTION_WAITS",
                    "同类申请正在审批",
                    "“" + motion.kind().label() + "”的申请尚未审批，请待审批后再办理。案件编号：" + open.id() + "。")
                .asException();
          }
          int number = earlier.size() + 1;
          mapper.insert(
              open.key(), number, motion, open.standing().handler(), call.actor().id(), tx.now());
          open.touch();
          audit.record(
              tx,
              call.actor().login(),
              "MotionMade",
              open.id(),
              mapper.ofCase(open.key()).getLast().note());
          return Answer.created(
                  new Outcome(open.id(), open.standing().state(), number, null),
                  "/api/v1/cases/" + open.id() + "/motions")
              .withVersion(open.version());
        });
  }

  private static boolean isSame(Motion earlier, MotionRequest.Checked motion) {
    return earlier.kind() == motion.kind() && earlier.clock() == motion.clock();
  }

  /** The handler's own case; the review's clock is the assigned reviewer's. */
  private static void requireOwn(OpenCase open, MotionRequest.Checked motion, long by) {
    Long owner =
        motion.clock() == ClockKind.LEGAL_REVIEW
            ? open.standing().marks().assignedReviewer()
            : Long.valueOf(open.standing().handler());
    if (owner == null || owner != by) {
      throw open.refusal(
          motion.clock() == ClockKind.LEGAL_REVIEW
              ? Rule.REVIEWER_NOT_ASSIGNED
              : Rule.HANDLER_ONLY);
    }
  }

  private Answer decide(Call call) {
    DecisionRequest request = call.body(DecisionRequest.class);
    Checks checks = new Checks();
    Boolean granted = checks.required("granted", request.granted());
    String answer = checks.optional("answer", request.answer(), 4000);
    checks.require(
        !Boolean.FALSE.equals(granted) || answer != null, "answer", "REQUIRED", "不同意的，须写明理由。");
    checks.orRefuse();
    boolean grants = Boolean.TRUE.equals(granted);
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Motion motion = find(tx, open, call.parameter("number"));
          long by = call.actor().id();
          if (by == open.standing().handler()) {
            throw open.refusal(Rule.APPROVER_IS_HANDLER);
          }
          if (motion.requestedBy().equals(call.actor().login())) {
            throw open.refusal(Rule.APPROVER_IS_REVIEWER);
          }
          Authority authority = Authority.over(tx, open, call.actor(), WorkingDays.dayOf(tx.now()));
          String note = motion.note() + authority.note();
          tx.mapper(MotionMapper.class)
              .decide(
                  open.key(),
                  motion.number(),
                  grants,
                  answer,
                  authority.delegationId(),
                  by,
                  tx.now());
          if (grants) {
            grant(tx, open, motion, call, note);
          } else {
            open.touch();
            audit.record(tx, call.actor().login(), "MotionRefused", open.id(), note);
          }
          return Answer.ok(new Outcome(open.id(), open.standing().state(), motion.number(), grants))
              .withVersion(open.version());
        });
  }

  private void grant(Transaction tx, OpenCase open, Motion motion, Call call, String note) {
    CaseEvent event = motion.kind().event(call.actor().id());
    if (event != null) {
      open.apply(event, call.actor().login(), note);
      return;
    }
    clocks.extend(
        tx, open, Objects.requireNonNull(motion.clock()), Objects.requireNonNull(motion.length()));
    open.touch();
    audit.record(tx, call.actor().login(), "MotionGranted", open.id(), note);
  }

  private static Motion find(Transaction tx, OpenCase open, String number) {
    Motion found =
        tx.mapper(MotionMapper.class).ofCase(open.key()).stream()
            .filter(m -> number.equals(Integer.toString(m.number())))
            .findFirst()
            .orElseThrow(() -> Problem.notFound().asException());
    if (!found.isOpen()) {
      throw Problem.of(409, "MOTION_DECIDED", "申请已经审批", "此项申请已有审批结果，不能重复审批。案件编号：" + open.id() + "。")
          .asException();
    }
    return found;
  }

  private Answer ofCase(Call call) {
    return database.transact(
        tx ->
            Answer.ok(
                tx.mapper(MotionMapper.class)
                    .ofCase(cases.look(tx, call.parameter("id"), call.actor()).key())));
  }

  private Answer waiting(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(MotionMapper.class)
                        .waiting(call.actor().organCode(), after, paging.rows()),
                    m -> List.of(m.id()))));
  }
}
