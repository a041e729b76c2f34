package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
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
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 不予公开决定登记: which decisions are kept back, on which ground, and by when somebody other than the
 * proposer looks whether the ground still stands.
 */
public final class Withheld {
  private static final Query<LocalDate> REVIEW_BY = Query.day("reviewBy", "至该日应当复查的");

  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Audit audit;

  public Withheld(Database database, Once once, Cases cases, Audit audit) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.audit = audit;
  }

  /**
   * The ground still stands.
   *
   * @param nextReviewOn at most a year from today
   */
  record ReviewRequest(@Nullable String note, @Nullable LocalDate nextReviewOn) {}

  public List<Endpoint> endpoints() {
    var readers = anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER, Role.AUDITOR);
    return List.of(
        get("/api/v1/withheld", readers, "不予公开的决定登记：依据、复查日期，可筛选到期应当复查的，按游标翻页", this::list)
            .answersPage(WithheldLine.class)
            .asks(REVIEW_BY),
        get("/api/v1/withheld/counts", readers, "不予公开的决定件数，按执法类别和依据", this::counts)
            .answersAll(WithheldMapper.Count.class),
        post(
                "/api/v1/cases/{id}/withheld-review",
                anyOf(Role.DISCLOSURE_APPROVER),
                "复查不予公开的依据：仍然成立的，写明理由和下次复查日期",
                ReviewRequest.class,
                this::review)
            .versioned()
            .answers(Moved.class)
            .refuses("NOT_WITHHELD", "REVIEW_TAKES_ANOTHER"));
  }

  /** What the public register of them says, latest quarter first. */
  public static List<WithheldInQuarter> byQuarter(Transaction tx) {
    return tx.mapper(WithheldMapper.class).byQuarter();
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    Checks checks = new Checks();
    LocalDate reviewBy = REVIEW_BY.of(call, checks);
    checks.orRefuse();
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(WithheldMapper.class)
                        .page(after, call.actor().organCode(), reviewBy, paging.rows()),
                    row -> List.of(row.cursorId()))));
  }

  private Answer counts(Call call) {
    return database.transact(
        tx -> Answer.ok(tx.mapper(WithheldMapper.class).counts(call.actor().organCode())));
  }

  private Answer review(Call call) {
    ReviewRequest request = call.body(ReviewRequest.class);
    return once.change(
        call,
        tx -> {
          LocalDate today = WorkingDays.dayOf(tx.now());
          Checks checks = new Checks();
          String note = checks.text("note", request.note(), 1000);
          LocalDate next = checks.required("nextReviewOn", request.nextReviewOn());
          checks.require(
              next == null || (next.isAfter(today) && !next.isAfter(today.plusYears(1))),
              "nextReviewOn",
              "OUT_OF_RANGE",
              "下次复查日期须在一年以内。");
          checks.orRefuse();
          OpenCase open = cases.open(tx, call);
          if (open.standing().state() != CaseState.NOT_DISCLOSED) {
            throw Problem.of(
                    409,
                    "NOT_WITHHELD",
                    "不是不予公开的决定",
                    "只有不予公开的决定需要复查。当前环节："
                        + open.standing().state().label()
                        + "。案件编号："
                        + open.id()
                        + "。")
                .asException();
          }
          if (Objects.equals(open.standing().proposer(), Long.valueOf(call.actor().id()))) {
            throw Problem.of(
                    403,
                    "REVIEW_TAKES_ANOTHER",
                    "不能办理此项操作",
                    "复查人员不得是提出不予公开的人员，请由其他人员复查。案件编号：" + open.id() + "。")
                .asException();
          }
          tx.mapper(WithheldMapper.class)
              .review(open.key(), note, Objects.requireNonNull(next), call.actor().id(), tx.now());
          open.touch();
          audit.record(tx, call.actor().login(), "WithheldReviewed", open.id(), "next on " + next);
          return Answer.ok(new Moved(open.id(), open.standing().state()))
              .withVersion(open.version());
        });
  }
}
