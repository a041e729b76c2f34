package org.gongshi.review.filereview;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;
import static org.gongshi.review.http.Endpoint.put;

import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Page;
import org.gongshi.review.http.Paging;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Query;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;

/** 案卷评查: lists and shows reviews, and offers the way of one from its beginning to the answers. */
public final class FileReviews {
  private static final Query<String> ORGAN = Query.text("organ", 18, "执法机关的统一社会信用代码");
  private static final Query<Grade> GRADE = Query.oneOf("grade", Grade.class, "只列该等次的");

  private final Database database;
  private final Cases cases;
  private final ScoreSheets sheets;
  private final Scoring scoring;

  public FileReviews(Database database, Once once, Cases cases, Audit audit, ScoreSheets sheets) {
    this.database = database;
    this.cases = cases;
    this.sheets = sheets;
    this.scoring = new Scoring(once, cases, audit, sheets);
  }

  public List<Endpoint> endpoints() {
    var reviewers = anyOf(Role.RECORDS_KEEPER, Role.LEGAL_REVIEWER);
    var readers =
        anyOf(Role.RECORDS_KEEPER, Role.LEGAL_REVIEWER, Role.HANDLER, Role.APPROVER, Role.AUDITOR);
    String reviews = "/api/v1/cases/{id}/file-reviews";
    String one = reviews + "/{review}";
    return List.of(
        get(
                "/api/v1/score-sheets",
                anyAccount(),
                "案卷评查评分表的各个版本：项目、分值、否决项、等次分数线",
                call -> Answer.ok(sheets))
            .answers(ScoreSheets.class)
            .untraced(),
        get("/api/v1/file-reviews", readers, "已完成的案卷评查，可按机关、等次筛选，按游标翻页", this::list)
            .answersPage(ReviewLine.class)
            .asks(ORGAN, GRADE),
        get(reviews, readers, "本案的案卷评查；草稿只有评查人和监督审计人员可见", this::ofCase)
            .answersAll(ReviewView.class),
        get(one, readers, "一次案卷评查：各项得分、否决项、等次、问题和整改答复", this::read).answers(ReviewView.class),
        post(reviews, reviewers, "开始案卷评查；办理过本案的人员不得评查", null, scoring::begin)
            .creates(ReviewView.class)
            .refuses("CASE_NOT_DONE", "REVIEWER_HAD_PART", "FILE_REVIEW_OPEN"),
        put(one, reviewers, "保存评查草稿：得分、否决项、问题、意见，整份替换", ScoresRequest.class, scoring::score)
            .answers(ReviewView.class)
            .refuses("NOT_YOUR_REVIEW", "FILE_REVIEW_FINISHED"),
        post(one + "/finish", reviewers, "完成评查，计算总分和等次，此后不得变更", null, scoring::finish)
            .answers(ReviewView.class)
            .refuses(
                "NOT_YOUR_REVIEW",
                "FILE_REVIEW_FINISHED",
                "FILE_REVIEW_INCOMPLETE",
                "REVIEWER_HAD_PART"),
        post(
                one + "/findings/{number}/answer",
                anyOf(Role.HANDLER),
                "承办人员答复问题的整改情况，一次为限",
                Scoring.RectificationRequest.class,
                scoring::answer)
            .answers(ReviewView.class)
            .refuses("HANDLER_ONLY", "FINDING_ANSWERED"));
  }

  private Answer list(Call call) {
    Paging paging = Paging.of(call, 1);
    long after = paging.afterKey();
    String asked = ORGAN.of(call);
    Grade grade = GRADE.of(call);
    String own = call.actor().organCode();
    if (own != null && asked != null && !asked.equals(own)) {
      return Answer.ok(new Page<>(List.of(), null));
    }
    return database.transact(
        tx ->
            Answer.ok(
                paging.page(
                    tx.mapper(ReviewMapper.class)
                        .page(after, own == null ? asked : own, grade, paging.rows()),
                    line -> List.of(line.key()))));
  }

  private Answer ofCase(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(
              tx.mapper(ReviewMapper.class).ofCase(open.key()).stream()
                  .filter(row -> maySee(row, call.actor()))
                  .map(row -> view(tx, row))
                  .toList());
        });
  }

  private Answer read(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          ReviewRow row =
              tx.mapper(ReviewMapper.class).review(open.key(), call.parameter("review"));
          if (row == null || !maySee(row, call.actor())) {
            throw Problem.notFound().asException();
          }
          return Answer.ok(view(tx, row));
        });
  }

  private static boolean maySee(ReviewRow row, Actor actor) {
    return row.isFinished()
        || row.reviewerId() == actor.id()
        || actor.roles().contains(Role.AUDITOR);
  }

  static ReviewView view(Transaction tx, ReviewRow row) {
    LocalDate today = WorkingDays.dayOf(tx.now());
    return ReviewView.of(row, tx.mapper(ReviewMapper.class).findings(row.key()), today);
  }
}
