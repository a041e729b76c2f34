package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 送达: each party on whom the decision is to be served, by the way that fits. The case is served
 * when the last of them is, by the law's count of days.
 */
final class Services {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final Audit audit;
  private final ApprovalSettings settings;

  Services(
      Database database,
      Once once,
      Cases cases,
      Clocks clocks,
      Audit audit,
      ApprovalSettings settings) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.audit = audit;
    this.settings = settings;
  }

  /**
   * What came of it.
   *
   * @param waiting the parties who are still to be served, or whose notice still runs
   */
  record Recorded(
      String id, CaseState state, @Nullable LocalDate servedOn, List<Integer> waiting) {}

  List<Endpoint> endpoints() {
    String[] refusals = {"WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"};
    return List.of(
        post(
                "/api/v1/cases/{id}/service",
                anyOf(Role.HANDLER),
                "登记对一名当事人的送达：方式、日期和证明",
                ServiceRequest.class,
                this::serve)
            .versioned()
            .answers(Recorded.class)
            .refuses(refusals),
        post(
                "/api/v1/cases/{id}/service-completion",
                anyOf(Role.HANDLER),
                "公告期满，登记送达完成",
                null,
                this::complete)
            .versioned()
            .answers(Recorded.class)
            .refuses(refusals)
            .refuses("NOT_YET_SERVED"),
        get(
                "/api/v1/cases/{id}/services",
                anyOf(
                    Role.HANDLER,
                    Role.LEGAL_REVIEWER,
                    Role.APPROVER,
                    Role.DISCLOSURE_OFFICER,
                    Role.AUDITOR),
                "一件案件的送达记录",
                this::list)
            .answersAll(KeptService.class));
  }

  private Answer serve(Call call) {
    ServiceRequest request = call.body(ServiceRequest.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          open.allow(new CaseEvent.Served(call.actor().id()));
          Decision decision =
              Objects.requireNonNull(tx.mapper(ApprovalMapper.class).ofCase(open.key()));
          ServiceRequest.Checked sent =
              request.checked(
                  open.filing(), decision.decidedOn(), WorkingDays.dayOf(tx.now()), settings);
          ServiceMapper mapper = tx.mapper(ServiceMapper.class);
          int number = mapper.count(open.key()) + 1;
          mapper.insert(open.key(), number, sent, call.actor().id(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "ServiceRecorded",
              id,
              "service " + number + " " + sent.method());
          return finish(tx, open, call.actor());
        });
  }

  private Answer complete(Call call) {
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          open.allow(new CaseEvent.Served(call.actor().id()));
          if (!waiting(tx, open, WorkingDays.dayOf(tx.now())).isEmpty()) {
            throw Problem.of(
                    409, "NOT_YET_SERVED", "送达尚未完成", "还有当事人没有送达，或者公告期尚未届满，请待期满后办理。案件编号：" + id + "。")
                .asException();
          }
          return finish(tx, open, call.actor());
        });
  }

  /** Moves the case on when everyone is served. */
  private Answer finish(Transaction tx, OpenCase open, Actor by) {
    List<Integer> waiting = waiting(tx, open, WorkingDays.dayOf(tx.now()));
    LocalDate servedOn = null;
    if (waiting.isEmpty()) {
      KeptService last = last(tx, open);
      servedOn = last.servedOn();
      // The organ has done its part when it has served or posted the notice; the rest is the law's.
      LocalDate done = doneOn(tx, open);
      clocks.served(tx, open, done);
      tx.mapper(ServiceMapper.class).complete(open.key(), servedOn, last.method());
      open.apply(new CaseEvent.Served(by.id()), by.login(), "");
    }
    return Answer.ok(new Recorded(open.id(), open.standing().state(), servedOn, waiting))
        .withVersion(open.version());
  }

  private static List<Integer> waiting(Transaction tx, OpenCase open, LocalDate today) {
    List<KeptService> services = tx.mapper(ServiceMapper.class).ofCase(open.key());
    return ServiceRequest.mustBeServed(open.filing()).stream()
        .filter(
            party ->
                services.stream()
                    .noneMatch(s -> s.party() == party && !s.servedOn().isAfter(today)))
        .toList();
  }

  /** Of each party the first service counts; of these the last serves the case. */
  private static KeptService last(Transaction tx, OpenCase open) {
    return firsts(tx, open).stream().max(Comparator.comparing(KeptService::servedOn)).orElseThrow();
  }

  private static LocalDate doneOn(Transaction tx, OpenCase open) {
    return firsts(tx, open).stream()
        .map(KeptService::doneOn)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static List<KeptService> firsts(Transaction tx, OpenCase open) {
    List<KeptService> services = tx.mapper(ServiceMapper.class).ofCase(open.key());
    return ServiceRequest.mustBeServed(open.filing()).stream()
        .map(
            party ->
                services.stream()
                    .filter(s -> s.party() == party)
                    .min(Comparator.comparing(KeptService::servedOn)))
        .flatMap(Optional::stream)
        .toList();
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(tx.mapper(ServiceMapper.class).ofCase(open.key()));
        });
  }
}
