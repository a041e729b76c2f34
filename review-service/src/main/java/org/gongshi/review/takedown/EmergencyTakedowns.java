package org.gongshi.review.takedown;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 紧急下架: something is public that must not be. One authorised person takes it down at once, whatever
 * anyone else is doing with the case; another reviews it afterwards.
 */
public final class EmergencyTakedowns {
  private static final String SENTENCE = "该信息含有不应公开的内容，已经紧急停止公开。";

  /** What a takedown by a program says; a row without any word would be read as no row. */
  private static final String FOUND = "程序在公开内容中发现应当隐去的信息。";

  private final Once once;
  private final Cases cases;
  private final Suppressions suppressions;
  private final Clocks clocks;
  private final Outbox outbox;
  private final Audit audit;

  public EmergencyTakedowns(
      Once once,
      Cases cases,
      Suppressions suppressions,
      Clocks clocks,
      Outbox outbox,
      Audit audit) {
    this.once = once;
    this.cases = cases;
    this.suppressions = suppressions;
    this.clocks = clocks;
    this.outbox = outbox;
    this.audit = audit;
  }

  record Request(@Nullable ExitCause cause, @Nullable String note, @Nullable String publicReason) {}

  record ReviewRequest(EmergencyTakedown.@Nullable Outcome outcome, @Nullable String finding) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/emergency-takedown",
                anyOf(
                    Role.DISCLOSURE_OFFICER,
                    Role.DISCLOSURE_APPROVER,
                    Role.APPROVER,
                    Role.DEPUTY_APPROVER),
                "紧急下架：发现不应公开的内容时一人即可立即撤下，事后由他人复核",
                Request.class,
                this::takeDown)
            .answers(Moved.class)
            .refuses("WRONG_STATE"),
        post(
                "/api/v1/cases/{id}/takedown-review",
                anyOf(Role.DISCLOSURE_APPROVER, Role.APPROVER, Role.DEPUTY_APPROVER),
                "复核紧急下架：确认，或者认为不必要",
                ReviewRequest.class,
                this::review)
            .versioned()
            .answers(Moved.class)
            .refuses("NOTHING_TO_REVIEW", "REVIEWER_IS_REQUESTER"));
  }

  /** No version is asked for: a leak does not wait until somebody has read the case again. */
  private Answer takeDown(Call call) {
    Request request = call.body(Request.class);
    Checks checks = new Checks();
    ExitCause cause = Objects.requireNonNullElse(request.cause(), ExitCause.OTHER);
    checks.require(
        cause.exit() == Exit.LEAKED,
        "cause",
        "NOT_HERE",
        "紧急下架的缘由为：PERSONAL_DATA MINOR TRADE_SECRET STATE_SECRET OTHER。");
    String note = checks.optional("note", request.note(), 1000);
    String sentence =
        request.publicReason() == null
            ? SENTENCE
            : checks.line("publicReason", request.publicReason(), 500);
    checks.orRefuse();
    String id = call.parameter("id");
    long by = call.actor().id();
    Answer answer =
        once.change(
            call,
            tx -> {
              OpenCase open = cases.open(tx, id, call.actor(), null);
              open.apply(
                  new CaseEvent.TakenDown(by, Exit.LEAKED), call.actor().login(), cause.name());
              suppressions.suppress(tx, open, cause, sentence, by, null);
              tx.mapper(TakedownMapper.class).emergency(open.key(), by, note);
              return Answer.ok(new Moved(id, open.standing().state()));
            });
    outbox.wake();
    return answer;
  }

  /**
   * As a person would, for a program that saw something public that must not be. The case is up.
   *
   * @param program its name in the audit
   */
  public void takeDownByProgram(Transaction tx, OpenCase open, ExitCause cause, String program) {
    open.apply(new CaseEvent.TakenDown(0, Exit.LEAKED), program, cause.name());
    suppressions.suppress(tx, open, cause, SENTENCE, null, null);
    tx.mapper(TakedownMapper.class).emergency(open.key(), null, FOUND);
    outbox.wake();
  }

  /** Whether the review of a case's takedown found it unnecessary. */
  public boolean wasUnnecessary(Transaction tx, OpenCase open) {
    EmergencyTakedown takedown = tx.mapper(TakedownMapper.class).emergencyOf(open.key());
    return takedown != null && takedown.outcome() == EmergencyTakedown.Outcome.UNNECESSARY;
  }

  private Answer review(Call call) {
    ReviewRequest request = call.body(ReviewRequest.class);
    Checks checks = new Checks();
    EmergencyTakedown.Outcome outcome = checks.required("outcome", request.outcome());
    String finding = checks.text("finding", request.finding(), 1000);
    checks.orRefuse();
    String id = call.parameter("id");
    long by = call.actor().id();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          TakedownMapper mapper = tx.mapper(TakedownMapper.class);
          EmergencyTakedown takedown = mapper.emergencyOf(open.key());
          if (takedown == null || takedown.outcome() != null) {
            throw Problem.of(
                    409, "NOTHING_TO_REVIEW", "没有待复核的紧急下架", "本案没有紧急下架，或者已经复核。案件编号：" + id + "。")
                .asException();
          }
          if (Objects.equals(takedown.requester(), by)) {
            throw Problem.of(
                    403,
                    "REVIEWER_IS_REQUESTER",
                    "不能办理此项操作",
                    "复核人员不得是办理紧急下架的人员，请由其他人员复核。案件编号：" + id + "。")
                .asException();
          }
          mapper.review(open.key(), by, Objects.requireNonNull(outcome), finding, tx.now());
          clocks.meet(tx, open, ClockKind.TAKEDOWN_REVIEW, tx.now());
          audit.record(tx, call.actor().login(), "TakedownReviewed", id, outcome.name());
          return Answer.ok(new Moved(id, open.standing().state())).withVersion(open.version());
        });
  }
}
