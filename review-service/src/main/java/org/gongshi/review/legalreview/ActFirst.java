package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.CoercionDetails;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * 先实施后审核 (plan, part 3, 2 (1)): only where a law lets the measure go first, and the review is owed
 * from the decision on.
 */
final class ActFirst {
  private final Once once;
  private final Cases cases;

  ActFirst(Once once, Cases cases) {
    this.once = once;
    this.cases = cases;
  }

  record Request(@Nullable ActFirstGround ground, @Nullable String reason) {}

  record Declared(String id, ActFirstGround ground, String basis) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/act-first",
                anyOf(Role.HANDLER),
                "申报先实施后审核：法律允许的情形和理由",
                Request.class,
                this::declare)
            .versioned()
            .answers(Declared.class)
            .refuses(
                "WRONG_STATE",
                "HANDLER_ONLY",
                "REVIEW_NOT_REQUIRED",
                "MAY_NOT_ACT_FIRST",
                "REQUIREMENT_MISSING"));
  }

  private Answer declare(Call call) {
    Request sent = call.body(Request.class);
    Checks checks = new Checks();
    ActFirstGround ground = checks.required("ground", sent.ground());
    String reason = checks.text("reason", sent.reason(), 2000);
    checks.orRefuse();
    ActFirstGround declared = Objects.requireNonNull(ground);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          ActFirstMapper mapper = tx.mapper(ActFirstMapper.class);
          CaseEvent event = new CaseEvent.ActFirstDeclared(call.actor().id());
          open.allow(event);
          if (mapper.ground(open.key()) != null
              || !(open.filing().details() instanceof CoercionDetails details)
              || !declared.isFor(details)) {
            throw refused(id, declared);
          }
          mapper.insert(
              open.key(), declared, details.measure().name(), reason, call.actor().id(), tx.now());
          open.apply(event, call.actor().login(), declared.name());
          return Answer.ok(new Declared(id, declared, declared.basis().citation()))
              .withVersion(open.version());
        });
  }

  static @Nullable ActFirstGround ground(Transaction tx, OpenCase open) {
    if (!open.standing().reviewRequired() || !open.standing().marks().actFirst()) {
      return null;
    }
    ActFirstGround ground =
        Objects.requireNonNull(
            tx.mapper(ActFirstMapper.class).ground(open.key()), "it was declared");
    if (open.filing().details() instanceof CoercionDetails details && ground.isFor(details)) {
      return ground;
    }
    throw refused(open.id(), ground);
  }

  private static ProblemException refused(String id, ActFirstGround ground) {
    return Problem.of(
            409,
            "MAY_NOT_ACT_FIRST",
            "不得先实施后审核",
            "法律没有规定本案的措施可以按这一情形先实施后审核，或者此前已经申报，请按规定先行送审。案件编号：" + id + "。")
        .withBasis(ground.basis().citation())
        .asException();
  }
}
