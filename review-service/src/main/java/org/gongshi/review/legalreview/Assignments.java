package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.identity.Accounts;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/** 指定审核人员: a case is reviewed by one qualified reviewer of its organ, and by nobody else. */
final class Assignments {
  private final Once once;
  private final Cases cases;

  Assignments(Once once, Cases cases) {
    this.once = once;
    this.cases = cases;
  }

  /**
   * As it is sent.
   *
   * @param reviewer the login; absent for the caller's own
   * @param reason why it is given to another than before
   */
  record Request(@Nullable String reviewer, @Nullable String reason) {}

  record Assigned(String id, int number, String reviewer) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/reviewer",
                anyOf(Role.LEGAL_REVIEWER),
                "指定或者更换本案的法制审核人员，须为本机关登记的审核人员",
                Request.class,
                this::assign)
            .versioned()
            .answers(Assigned.class)
            .refuses(
                "WRONG_STATE",
                "REVIEWER_IS_HANDLER",
                "REVIEWER_IS_APPROVER",
                "REVIEWER_NOT_QUALIFIED",
                "REQUIREMENT_MISSING"));
  }

  private Answer assign(Call call) {
    Request sent = call.body(Request.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          AssignmentMapper mapper = tx.mapper(AssignmentMapper.class);
          int number = mapper.count(open.key()) + 1;
          Checks checks = new Checks();
          String reason = checks.optional("reason", sent.reason(), 500);
          checks.require(number == 1 || reason != null, "reason", "REQUIRED", "更换审核人员的，须写明理由。");
          Actor reviewer = reviewer(tx, call.actor(), sent.reviewer(), checks);
          checks.orRefuse();
          long account = Objects.requireNonNull(reviewer).id();
          String organ = open.filing().organCode();
          open.apply(
              new CaseEvent.ReviewerAssigned(call.actor().id(), account),
              call.actor().login(),
              "to " + reviewer.login());
          long qualification = Qualifications.require(tx, account, organ, id);
          mapper.insert(
              open.key(),
              number,
              qualification,
              account,
              organ,
              reason,
              call.actor().id(),
              tx.now());
          return Answer.ok(new Assigned(id, number, reviewer.login())).withVersion(open.version());
        });
  }

  private static @Nullable Actor reviewer(
      Transaction tx, Actor caller, @Nullable String login, Checks checks) {
    if (login == null) {
      return caller;
    }
    Actor found = Accounts.find(tx, login);
    checks.require(
        found != null && found.roles().contains(Role.LEGAL_REVIEWER),
        "reviewer",
        "UNKNOWN_REVIEWER",
        "没有这个法制审核账户，或者已停用，请核对。");
    return found;
  }
}
