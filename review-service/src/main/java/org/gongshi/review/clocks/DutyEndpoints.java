package org.gongshi.review.clocks;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.gongshi.review.registers.Organs;
import org.jspecify.annotations.Nullable;

/** Duties that no step of a case shows done: their officials record when they did them. */
public final class DutyEndpoints {
  private static final Set<ClockKind> BY_HAND =
      EnumSet.of(
          ClockKind.ON_SITE_REPORT,
          ClockKind.EVIDENCE_REGISTRATION,
          ClockKind.COERCION_PERIOD,
          ClockKind.THIRD_PARTY_ANSWER,
          ClockKind.POWER_CHANGE_REPORT);

  private final Once once;
  private final Cases cases;
  private final Clocks clocks;

  public DutyEndpoints(Once once, Cases cases, Clocks clocks) {
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
  }

  record Fulfilment(@Nullable Instant fulfilledAt) {}

  /**
   * A change of an organ's powers, whose report is due (plan, part 1).
   *
   * @param subject the entry of the register that changed
   */
  record PowerChange(
      @Nullable String organCode, @Nullable String subject, @Nullable LocalDate changedOn) {}

  public List<Endpoint> list() {
    return List.of(
        post(
                "/api/v1/deadlines/{id}/fulfilment",
                anyOf(Role.HANDLER, Role.DISCLOSURE_OFFICER),
                "登记一项职责已经履行：当场强制措施的报告、登记保存证据的处理、查封扣押的解除、第三方的答复、职权变动的报送",
                Fulfilment.class,
                this::fulfil)
            .answers(DeadlineView.class)
            .refuses("NOT_BY_HAND", "NOT_RESPONSIBLE", "CLOCK_NOT_RUNNING"),
        post(
                "/api/v1/power-changes",
                anyOf(Role.DISCLOSURE_OFFICER),
                "登记权责清单的职权变动，十个工作日内报送变动情况及法律文本",
                PowerChange.class,
                this::changePower)
            .creates(DeadlineView.class)
            .refuses("POWER_CHANGE_KNOWN"));
  }

  private Answer fulfil(Call call) {
    Fulfilment request = call.body(Fulfilment.class);
    long id = ClockEndpoints.id(call);
    return once.change(
        call,
        tx -> {
          Deadline seen = clocks.find(tx, id);
          if (seen == null || !call.actor().sees(seen.organCode())) {
            throw Problem.notFound().asException();
          }
          if (seen.casePublicId() != null) {
            cases.open(tx, seen.casePublicId(), call.actor(), null); // nobody else changes it now
          }
          Deadline deadline = Objects.requireNonNull(clocks.find(tx, id));
          mayFulfil(call, deadline);
          Checks checks = new Checks();
          Instant at = checks.required("fulfilledAt", request.fulfilledAt());
          checks.require(
              at == null || !at.isAfter(tx.now()), "fulfilledAt", "IN_FUTURE", "不能晚于现在。");
          checks.require(
              at == null || !at.isBefore(deadline.startedAt()),
              "fulfilledAt",
              "BEFORE_START",
              "不能早于期限起算的时间。");
          checks.orRefuse();
          clocks.meet(tx, deadline, Objects.requireNonNull(at), call.actor().login());
          return Answer.ok(DeadlineView.of(Objects.requireNonNull(clocks.find(tx, id)), tx.now()));
        });
  }

  private static void mayFulfil(Call call, Deadline deadline) {
    String about = "期限：" + deadline.kind().label() + "。";
    if (!BY_HAND.contains(deadline.kind())) {
      throw Problem.of(409, "NOT_BY_HAND", "此项期限不能手工登记", "它随案件的办理环节自动结束，请办理相应的环节。" + about)
          .asException();
    }
    Long responsible = deadline.responsible();
    boolean duty = call.actor().hasAny(Set.of(deadline.kind().duty()));
    if (!duty || (responsible != null && responsible != call.actor().id())) {
      throw Problem.of(403, "NOT_RESPONSIBLE", "不是此项职责的责任人", "请由该项期限的责任人登记。" + about).asException();
    }
    if (!deadline.isOpen()) {
      throw Problem.of(409, "CLOCK_NOT_RUNNING", "没有正在计算的期限", "该项期限已经结束。" + about).asException();
    }
  }

  private Answer changePower(Call call) {
    PowerChange request = call.body(PowerChange.class);
    return once.change(
        call,
        tx -> {
          Checks checks = new Checks();
          String organ = checks.line("organCode", request.organCode(), 18);
          String subject = checks.line("subject", request.subject(), 100);
          LocalDate day = checks.required("changedOn", request.changedOn());
          checks.require(
              Organs.isKnown(tx, organ) && call.actor().sees(organ),
              "organCode",
              "UNKNOWN_ORGAN",
              "没有这个执法机关，或者不是您所在的机关，请核对。");
          checks.require(
              day == null || !day.isAfter(WorkingDays.dayOf(tx.now())),
              "changedOn",
              "IN_FUTURE",
              "不能晚于今天。");
          checks.require(
              day == null || day.getYear() >= 2000, "changedOn", "TOO_EARLY", "日期过早，请核对。");
          checks.orRefuse();
          Deadline started =
              clocks.startForOrgan(
                  tx,
                  organ,
                  subject,
                  WorkingDays.startOf(Objects.requireNonNull(day)),
                  call.actor().login());
          return Answer.created(
              DeadlineView.of(started, tx.now()),
              "/api/v1/deadlines/" + started.id() + "/explanation");
        });
  }
}
