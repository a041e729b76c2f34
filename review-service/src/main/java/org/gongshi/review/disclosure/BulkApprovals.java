package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Approves or sends back many disclosures by one request. Each stands for itself, in a transaction
 * of its own and by the same rules as a single one.
 */
public final class BulkApprovals {
  private static final int MOST = 200;

  private final Database database;
  private final Cases cases;
  private final Disclosures disclosures;

  public BulkApprovals(Database database, Cases cases, Disclosures disclosures) {
    this.database = database;
    this.cases = cases;
    this.disclosures = disclosures;
  }

  record Request(@Nullable List<@Nullable Item> items) {}

  /**
   * @param version that the approver has read; required, so that nothing is approved unseen
   */
  record Item(
      @Nullable String id,
      @Nullable Integer version,
      @Nullable Boolean approved,
      @Nullable String note) {}

  /**
   * @param state after the deed, or null where it was refused
   * @param problem why it was refused, or null
   */
  record Result(
      String id,
      int status,
      @Nullable CaseState state,
      @Nullable Integer version,
      @Nullable Problem problem) {}

  record Results(int done, int refused, List<Result> items) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/disclosure-approvals",
                anyOf(Role.DISCLOSURE_APPROVER),
                "批量公示审核：逐件同意或者退回，逐件给出结果，一件不成不影响其他",
                Request.class,
                this::approve)
            .answers(Results.class)
            .withoutKey()); // an item that was done before is refused for its version
  }

  private Answer approve(Call call) {
    List<Item> items = checked(call.body(Request.class));
    List<Result> results = new ArrayList<>();
    for (Item item : items) {
      results.add(result(item, call.actor()));
    }
    int done = (int) results.stream().filter(r -> r.problem() == null).count();
    return Answer.ok(new Results(done, results.size() - done, results));
  }

  private static List<Item> checked(Request request) {
    Checks checks = new Checks();
    List<@Nullable Item> sent = new ArrayList<>();
    if (request.items() != null) {
      sent.addAll(request.items());
    }
    checks.require(!sent.isEmpty(), "items", "REQUIRED", "请至少选择一件案件。");
    checks.require(sent.size() <= MOST, "items", "TOO_LONG", "一次最多办理" + MOST + "件，请分批提交。");
    List<Item> items = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < Math.min(sent.size(), MOST); i++) {
      String field = "items[" + i + "]";
      Item item = checks.required(field, sent.get(i));
      if (item != null) {
        String id = checks.line(field + ".id", item.id(), 26);
        checks.require(
            id.isEmpty() || seen.add(id), field + ".id", "REPEATED", "同一案件在一次请求中只能出现一次。");
        checks.required(field + ".version", item.version());
        Disclosures.check(checks, field + ".", item.approved(), item.note());
        items.add(item);
      }
    }
    checks.orRefuse();
    return items;
  }

  private Result result(Item item, Actor actor) {
    String id = Objects.requireNonNull(item.id()).strip();
    try {
      return database.transact(
          tx -> {
            OpenCase open = cases.open(tx, id, actor, item.version());
            disclosures.judge(tx, open, Boolean.TRUE.equals(item.approved()), item.note(), actor);
            return new Result(id, 200, open.standing().state(), open.version(), null);
          });
    } catch (ProblemException e) {
      return new Result(id, e.problem().status(), null, null, e.problem());
    }
  }
}
