package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.clocks.Pause;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 暂缓公开 lasts until the third party answers, its cause is gone, or its day has passed; then the case
 * comes back by itself (政府信息公开条例 art. 32).
 */
public final class Deferrals implements Consequence {
  private static final String PROGRAM = "deferrals";

  private final Once once;
  private final Cases cases;
  private final Clocks clocks;

  public Deferrals(Once once, Cases cases, Clocks clocks) {
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
  }

  record EndRequest(Deferral.@Nullable Outcome outcome, @Nullable String note) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/deferral-end",
                anyOf(Role.DISCLOSURE_OFFICER),
                "结束暂缓公开：第三方已经答复，或者暂缓的原因已经消失",
                EndRequest.class,
                this::end)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "NOT_DEFERRED"));
  }

  private Answer end(Call call) {
    EndRequest request = call.body(EndRequest.class);
    Checks checks = new Checks();
    Deferral.Outcome outcome = checks.required("outcome", request.outcome());
    checks.require(
        outcome != Deferral.Outcome.NO_ANSWER, "outcome", "NOT_ALLOWED", "逾期未答复的，到期由系统自动办理。");
    String note = checks.text("note", request.note(), 1000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Deferral deferral = tx.mapper(DeferralMapper.class).open(open.key());
          if (deferral == null || outcome == null) {
            throw Problem.of(409, "NOT_DEFERRED", "没有暂缓公开", "本案没有正在进行的暂缓公开。案件编号：" + id + "。")
                .asException();
          }
          close(tx, open, deferral, outcome, note, call.actor().id());
          open.apply(new CaseEvent.DeferralEnded(), call.actor().login(), outcome.name());
          return Answer.ok(new Moved(id, open.standing().state())).withVersion(open.version());
        });
  }

  /** Takes back one case whose day has passed; false if there is none. */
  public boolean endNext(Transaction tx) {
    String id = tx.mapper(DeferralMapper.class).nextOver(WorkingDays.dayOf(tx.now()));
    OpenCase open = id == null ? null : cases.openForProgram(tx, id);
    if (open == null) {
      return false;
    }
    Deferral deferral = tx.mapper(DeferralMapper.class).open(open.key());
    if (deferral != null) {
      close(tx, open, deferral, Deferral.Outcome.NO_ANSWER, null, null);
      open.apply(new CaseEvent.DeferralEnded(), PROGRAM, "deferred until " + deferral.untilDay());
    }
    return true;
  }

  /** Starts a deferral with its approval, and ends it where the officer goes on without it. */
  @Override
  public void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event) {
    DeferralMapper mapper = tx.mapper(DeferralMapper.class);
    CaseState to = open.standing().state();
    if (from == CaseState.DEFERRED && to != CaseState.DEFERRED) {
      Deferral left = mapper.open(open.key());
      if (left != null) {
        Deferral.Outcome outcome = Deferral.Outcome.CAUSE_GONE;
        close(tx, open, left, outcome, null, by(event, open));
      }
    }
  }

  /** Starts the deferral that was just approved. */
  void startFor(Transaction tx, OpenCase open) {
    DeferralMapper mapper = tx.mapper(DeferralMapper.class);
    mapper.begin(open.key(), tx.now());
    Deferral begun = mapper.open(open.key());
    LocalDate askedOn = begun == null ? null : begun.askedOn();
    if (askedOn != null) {
      Instant asked = WorkingDays.startOf(askedOn);
      clocks.start(tx, open, ClockKind.THIRD_PARTY_ANSWER, asked);
      clocks.pause(tx, open, Pause.THIRD_PARTY, asked);
    }
  }

  private void close(
      Transaction tx,
      OpenCase open,
      Deferral deferral,
      Deferral.Outcome outcome,
      @Nullable String note,
      @Nullable Long by) {
    tx.mapper(DeferralMapper.class).end(open.key(), outcome, note, by, tx.now());
    if (deferral.askedOn() != null) {
      switch (outcome) {
        case CONSENTED, OBJECTED -> clocks.meet(tx, open, ClockKind.THIRD_PARTY_ANSWER, tx.now());
        case CAUSE_GONE, NO_ANSWER ->
            clocks.cancel(tx, open, ClockKind.THIRD_PARTY_ANSWER, "第三方未答复，由本机关决定");
      }
      clocks.resume(tx, open, Pause.THIRD_PARTY, tx.now());
    }
  }

  private static long by(CaseEvent event, OpenCase open) {
    if (event instanceof CaseEvent.RedactionDrafted drafted) {
      return drafted.by();
    }
    if (event instanceof CaseEvent.DisclosureProposed proposed) {
      return proposed.by();
    }
    return event instanceof CaseEvent.DecisionRevoked revoked
        ? revoked.by()
        : open.standing().handler();
  }
}
