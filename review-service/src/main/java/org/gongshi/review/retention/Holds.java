package org.gongshi.review.retention;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
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

/** 暂缓销毁: placing it asks less than lifting it, which takes another person. */
final class Holds {
  private static final Query<Boolean> OPEN = Query.flag("open", "只列尚未解除的");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Audit audit;

  Holds(Database database, Once once, Cases cases, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * A hold as it is placed.
   *
   * @param basis the law, the court's or the inspector's letter that asks for it
   */
  record HoldRequest(@Nullable String reason, @Nullable String basis) {}

  record LiftRequest(@Nullable String reason) {}

  List<Endpoint> endpoints() {
    return List.of(
        get(
                "/api/v1/holds",
                anyOf(Role.RECORDS_KEEPER, Role.APPROVER, Role.AUDITOR),
                "暂缓销毁登记册，可只列尚未解除的，按游标翻页",
                this::list)
            .answersPage(LegalHold.class)
            .asks(OPEN),
        post(
                "/api/v1/cases/{id}/holds",
                anyOf(Role.RECORDS_KEEPER, Role.HANDLER, Role.LEGAL_REVIEWER, Role.APPROVER),
                "登记暂缓销毁，写明事由和依据；解除以前本案的文件不得销毁",
                HoldRequest.class,
                this::place)
            .creates(LegalHold.class)
            .refuses("FILE_DESTROYED"),
        post(
                "/api/v1/cases/{id}/holds/{number}/lifting",
                anyOf(Role.RECORDS_KEEPER, Role.APPROVER),
                "解除暂缓销毁，写明理由；登记人不得解除",
                LiftRequest.class,
                this::lift)
            .answers(LegalHold.class)
            .refuses("HOLD_TAKES_ANOTHER", "HOLD_LIFTED"));
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    boolean open = Boolean.TRUE.equals(OPEN.of(call));
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(HoldMapper.class)
                        .page(after, open, call.actor().organCode(), paging.rows()),
                    hold -> List.of(hold.cursorId()))));
  }

  private Answer place(Call call) {
    HoldRequest sent = call.body(HoldRequest.class);
    Checks checks = new Checks();
    String reason = checks.text("reason", sent.reason(), 1000);
    String basis = checks.line("basis", sent.basis(), 500);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          Retention retention = tx.mapper(RetentionMapper.class).of(open.key());
          if (retention != null && retention.destroyed()) {
            throw Keeping.destroyed(open.id()).asException();
          }
          HoldMapper mapper = tx.mapper(HoldMapper.class);
          int number = mapper.ofCase(open.key()).size() + 1;
          mapper.insert(open.key(), number, reason, basis, call.actor().id(), tx.now());
          audit.record(tx, call.actor().login(), "HoldPlaced", open.id(), "hold " + number);
          return Answer.created(
              hold(tx, open, Integer.toString(number)),
              "/api/v1/cases/" + open.id() + "/retention");
        });
  }

  private Answer lift(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(LiftRequest.class).reason(), 1000);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          LegalHold hold = hold(tx, open, call.parameter("number"));
          if (!hold.isOpen()) {
            throw Problem.of(
                    409, "HOLD_LIFTED", "暂缓销毁已经解除", "这项暂缓销毁此前已经解除，无需再次办理。案件编号：" + open.id() + "。")
                .asException();
          }
          if (hold.placedBy().equals(call.actor().login())) {
            throw Problem.of(
                    403,
                    "HOLD_TAKES_ANOTHER",
                    "不能办理此项操作",
                    "登记暂缓销毁的人员不得自行解除，请由其他人员解除。案件编号：" + open.id() + "。")
                .withBasis(hold.basis())
                .asException();
          }
          tx.mapper(HoldMapper.class)
              .lift(open.key(), hold.number(), reason, call.actor().id(), tx.now());
          audit.record(tx, call.actor().login(), "HoldLifted", open.id(), "hold " + hold.number());
          return Answer.ok(hold(tx, open, call.parameter("number")));
        });
  }

  private static LegalHold hold(Transaction tx, OpenCase open, String number) {
    return tx.mapper(HoldMapper.class).ofCase(open.key()).stream()
        .filter(hold -> Integer.toString(hold.number()).equals(number))
        .findFirst()
        .orElseThrow(() -> Problem.notFound().asException());
  }
}
