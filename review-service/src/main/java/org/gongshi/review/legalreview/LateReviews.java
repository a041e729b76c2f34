package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Marks;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.identity.Role;

/** 补充法制审核: the review that a measure owes which went first. */
final class LateReviews {
  private final Once once;
  private final Cases cases;
  private final Opinions opinions;

  LateReviews(Once once, Cases cases, Opinions opinions) {
    this.once = once;
    this.cases = cases;
    this.opinions = opinions;
  }

  record Concluded(String id, CaseState state, int number, Marks.LateReview lateReview) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/late-review",
                anyOf(Role.LEGAL_REVIEWER),
                "对先实施的措施补充法制审核：同意或者退回",
                OpinionRequest.class,
                this::review)
            .versioned()
            .answers(Concluded.class)
            .refuses(
                "WRONG_STATE",
                "REVIEWER_IS_HANDLER",
                "REVIEWER_IS_APPROVER",
                "REVIEWER_NOT_ASSIGNED",
                "REVIEWER_NOT_QUALIFIED",
                "REQUIREMENT_MISSING"));
  }

  private Answer review(Call call) {
    OpinionRequest sent = call.body(OpinionRequest.class);
    Checks checks = new Checks();
    checks.require(
        sent.conclusion() != Opinion.Conclusion.AGREE_WITH_CHANGES,
        "conclusion",
        "NOT_LISTED",
        "措施已经实施，补充审核的结论只能是同意或者退回。");
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          long by = call.actor().id();
          Opinion opinion = sent.checked(Opinions.pending(tx, open).size());
          open.apply(
              new CaseEvent.LateReviewed(by, opinion.passes()),
              call.actor().login(),
              opinion.conclusion().name());
          KeptSubmission submission =
              Objects.requireNonNull(
                  tx.mapper(SubmissionMapper.class).last(open.key()),
                  "a measure that went first was submitted");
          int number = opinions.write(tx, open, call.actor(), submission, opinion, true);
          return Answer.ok(
                  new Concluded(
                      id, open.standing().state(), number, open.standing().marks().lateReview()))
              .withVersion(open.version());
        });
  }
}
