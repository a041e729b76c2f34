package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** Writes opinions, each bound by hash to the proposal and facts that were reviewed. */
public final class LegalReviews {
  private final Once once;
  private final Cases cases;

  public LegalReviews(Once once, Cases cases) {
    this.once = once;
    this.cases = cases;
  }

  record Reviewed(String id, CaseState state, String materialsSha256) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/legal-review",
                anyOf(Role.LEGAL_REVIEWER),
                "法制审核：六项内容逐项审核，通过或者退回",
                Opinion.Request.class,
                this::review)
            .versioned()
            .answers(Reviewed.class)
            .refuses(
                "WRONG_STATE",
                "REVIEWER_IS_HANDLER",
                "REVIEWER_NOT_ASSIGNED",
                "REVIEWER_IS_APPROVER",
                "QUESTION_OPEN",
                "REQUIREMENT_MISSING"));
  }

  /** The review that let this proposal through, or null; one of other materials does not count. */
  public @Nullable PassedReview passed(Transaction tx, OpenCase open) {
    PassedReview review = tx.mapper(LegalReviewMapper.class).passed(open.key());
    return review != null && review.materialsSha256().equals(materials(open)) ? review : null;
  }

  private Answer review(Call call) {
    Opinion opinion = call.body(Opinion.Request.class).checked();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
          long by = call.actor().id();
          boolean passes = opinion.conclusion() == Opinion.Conclusion.PASSED;
          String materials = materials(open);
          open.apply(
              passes ? new CaseEvent.ReviewPassed(by) : new CaseEvent.ReviewReturned(by),
              call.actor().login(),
              "materials " + materials);
          tx.mapper(LegalReviewMapper.class)
              .insert(
                  open.key(),
                  open.standing().handler(),
                  by,
                  opinion.conclusion(),
                  new String(Json.write(opinion.heads()), StandardCharsets.UTF_8),
                  opinion.opinion(),
                  materials,
                  tx.now());
          return Answer.ok(
                  Map.of("id", id, "state", open.standing().state(), "materialsSha256", materials))
              .withVersion(open.version());
        });
  }

  private static String materials(OpenCase open) {
    Object[] all = {
      open.filing(), open.proposedConclusion(), open.proposedCategory(), open.proposedAmount()
    };
    return Sha256.of(Json.write(Arrays.asList(all)));
  }
}
