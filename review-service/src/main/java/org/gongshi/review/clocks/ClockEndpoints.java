package org.gongshi.review.clocks;

import static org.gongshi.review.http.Endpoint.anyAccount;
import static org.gongshi.review.http.Endpoint.get;

import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;

/** The API of this step: the clocks of a case. */
public final class ClockEndpoints {
  private final Database database;
  private final Cases cases;
  private final Clocks clocks;

  public ClockEndpoints(Database database, Cases cases, Clocks clocks) {
    this.database = database;
    this.cases = cases;
    this.clocks = clocks;
  }

  public List<Endpoint> list() {
    return List.of(
        get(
                "/api/v1/deadlines/{id}/explanation",
                anyAccount(),
                "逐日说明一项期限怎样计算：哪些天计入、哪些天不计入及其原因",
                this::explain)
            .answers(Explanation.class),
        get("/api/v1/cases/{id}/deadlines", anyAccount(), "案件的各项法定期限及其进度", this::ofCase)
            .answersAll(DeadlineView.class));
  }

  private Answer explain(Call call) {
    String id = call.parameter("id");
    if (!id.matches("[0-9]{1,18}")) {
      throw Problem.notFound().asException();
    }
    return database.transact(
        tx -> {
          Deadline deadline = clocks.find(tx, Long.parseLong(id));
          boolean auditor = call.actor().hasAny(Set.of(Role.AUDITOR));
          if (deadline == null || !(auditor || call.actor().sees(deadline.organCode()))) {
            throw Problem.notFound().asException();
          }
          return Answer.ok(clocks.explain(tx, deadline));
        });
  }

  private Answer ofCase(Call call) {
    String id = call.parameter("id");
    return database.transact(
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), null);
          return Answer.ok(
              clocks.ofCase(tx, open).stream().map(d -> DeadlineView.of(d, tx.now())).toList());
        });
  }
}
