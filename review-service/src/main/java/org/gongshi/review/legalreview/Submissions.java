package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.Violation;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** 送审: the proposal leaves the handler's hands, with a list of all materials by their hashes. */
final class Submissions {
  /** What the handling office stands for (plan, part 3, 2 (4) ④); kept with every submission. */
  static final String DECLARATION = "承办机构承诺：报送的材料真实、准确、完整，并对本案执法的事实、证据、法律适用和程序的合法性负责。";

  private final Once once;
  private final Cases cases;

  Submissions(Once once, Cases cases) {
    this.once = once;
    this.cases = cases;
  }

  /**
   * As it is sent.
   *
   * @param declared whether the handling office makes {@link #DECLARATION}
   */
  record Request(@Nullable Boolean declared) {}

  record Submitted(
      String id,
      CaseState state,
      int number,
      String materialsSha256,
      @Nullable String declaration) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/submission",
                anyOf(Role.HANDLER),
                "提交处理建议；需要法制审核的须作出送审承诺，进入审核",
                Request.class,
                this::submit)
            .versioned()
            .answers(Submitted.class)
            .refuses("WRONG_STATE", "HANDLER_ONLY", "REQUIREMENT_MISSING"));
  }

  private Answer submit(Call call) {
    boolean declared = Boolean.TRUE.equals(call.body(Request.class).declared());
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          boolean forReview = open.standing().reviewRequired();
          Materials materials = Materials.of(tx, open);
          open.apply(
              new CaseEvent.ProposalSubmitted(call.actor().id()),
              call.actor().login(),
              "materials " + materials.sha256());
          if (forReview && !declared) {
            throw undeclared();
          }
          SubmissionMapper mapper = tx.mapper(SubmissionMapper.class);
          int number = mapper.count(open.key()) + 1;
          String declaration = forReview ? DECLARATION : null;
          mapper.insert(
              open.key(), number, forReview, materials, declaration, call.actor().id(), tx.now());
          mapper.setCurrent(open.key(), number, materials.sha256());
          return Answer.ok(
                  new Submitted(
                      id, open.standing().state(), number, materials.sha256(), declaration))
              .withVersion(open.version());
        });
  }

  /** The last submission, or null if there is none or the case has changed since. */
  static @Nullable Submission current(Transaction tx, OpenCase open) {
    Submission submission = tx.mapper(SubmissionMapper.class).current(open.key());
    return submission != null
            && submission.materialsSha256().equals(Materials.of(tx, open).sha256())
        ? submission
        : null;
  }

  private static RuntimeException undeclared() {
    return Problem.invalid(
            List.of(
                new Violation("declared", "DECLARATION_MISSING", "送审须由承办机构作出承诺：" + DECLARATION)))
        .asException();
  }
}
