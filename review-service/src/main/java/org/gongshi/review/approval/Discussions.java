package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.gongshi.review.legalreview.LegalReviews;
import org.gongshi.review.legalreview.Submission;
import org.jspecify.annotations.Nullable;

/**
 * 负责人集体讨论 (行政处罚法 art. 57): called by a head, recorded with everyone's opinion, before the decision
 * on exactly what was discussed.
 */
final class Discussions {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final LegalReviews reviews;
  private final ApprovalSettings settings;

  Discussions(
      Database database, Once once, Cases cases, LegalReviews reviews, ApprovalSettings settings) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.reviews = reviews;
    this.settings = settings;
  }

  record CallRequest(@Nullable String reason) {}

  record Called(String id, CaseState state, int number) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/discussions",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER),
                "负责人召集集体讨论",
                CallRequest.class,
                this::convene)
            .versioned()
            .answers(Called.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "NOT_DELEGATED",
                "REVIEW_VOIDED",
                "REQUIREMENT_MISSING"),
        post(
                "/api/v1/cases/{id}/discussions/{number}/record",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER),
                "登记集体讨论记录：时间、地点、参加人员及其意见、结论、记录文件的校验值",
                DiscussionRequest.class,
                this::record)
            .versioned()
            .answers(Called.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "NOT_DELEGATED",
                "REQUIREMENT_MISSING"),
        get(
                "/api/v1/cases/{id}/discussions",
                anyOf(
                    Role.HANDLER,
                    Role.LEGAL_REVIEWER,
                    Role.APPROVER,
                    Role.DEPUTY_APPROVER,
                    Role.AUDITOR),
                "一件案件的集体讨论记录",
                this::list)
            .answersAll(KeptDiscussion.class));
  }

  private Answer convene(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(CallRequest.class).reason(), 1000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          CaseEvent event = new CaseEvent.DiscussionCalled(call.actor().id());
          open.allow(event);
          Authority authority = Authority.over(tx, open, call.actor(), WorkingDays.dayOf(tx.now()));
          Submission submission = reviews.submitted(tx, open);
          if (submission == null) {
            throw open.refusal(Rule.REVIEW_VOIDED);
          }
          DiscussionMapper mapper = tx.mapper(DiscussionMapper.class);
          int number = mapper.count(open.key()) + 1;
          open.apply(event, call.actor().login(), "discussion " + number + authority.note());
          mapper.convene(
              open.key(), number, submission.number(), reason, call.actor().id(), tx.now());
          return Answer.ok(new Called(id, open.standing().state(), number))
              .withVersion(open.version());
        });
  }

  private Answer record(Call call) {
    DiscussionRequest sent = call.body(DiscussionRequest.class);
    String id = call.parameter("id");
    String number = call.parameter("number");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          DiscussionMapper mapper = tx.mapper(DiscussionMapper.class);
          int last = mapper.count(open.key());
          if (!number.equals(Integer.toString(last))) {
            throw Problem.notFound().asException();
          }
          Authority authority = Authority.over(tx, open, call.actor(), WorkingDays.dayOf(tx.now()));
          DiscussionRequest.Checked record =
              sent.checked(tx, open, call.actor(), settings, mapper.calledAt(open.key(), last));
          CaseEvent event = new CaseEvent.DiscussionRecorded(call.actor().id(), record.agreed());
          open.apply(
              event,
              call.actor().login(),
              "discussion "
                  + last
                  + (record.agreed() ? " agreed" : " did not agree")
                  + authority.note());
          mapper.record(open.key(), last, record, call.actor().id(), tx.now());
          for (int i = 0; i < record.participants().size(); i++) {
            mapper.participant(
                open.key(), last, i, open.standing().handler(), record.participants().get(i));
          }
          return Answer.ok(new Called(id, open.standing().state(), last))
              .withVersion(open.version());
        });
  }

  /** The discussion that agreed to what is submitted now, or null if there was none. */
  static @Nullable Integer agreed(Transaction tx, OpenCase open, @Nullable Submission submission) {
    return submission == null
        ? null
        : tx.mapper(DiscussionMapper.class).agreed(open.key(), submission.number());
  }

  private Answer list(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          return Answer.ok(KeptDiscussion.ofCase(tx, open.key()));
        });
  }
}
