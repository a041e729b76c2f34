package org.gongshi.review.legalreview;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SigningKey;

/** Writes opinions, signed and bound by hash to exactly what was submitted, and proves them. */
final class Opinions {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final SigningKey key;

  Opinions(Database database, Once once, Cases cases, SigningKey key) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.key = key;
  }

  record Concluded(String id, CaseState state, int number, String materialsSha256) {}

  /**
   * What a check of an opinion found.
   *
   * @param signatureHolds whether the signature is the service's over exactly {@code document}
   * @param recordMatches whether the record still says what was signed
   * @param stands whether the case is still exactly what was reviewed
   * @param keyId of the public key that verifies the signature without this service
   */
  record Verification(
      String id,
      int number,
      boolean signatureHolds,
      boolean recordMatches,
      boolean stands,
      String materialsSha256,
      String document,
      String signature,
      String keyId) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/legal-review",
                anyOf(Role.LEGAL_REVIEWER),
                "法制审核：六项内容、合法性、合理性逐项审核，同意、修改后同意或者退回",
                OpinionRequest.class,
                this::review)
            .versioned()
            .answers(Concluded.class)
            .refuses(
                "WRONG_STATE",
                "REVIEWER_IS_HANDLER",
                "REVIEWER_NOT_ASSIGNED",
                "REVIEWER_NOT_QUALIFIED",
                "QUESTION_OPEN",
                "MATERIALS_CHANGED",
                "REQUIREMENT_MISSING"),
        get(
                "/api/v1/cases/{id}/legal-reviews/{number}/verification",
                anyOf(Role.HANDLER, Role.LEGAL_REVIEWER, Role.APPROVER, Role.AUDITOR),
                "核验一份法制审核意见的签名、内容及其与案件现有材料的一致",
                this::verify)
            .answers(Verification.class));
  }

  private Answer review(Call call) {
    OpinionRequest sent = call.body(OpinionRequest.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          long by = call.actor().id();
          Opinion opinion = sent.checked(pending(tx, open).size());
          KeptSubmission submission = tx.mapper(SubmissionMapper.class).last(open.key());
          open.apply(
              opinion.passes() ? new CaseEvent.ReviewPassed(by) : new CaseEvent.ReviewReturned(by),
              call.actor().login(),
              submission == null ? "" : "materials " + submission.materialsSha256());
          if (submission == null || (opinion.passes() && Submissions.current(tx, open) == null)) {
            throw changed(id);
          }
          int number = write(tx, open, call.actor(), submission, opinion, false);
          return Answer.ok(
                  new Concluded(id, open.standing().state(), number, submission.materialsSha256()))
              .withVersion(open.version());
        });
  }

  /** Signs and keeps an opinion; gives its number. */
  int write(
      Transaction tx,
      OpenCase open,
      Actor reviewer,
      KeptSubmission submission,
      Opinion opinion,
      boolean late) {
    String organ = open.filing().organCode();
    Qualifications.require(tx, reviewer.id(), organ, open.id());
    ReviewMapper mapper = tx.mapper(ReviewMapper.class);
    long handlerId = open.standing().handler();
    String handler = mapper.login(handlerId);
    int number = mapper.count(open.key()) + 1;
    Instant at = tx.now().truncatedTo(ChronoUnit.MICROS);
    OpinionDocument document =
        OpinionDocument.of(
            open.id(), organ, number, late, handler, reviewer.login(), submission, opinion, at);
    byte[] bytes = document.bytes();
    mapper.insert(
        open.key(),
        handlerId,
        reviewer.id(),
        late ? open.standing().approver() : null,
        new ReviewRow(
            0,
            number,
            late,
            handler,
            reviewer.login(),
            submission.number(),
            submission.materialsSha256(),
            opinion.conclusion(),
            text(opinion.heads()),
            text(opinion.legality()),
            text(opinion.reasonableness()),
            opinion.changes().isEmpty() ? null : text(opinion.changes()),
            text(opinion.changesChecked()),
            opinion.opinion(),
            new String(bytes, StandardCharsets.UTF_8),
            key.sign(bytes),
            at));
    return number;
  }

  /** The changes that an earlier review asked for and none has found made. */
  static List<String> pending(Transaction tx, OpenCase open) {
    List<String> pending = new ArrayList<>();
    for (ReviewRow row : tx.mapper(ReviewMapper.class).ofCase(open.key())) {
      Opinion opinion = OpinionDocument.opinionOf(row);
      if (opinion.changesChecked().stream().allMatch(Opinion.CheckedChange::made)
          && !opinion.changesChecked().isEmpty()) {
        pending.clear();
      }
      if (opinion.conclusion() == Opinion.Conclusion.AGREE_WITH_CHANGES) {
        pending = new ArrayList<>(opinion.changes());
      }
    }
    return List.copyOf(pending);
  }

  private Answer verify(Call call) {
    String id = call.parameter("id");
    String number = call.parameter("number");
    return database.transact(
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), null);
          ReviewRow row =
              tx.mapper(ReviewMapper.class).ofCase(open.key()).stream()
                  .filter(r -> Integer.toString(r.number()).equals(number))
                  .findFirst()
                  .orElseThrow(() -> Problem.notFound().asException());
          return Answer.ok(verify(tx, open, row));
        });
  }

  private Verification verify(Transaction tx, OpenCase open, ReviewRow row) {
    KeptSubmission submission =
        tx.mapper(SubmissionMapper.class).ofCase(open.key()).stream()
            .filter(s -> s.number() == row.submissionNumber())
            .findFirst()
            .orElseThrow();
    OpinionDocument kept =
        OpinionDocument.of(
            open.id(),
            open.filing().organCode(),
            row.number(),
            row.late(),
            row.handler(),
            row.reviewer(),
            submission,
            OpinionDocument.opinionOf(row),
            row.reviewedAt());
    byte[] signed = row.document().getBytes(StandardCharsets.UTF_8);
    Submission current = Submissions.current(tx, open);
    return new Verification(
        open.id(),
        row.number(),
        key.publicKey().verifies(signed, row.signature()),
        new String(kept.bytes(), StandardCharsets.UTF_8).equals(row.document()),
        current != null && current.number() == row.submissionNumber(),
        row.materialsSha256(),
        row.document(),
        row.signature(),
        key.publicKey().id());
  }

  private static RuntimeException changed(String id) {
    return Problem.of(
            409, "MATERIALS_CHANGED", "送审材料已经变更", "送审以后案件材料有变更，请退回承办人员，由其重新送审。案件编号：" + id + "。")
        .asException();
  }

  private static String text(Object value) {
    return new String(Json.write(Objects.requireNonNull(value)), StandardCharsets.UTF_8);
  }
}
