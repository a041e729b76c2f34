package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.get;
import static org.gongshi.review.http.Endpoint.post;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.gongshi.review.keys.SigningKey;
import org.gongshi.review.legalreview.LegalReviews;
import org.gongshi.review.legalreview.PassedReview;
import org.gongshi.review.legalreview.Submission;
import org.jspecify.annotations.Nullable;

/** Makes decisions: on what was reviewed, by who may, signed and then never changed. */
final class Decisions {
  private final Database database;
  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final LegalReviews reviews;
  private final DisclosureClock clock;
  private final SigningKey key;

  Decisions(
      Database database,
      Once once,
      Cases cases,
      Clocks clocks,
      LegalReviews reviews,
      DisclosureClock clock,
      SigningKey key) {
    this.database = database;
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.reviews = reviews;
    this.clock = clock;
    this.key = key;
  }

  record Made(String id, CaseState state, LocalDate publicBy, boolean publicByProvisional) {}

  record ReturnRequest(@Nullable String reason) {}

  /**
   * What a check of a decision found.
   *
   * @param textHolds whether the text has the hash that was kept with it
   * @param signatureHolds whether the signature is the service's over exactly {@code document}
   * @param recordMatches whether the record still says what was signed
   */
  record Verification(
      String id,
      boolean textHolds,
      boolean signatureHolds,
      boolean recordMatches,
      String textSha256,
      @Nullable String document,
      @Nullable String signature,
      String keyId) {}

