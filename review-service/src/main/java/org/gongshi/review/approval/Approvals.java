package org.gongshi.review.approval;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.ibatis.exceptions.PersistenceException;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.cases.Rule;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.SqlFailure;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identifiers.Sha256;
import org.gongshi.review.identity.Role;
import org.gongshi.review.legalreview.ActFirstGround;
import org.gongshi.review.legalreview.LegalReviews;
import org.gongshi.review.legalreview.PassedReview;
import org.gongshi.review.legalreview.Submission;
import org.jspecify.annotations.Nullable;

/** Makes decisions and records their service. */
public final class Approvals {
  /** Dates are the calendar's in the administration's zone. */
  public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private final Once once;
  private final Cases cases;
  private final Clocks clocks;
  private final LegalReviews reviews;
  private final DisclosureClock clock;

  public Approvals(
      Once once, Cases cases, Clocks clocks, LegalReviews reviews, DisclosureClock clock) {
    this.once = once;
    this.cases = cases;
    this.clocks = clocks;
    this.reviews = reviews;
    this.clock = clock;
    clock.tables().follow(new PublicByRecount());
  }

  record Made(String id, CaseState state, LocalDate publicBy, boolean publicByProvisional) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/decision",
                anyOf(Role.APPROVER),
                "负责人作出决定：文号、决定日期；决定内容即经审核的处理建议",
                DecisionRequest.class,
                this::decide)
            .versioned()
            .answers(Made.class)
            .refuses(
                "WRONG_STATE",
                "APPROVER_IS_HANDLER",
                "APPROVER_IS_REVIEWER",
                "REVIEW_NOT_PASSED",
                "REVIEW_VOIDED",
                "MAY_NOT_ACT_FIRST",
                "QUESTION_OPEN",
                "DISCUSSION_MISSING",
                "NOT_SUMMARY",
                "REQUIREMENT_MISSING",
                "DOCUMENT_NUMBER_TAKEN"),
        post(
                "/api/v1/cases/{id}/service",
                anyOf(Role.HANDLER),
                "登记送达",
                ServiceRequest.class,
                this::serve)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "REQUIREMENT_MISSING", "HANDLER_ONLY"));
  }

  /** The decision of an open case, or null before there is one. */
  public @Nullable Decision decisionOf(Transaction tx, OpenCase open) {
    return tx.mapper(ApprovalMapper.class).ofCase(open.key());
  }

  /** The key of the case that an organ decided under this document number, or null. */
  public @Nullable Long caseOf(Transaction tx, String organCode, String documentNumber) {
    return tx.mapper(ApprovalMapper.class).caseOf(organCode, documentNumber);
  }

  /** The clock that decisions of this installation run by. */
  public DisclosureClock disclosureClock() {
    return clock;
  }

  /** Records a decision that was made elsewhere. */
  public void recordImported(Transaction tx, OpenCase open, Decision decision) {
    insert(tx, open, decision, null, null, null, null);
  }

  private Answer decide(Call call) {
    DecisionRequest request = call.body(DecisionRequest.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          DecisionRequest.Checked sent = request.checked(today(tx.now()));
          OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
          PassedReview review = reviews.passed(tx, open);
          Submission submission = reviews.submitted(tx, open);
          if (open.standing().reviewStands() && review == null) {
            throw open.refusal(Rule.REVIEW_VOIDED);
          }
          clocks.decided(tx, open, sent.decidedOn());
          open.apply(
              new CaseEvent.Decided(call.actor().id()),
              call.actor().login(),
              "document " + sent.documentNumber());
          Deadline due = clock.publicBy(tx, open.filing().kind(), sent.decidedOn());
          Decision decision =
              new Decision(
                  sent.documentNumber(),
                  Objects.requireNonNull(open.proposedConclusion()),
                  Objects.requireNonNull(open.proposedCategory()),
                  open.proposedAmount(),
                  sent.decidedOn(),
                  due.lastDay(),
                  due.provisional(),
                  null);
          insert(
              tx,
              open,
              decision,
              review,
              submission,
              review == null ? reviews.actingFirst(tx, open) : null,
              call.actor().id());
          return Answer.ok(
                  Map.of(
                      "id", id,
                      "state", open.standing().state(),
                      "publicBy", due.lastDay(),
                      "publicByProvisional", due.provisional()))
              .withVersion(open.version());
        });
  }

  private static void insert(
      Transaction tx,
      OpenCase open,
      Decision decision,
      @Nullable PassedReview review,
      @Nullable Submission submission,
      @Nullable ActFirstGround actFirst,
      @Nullable Long approver) {
    Filing filing = open.filing();
    try {
      tx.mapper(ApprovalMapper.class)
          .insert(
              open.key(),
              open.standing().handler(),
              open.isImported(),
              open.standing().reviewRequired(),
              review,
              submission,
              actFirst,
              approver,
              filing.organCode(),
              decision,
              Sha256.of(decision.conclusion()),
              tx.now());
    } catch (PersistenceException e) {
      if (SqlFailure.of(e) == SqlFailure.DUPLICATE_KEY) {
        throw Problem.of(409, "DOCUMENT_NUMBER_TAKEN", "文号重复", "本机关已有同一文号的决定，请核对文号。").asException();
      }
      throw e;
    }
  }

  private Answer serve(Call call) {
    ServiceRequest request = call.body(ServiceRequest.class);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
          open.apply(new CaseEvent.Served(call.actor().id()), call.actor().login(), "");
          Decision decision = Objects.requireNonNull(decisionOf(tx, open));
          ServiceRequest.Checked sent = request.checked(decision.decidedOn(), today(tx.now()));
          tx.mapper(ApprovalMapper.class).serve(open.key(), sent.servedOn(), sent.method());
          clocks.served(tx, open, sent.servedOn());
          return Answer.ok(Map.of("id", id, "state", open.standing().state()))
              .withVersion(open.version());
        });
  }

  private static LocalDate today(Instant now) {
    return LocalDate.ofInstant(now, ZONE);
  }
}
