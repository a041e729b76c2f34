package org.gongshi.review.takedown;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Takes a decision down: one authorised person, at once, with a reason that the public reads (行政处罚法
 * art. 48).
 */
public final class Takedowns {
  private static final Query<Boolean> AWAITS_REVIEW = Query.flag("awaitsReview", "是否只看待复核的紧急下架");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Suppressions suppressions;
  private final Outbox outbox;

  public Takedowns(
      Database database, Once once, Cases cases, Suppressions suppressions, Outbox outbox) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.suppressions = suppressions;
    this.outbox = outbox;
  }

  record Request(@Nullable ExitCause cause, @Nullable String reason) {}

  /** One case's takedown. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record View(
      String id,
      CaseState state,
      @Nullable Suppression takedown,
      @Nullable EmergencyTakedown emergency,
      List<EarlyStop> earlyStops) {}

  public List<Endpoint> endpoints() {
    var readers = anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        post(
                "/api/v1/cases/{id}/withdrawal",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER),
                "撤回已公示的决定，写明缘由和向社会公开的理由",
                Request.class,
                this::withdraw)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "CORRECTED_ALREADY"),
        get("/api/v1/cases/{id}/takedown", readers, "读取撤下的缘由、理由、复核和提前停止公示的申请", this::ofCase)
            .answers(View.class)
            .versioned(),
        get("/api/v1/takedowns", readers, "撤下的决定列表，可只看待复核的紧急下架，按游标翻页", this::list)
            .answersPage(TakedownLine.class)
            .asks(AWAITS_REVIEW));
  }

  private Answer withdraw(Call call) {
    Request request = call.body(Request.class);
    Checks checks = new Checks();
    ExitCause cause = checks.required("cause", request.cause());
    checks.require(
        cause == null || cause.exit() == Exit.WITHDRAWN,
        "cause",
        "NOT_HERE",
        "撤回的缘由为：REVOKED CHANGED FOUND_UNLAWFUL FOUND_VOID ORDERED_ANEW"
            + " DISCLOSED_IN_ERROR；更正、期满、紧急下架各有办理入口。");
    String reason = checks.line("reason", request.reason(), 500);
    checks.orRefuse();
    ExitCause given = cause == null ? ExitCause.REVOKED : cause;
    String id = call.parameter("id");
    Answer answer =
        once.change(
            call,
            tx -> {
              OpenCase open = cases.open(tx, call);
              refuseIfCorrected(tx, open);
              long by = call.actor().id();
              open.apply(
                  new CaseEvent.TakenDown(by, Exit.WITHDRAWN), call.actor().login(), given.name());
              suppressions.suppress(tx, open, given, reason, by, null);
              return Answer.ok(new Moved(id, open.standing().state())).withVersion(open.version());
            });
    outbox.wake();
    return answer;
  }

  /** Earlier editions are down already: what is withdrawn is the one that stands. */
  private static void refuseIfCorrected(Transaction tx, OpenCase open) {
    TakedownMapper mapper = tx.mapper(TakedownMapper.class);
    if (open.standing().state() == CaseState.CORRECTED) {
      String current = mapper.currentEdition(open.key());
      throw Problem.of(
              409,
              "CORRECTED_ALREADY",
              "决定已被更正",
              "本版已被更正并撤下，请办理现行版本。案件编号：" + open.id() + "，现行版本：" + current + "。")
          .asException();
    }
  }

  private Answer ofCase(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, id, call.actor());
          TakedownMapper mapper = tx.mapper(TakedownMapper.class);
          return Answer.ok(
                  new View(
                      id,
                      open.standing().state(),
                      mapper.ofCase(open.key()),
                      mapper.emergencyOf(open.key()),
                      tx.mapper(EarlyStopMapper.class).ofCase(open.key())))
              .withVersion(open.version());
        });
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    boolean awaitsReview = Boolean.TRUE.equals(AWAITS_REVIEW.of(call));
    return database.transact(
        tx -> {
          List<TakedownLine> rows =
              tx.mapper(TakedownMapper.class)
                  .page(after, call.actor().organCode(), awaitsReview, paging.rows());
          return Answer.ok(paging.page(rows, row -> List.of(row.cursorId())));
        });
  }
}
