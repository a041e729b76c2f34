package org.gongshi.review.recording;

import java.util.Set;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;

/** Who may read and who may add records of a case; always within the account's organ. */
record CaseDoor(Cases cases) {
  static final Role[] READERS = {
    Role.HANDLER,
    Role.LEGAL_REVIEWER,
    Role.COUNSEL,
    Role.APPROVER,
    Role.DEPUTY_APPROVER,
    Role.RECORDS_KEEPER,
    Role.AUDITOR
  };
  static final Role[] WRITERS = {Role.HANDLER, Role.RECORDS_KEEPER};

  /** For the case's own handler, and for those who review, decide, keep or audit. */
  OpenCase toRead(Transaction tx, Call call) {
    OpenCase open = cases.open(tx, call.parameter("id"), call.actor(), null);
    Actor actor = call.actor();
    if (!isHandler(open, actor)
        && !actor.hasAny(
            Set.of(
                Role.LEGAL_REVIEWER,
                Role.COUNSEL,
                Role.APPROVER,
                Role.DEPUTY_APPROVER,
                Role.RECORDS_KEEPER,
                Role.AUDITOR))) {
      throw notYours(open);
    }
    return open;
  }

  /** For the case's own handler and the records keeper. */
  OpenCase toWrite(Transaction tx, Call call) {
    OpenCase open = cases.open(tx, call.parameter("id"), call.actor(), null);
    if (!isHandler(open, call.actor()) && !call.actor().hasAny(Set.of(Role.RECORDS_KEEPER))) {
      throw notYours(open);
    }
    return open;
  }

  private static boolean isHandler(OpenCase open, Actor actor) {
    return open.standing().handler() == actor.id();
  }

  private static org.gongshi.review.http.ProblemException notYours(OpenCase open) {
    return Problem.of(
            403, "NOT_YOUR_CASE", "不是您承办的案件", "只有本案的承办人员可以办理，请由其办理。案件编号：" + open.id() + "。")
        .asException();
  }
}
