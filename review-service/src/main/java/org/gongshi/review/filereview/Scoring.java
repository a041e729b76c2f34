package org.gongshi.review.filereview;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.PublicId;
import org.jspecify.annotations.Nullable;

/** The way of a review: begun, scored as a draft, finished, answered. */
final class Scoring {
  private static final Set<CaseState> NOT_DONE =
      Set.of(
          CaseState.FILED,
          CaseState.INVESTIGATING,
          CaseState.PROPOSED,
          CaseState.UNDER_LEGAL_REVIEW,
          CaseState.RETURNED,
          CaseState.AWAITING_APPROVAL,
          CaseState.IN_COLLECTIVE_DISCUSSION,
          CaseState.DECIDED,
          CaseState.SUSPENDED);

  private final Once once;
  private final Cases cases;
  private final Audit audit;
  private final ScoreSheets sheets;

  Scoring(Once once, Cases cases, Audit audit, ScoreSheets sheets) {
    this.once = once;
    this.cases = cases;
    this.audit = audit;
    this.sheets = sheets;
  }

  /** What the handler did about a finding. */
  record RectificationRequest(@Nullable String answer) {}

  Answer begin(Call call) {
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ReviewMapper mapper = tx.mapper(ReviewMapper.class);
          if (NOT_DONE.contains(open.standing().state())) {
            throw Problem.of(
                    409,
                    "CASE_NOT_DONE",
                    "案件尚未办结",
                    "案卷评查在决定送达或者案件终结以后进行。当前环节："
                        + open.standing().state().label()
                        + "。案件编号："
                        + open.id()
                        + "。")
                .asException();
          }
          mustHaveHadNoPart(tx, call, open);
          if (mapper.ofCase(open.key()).stream().anyMatch(row -> !row.isFinished())) {
            throw Problem.of(
                    409,
                    "FILE_REVIEW_OPEN",
                    "案卷评查正在进行",
                    "本案有一次评查尚未完成，请待其完成后再开始。案件编号：" + open.id() + "。")
                .asException();
          }
          String id = PublicId.next();
          ScoreSheet sheet = sheets.on(WorkingDays.dayOf(tx.now()));
          mapper.begin(
              id, open.key(), open.organCode(), sheet.version(), call.actor().id(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "FileReviewBegun",
              open.id(),
              "review " + id + " by sheet " + sheet.version());
          return Answer.created(
              view(tx, open, id), "/api/v1/cases/" + open.id() + "/file-reviews/" + id);
        });
  }

  Answer score(Call call) {
    ScoresRequest sent = call.body(ScoresRequest.class);
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ReviewRow row = ownDraft(tx, call, open);
          ScoresRequest.Checked draft =
              sent.checked(sheets.version(row.sheet()), WorkingDays.dayOf(tx.now()));
          ReviewMapper mapper = tx.mapper(ReviewMapper.class);
          mapper.score(row.key(), text(draft.scores()), text(draft.vetoes()), draft.opinion());
          mapper.dropFindings(row.key());
          int number = 1;
          for (ScoresRequest.Finding finding : draft.findings()) {
            mapper.find(row.key(), number++, finding);
          }
          audit.record(
              tx, call.actor().login(), "FileReviewScored", open.id(), "review " + row.id());
          return Answer.ok(view(tx, open, row.id()));
        });
  }

  Answer finish(Call call) {
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ReviewRow row = ownDraft(tx, call, open);
          mustHaveHadNoPart(tx, call, open); // it may have been taken since
          ScoreSheet sheet = sheets.version(row.sheet());
          List<Score> scores = ReviewView.scores(row);
          List<String> vetoes = ReviewView.vetoes(row);
          mustBeWhole(sheet, row, scores);
          Result result = Result.of(sheet, scores, vetoes);
          tx.mapper(ReviewMapper.class).finish(row.key(), result.total(), result.grade(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "FileReviewFinished",
              open.id(),
              "review " + row.id() + "; total " + result.total() + "; " + result.grade());
          return Answer.ok(view(tx, open, row.id()));
        });
  }

  Answer answer(Call call) {
    Checks checks = new Checks();
    String text = checks.text("answer", call.body(RectificationRequest.class).answer(), 2000);
    checks.orRefuse();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          if (open.standing().handler() != call.actor().id()) {
            throw open.refusal(Rule.HANDLER_ONLY);
          }
          ReviewMapper mapper = tx.mapper(ReviewMapper.class);
          ReviewRow row = mapper.review(open.key(), call.parameter("review"));
          if (row == null || !row.isFinished()) {
            throw Problem.notFound().asException();
          }
          ReviewRow.FindingRow finding =
              mapper.findings(row.key()).stream()
                  .filter(f -> Integer.toString(f.number()).equals(call.parameter("number")))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound().asException());
          if (finding.answer() != null) {
            throw Problem.of(
                    409,
                    "FINDING_ANSWERED",
                    "问题已经答复",
                    "这项问题的整改情况此前已经答复，不得变更。案件编号：" + open.id() + "。")
                .asException();
          }
          mapper.answer(row.key(), finding.number(), text, call.actor().id(), tx.now());
          audit.record(
              tx,
              call.actor().login(),
              "FindingAnswered",
              open.id(),
              "review " + row.id() + "; finding " + finding.number());
          return Answer.ok(view(tx, open, row.id()));
        });
  }

  private static ReviewRow ownDraft(Transaction tx, Call call, OpenCase open) {
    ReviewRow row = tx.mapper(ReviewMapper.class).review(open.key(), call.parameter("review"));
    if (row == null) {
      throw Problem.notFound().asException();
    }
    if (row.reviewerId() != call.actor().id()) {
      throw Problem.of(
              403, "NOT_YOUR_REVIEW", "不是您进行的评查", "只有开始评查的人员可以评分和完成，请由其办理。案件编号：" + open.id() + "。")
          .asException();
    }
    if (row.isFinished()) {
      throw Problem.of(
              409, "FILE_REVIEW_FINISHED", "案卷评查已经完成", "完成的评查不得变更，需要的请另行评查。案件编号：" + open.id() + "。")
          .asException();
    }
    return row;
  }

  private static void mustHaveHadNoPart(Transaction tx, Call call, OpenCase open) {
    if (tx.mapper(ReviewMapper.class).hadPart(open.key(), call.actor().id())) {
      throw Problem.of(
              403,
              "REVIEWER_HAD_PART",
              "不能办理此项操作",
              "承办、审核、批准或者以其他方式办理过本案的人员不得评查本案，请由其他人员评查。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  private static void mustBeWhole(ScoreSheet sheet, ReviewRow row, List<Score> scores) {
    Set<String> given = new HashSet<>();
    scores.forEach(score -> given.add(score.item()));
    Checks checks = new Checks();
    for (ScoreSheet.Item item : sheet.items()) {
      checks.require(
          given.contains(item.code()), "scores", "ITEM_NOT_SCORED", "尚未评分：" + item.title() + "。");
    }
    checks.require(row.opinion() != null, "opinion", "REQUIRED", "请填写此项。");
    if (!checks.violations().isEmpty()) {
      throw Problem.of(409, "FILE_REVIEW_INCOMPLETE", "评查尚未填写完整", "请先对评分表的每一项评分并填写评查意见，再完成评查。")
          .withViolations(checks.violations())
          .asException();
    }
  }

  private static ReviewView view(Transaction tx, OpenCase open, String id) {
    return FileReviews.view(
        tx, Objects.requireNonNull(tx.mapper(ReviewMapper.class).review(open.key(), id)));
  }

  private static String text(Object value) {
    return new String(Json.write(value), StandardCharsets.UTF_8);
  }
}