  List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/decision",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER),
                "负责人或者受委托的负责人作出决定：文号、决定日期；决定内容即经审核的处理建议",
                DecisionRequest.class,
                this::decide)
            .versioned()
            .answers(Made.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "NOT_DELEGATED",
                "REVIEW_NOT_PASSED",
                "REVIEW_VOIDED",
                "MAY_NOT_ACT_FIRST",
                "QUESTION_OPEN",
                "DISCUSSION_MISSING",
                "REQUIREMENT_MISSING",
                "DOCUMENT_NUMBER_TAKEN"),
        post(
                "/api/v1/cases/{id}/decision-return",
                anyOf(Role.APPROVER, Role.DEPUTY_APPROVER),
                "负责人不同意处理建议，退回承办人员，写明理由",
                ReturnRequest.class,
                this::sendBack)
            .versioned()
            .answers(Moved.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "NOT_DELEGATED",
                "REQUIREMENT_MISSING"),
        post(
                "/api/v1/cases/{id}/on-the-spot-decision",
                anyOf(Role.HANDLER),
                "适用简易程序当场作出决定",
                OnTheSpotRequest.class,
                this::decideOnTheSpot)
            .versioned()
            .answers(Made.class)
            .refuses(
                "WRONG_STATE",
                "HANDLER_ONLY",
                "NOT_SUMMARY",
                "REQUIREMENT_MISSING",
                "DOCUMENT_NUMBER_TAKEN"),
        get(
                "/api/v1/cases/{id}/decision/verification",
                anyOf(
                    Role.HANDLER,
                    Role.LEGAL_REVIEWER,
                    Role.APPROVER,
                    Role.DEPUTY_APPROVER,
                    Role.DISCLOSURE_OFFICER,
                    Role.DISCLOSURE_APPROVER,
                    Role.AUDITOR),
                "核验决定的文本校验值、签名和登记内容",
                this::verify)
            .answers(Verification.class));
  }

  private Answer decide(Call call) {
    DecisionRequest request = call.body(DecisionRequest.class);
    return once.change(
        call,
        tx -> {
          DecisionRequest.Checked sent = request.checked(WorkingDays.dayOf(tx.now()));
          OpenCase open = cases.open(tx, call);
          CaseEvent event = new CaseEvent.Decided(call.actor().id());
          open.allow(event);
          Authority authority = Authority.over(tx, open, call.actor(), sent.decidedOn());
          Grounds grounds = grounds(tx, open, authority);
          clocks.decided(tx, open, sent.decidedOn());
          open.apply(
              event, call.actor().login(), "document " + sent.documentNumber() + authority.note());
          return make(
              tx,
              open,
              decision(
                  tx,
                  open,
                  sent,
                  Objects.requireNonNull(open.proposedConclusion()),
                  Objects.requireNonNull(open.proposedCategory()),
                  open.proposedAmount()),
              grounds,
              call.actor().id());
        });
  }

  private Grounds grounds(Transaction tx, OpenCase open, Authority authority) {
    PassedReview review = reviews.passed(tx, open);
    Submission submission = reviews.submitted(tx, open);
    if (open.standing().reviewStands() && review == null) {
      throw open.refusal(Rule.REVIEW_VOIDED);
    }
    return new Grounds(
        review,
        submission,
        review == null ? reviews.actingFirst(tx, open) : null,
        authority.actor().id(),
        authority.delegationId(),
        authority.delegatorId(),
        Discussions.agreed(tx, open, submission),
        false,
        null,
        null);
  }

  private Decision decision(
      Transaction tx,
      OpenCase open,
      DecisionRequest.Checked sent,
      String conclusion,
      String category,
      java.math.@Nullable BigDecimal amount) {
    Deadline due = clock.publicBy(tx, open.filing().kind(), sent.decidedOn());
    return new Decision(
        sent.documentNumber(),
        conclusion,
        category,
        amount,
        sent.decidedOn(),
        due.lastDay(),
        due.provisional(),
        null);
  }

  private Answer make(Transaction tx, OpenCase open, Decision decision, Grounds grounds, long by) {
    Instant at = tx.now().truncatedTo(ChronoUnit.MICROS);
    byte[] bytes = document(open, decision, grounds, by, 1, at).bytes();
    insert(
        tx,
        open,
        decision,
        grounds.signed(new String(bytes, StandardCharsets.UTF_8), key.sign(bytes)),
        at);
    return Answer.ok(
            new Made(
                open.id(),
                open.standing().state(),
                decision.publicBy(),
                decision.publicByProvisional()))
        .withVersion(open.version());
  }

  private static DecisionDocument document(
      OpenCase open, Decision decision, Grounds grounds, long by, int edition, Instant at) {
    PassedReview review = grounds.review();
    Submission submission = grounds.submission();
    return DecisionDocument.of(
        new DecisionRow(
            open.id(),
            open.filing().organCode(),
            decision.documentNumber(),
            decision.decidedOn(),
            decision.category(),
            decision.amount(),
            decision.conclusion(),
            Sha256.of(decision.conclusion()),
            by,
            grounds.delegation(),
            review == null ? null : review.id(),
            submission == null ? null : submission.materialsSha256(),
            grounds.actFirst(),
            grounds.discussion(),
            grounds.onTheSpot(),
            at,
            null,
            null,
            edition == 1 ? null : edition));
  }

  /** Keeps a decision; 409 if the organ has one of that number. */
  static void insert(
      Transaction tx, OpenCase open, Decision decision, Grounds grounds, Instant at) {
    insert(tx, open, decision, grounds, 1, at);
  }

  /** Keeps and signs a later edition of a decision, granted by this account. */
  void insertEdition(
      Transaction tx, OpenCase open, Decision decision, int edition, long grantedBy) {
    Instant at = tx.now().truncatedTo(ChronoUnit.MICROS);
    Grounds grounds = Grounds.granted(grantedBy);
    byte[] bytes = document(open, decision, grounds, grantedBy, edition, at).bytes();
    insert(
        tx,
        open,
        decision,
        grounds.signed(new String(bytes, StandardCharsets.UTF_8), key.sign(bytes)),
        edition,
        at);
  }

  private static void insert(
      Transaction tx, OpenCase open, Decision decision, Grounds grounds, int edition, Instant at) {
    try {
      tx.mapper(ApprovalMapper.class)
          .insert(
              open.key(),
              open.standing().handler(),
              open.isImported(),
              open.standing().reviewRequired(),
              grounds,
              open.filing().organCode(),
              decision,
              Sha256.of(decision.conclusion()),
              edition,
              at);
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
        throw Problem.of(409, "DOCUMENT_NUMBER_TAKEN", "文号重复", "本机关已有同一文号的决定，请核对文号。").asException();
      }
      throw e;
    }
  }

  private Answer sendBack(Call call) {
    Checks checks = new Checks();
    String reason = checks.text("reason", call.body(ReturnRequest.class).reason(), 4000);
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          CaseEvent event = new CaseEvent.DecisionSentBack(call.actor().id());
          open.allow(event);
          Authority authority = Authority.over(tx, open, call.actor(), WorkingDays.dayOf(tx.now()));
          open.apply(event, call.actor().login(), authority.note());
          tx.mapper(ApprovalMapper.class)
              .sendBack(open.key(), reason, authority.delegationId(), call.actor().id(), tx.now());
          return Answer.ok(new Moved(id, open.standing().state())).withVersion(open.version());
        });
  }

  private Answer decideOnTheSpot(Call call) {
    OnTheSpotRequest request = call.body(OnTheSpotRequest.class);
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          OnTheSpotRequest.Checked sent =
              request.checked(WorkingDays.dayOf(tx.now()), open.filing());
          open.weigh(sent.category(), sent.amount());
          clocks.decided(tx, open, sent.document().decidedOn());
          open.apply(
              new CaseEvent.DecidedOnTheSpot(call.actor().id()),
              call.actor().login(),
              "document " + sent.document().documentNumber());
          return make(
              tx,
              open,
              decision(
                  tx, open, sent.document(), sent.conclusion(), sent.category(), sent.amount()),
              Grounds.ON_THE_SPOT,
              call.actor().id());
        });
  }

  private Answer verify(Call call) {
    return database.transact(
        tx -> {
          OpenCase open = cases.look(tx, call.parameter("id"), call.actor());
          DecisionRow row = tx.mapper(ApprovalMapper.class).row(open.key());
          if (row == null) {
            throw Problem.notFound().asException();
          }
          String document = row.document();
          String signature = row.signature();
          boolean signed = document != null && signature != null;
          return Answer.ok(
              new Verification(
                  open.id(),
                  Sha256.of(row.conclusion()).equals(row.textSha256()),
                  signed
                      && key.publicKey()
                          .verifies(
                              Objects.requireNonNull(document).getBytes(StandardCharsets.UTF_8),
                              Objects.requireNonNull(signature)),
                  new String(DecisionDocument.of(row).bytes(), StandardCharsets.UTF_8)
                      .equals(document),
                  row.textSha256(),
                  document,
                  signature,
                  key.publicKey().id()));
        });
  }
}
