package org.gongshi.review.takedown;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.export.Contract;
import org.gongshi.review.export.ContractBytes;
import org.gongshi.review.export.Errand;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.identity.Role;
import org.gongshi.review.redaction.Redactions;
import org.jspecify.annotations.Nullable;

/**
 * Takes a decision down: one authorised person, at once, with a reason that the public reads (行政处罚法
 * art. 48).
 */
public final class Takedowns {
  private final Once once;
  private final Cases cases;
  private final Redactions redactions;
  private final Contract contract;
  private final Outbox outbox;

  public Takedowns(
      Once once, Cases cases, Redactions redactions, Contract contract, Outbox outbox) {
    this.once = once;
    this.cases = cases;
    this.redactions = redactions;
    this.contract = contract;
    this.outbox = outbox;
  }

  record Request(@Nullable Exit exit, @Nullable String reason) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/withdrawal",
                anyOf(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER),
                "撤下已公示的决定，写明向社会公开的理由",
                Request.class,
                this::takeDown)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "REQUIREMENT_MISSING"));
  }

  private Answer takeDown(Call call) {
    Request request = call.body(Request.class);
    Checks checks = new Checks();
    String reason = checks.line("reason", request.reason(), 500);
    Exit exit = Objects.requireNonNullElse(request.exit(), Exit.WITHDRAWN);
    checks.orRefuse();
    String id = call.parameter("id");
    Answer answer =
        once.change(
            call,
            tx -> {
              OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
              open.apply(
                  new CaseEvent.TakenDown(call.actor().id(), exit), call.actor().login(), "");
              suppress(tx, open, exit, reason, call.actor().id());
              return Answer.ok(Map.of("id", id, "state", open.standing().state()))
                  .withVersion(open.version());
            });
    outbox.wake();
    return answer;
  }

  private void suppress(Transaction tx, OpenCase open, Exit exit, String reason, long by) {
    String publicReason = redactions.redactForPublic(tx, open, reason).value();
    Instant at = tx.now().truncatedTo(ChronoUnit.MILLIS);
    String decision = Objects.requireNonNull(Outbox.publishedPath(tx, open.key()));
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("contract", "gongshi.suppression/1");
    file.put("id", open.id());
    file.put("exit", exit.name());
    file.put("reason", publicReason);
    file.put("suppressedAt", at.toString());
    file.put("path", decision.replaceFirst("\\.json$", ".html"));
    byte[] bytes = ContractBytes.of(file);
    List<String> violations = contract.violationsOfSuppression(bytes);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("a suppression that breaks the contract: " + violations);
    }
    tx.mapper(TakedownMapper.class).insert(open.key(), exit, publicReason, by, tx.now());
    outbox.enqueue(tx, open.key(), Errand.SUPPRESS, "suppressed/" + open.id() + ".json", bytes);
  }
}
