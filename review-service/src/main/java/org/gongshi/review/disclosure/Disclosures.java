package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.time.LocalDate;
import java.util.List;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.ClockRule;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.identity.Role;
import org.gongshi.review.redaction.Draft;
import org.gongshi.review.redaction.Redactions;
import org.jspecify.annotations.Nullable;

/** Four eyes on what becomes public: one officer proposes, another approves or sends back. */
public final class Disclosures {
  private final Once once;
  private final Cases cases;
  private final Approvals approvals;
  private final Redactions redactions;
  private final Publicities publicities;
  private final Deferrals deferrals;
  private final List<Publication> publications;
  private final Grounds grounds = Grounds.fromFile();

  public Disclosures(
      Once once,
      Cases cases,
      Approvals approvals,
      Redactions redactions,
      Publicities publicities,
      Deferrals deferrals,
      List<Publication> publications) {
    this.once = once;
    this.cases = cases;
    this.approvals = approvals;
    this.redactions = redactions;
    this.publicities = publicities;
    this.deferrals = deferrals;
    this.publications = List.copyOf(publications);
  }

  record ApprovalRequest(@Nullable Boolean approved, @Nullable String note) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/disclosure",
                anyOf(Role.DISCLOSURE_OFFICER),
                "提出公示意见：公开方式、依据、公示期限或者暂缓的期限",
                ProposalRequest.class,
                this::propose)
            .versioned()
            .answers(Moved.class)
            .refuses(
                "WRONG_STATE",
                "REQUIREMENT_MISSING",
                "STATE_SECRET",
                "DRAFT_DOES_NOT_FIT",
                "DRAFT_STALE",
                "CUT_VOID",
                "PUBLICITY_OVER"),
        post(
                "/api/v1/cases/{id}/disclosure-approval",
                anyOf(Role.DISCLOSURE_APPROVER),
                "公示审核：同意或者退回",
                ApprovalRequest.class,
                this::approve)
            .versioned()
            .answers(Moved.class)
            .refuses(
                "WRONG_STATE",
                "REQUIREMENT_MISSING",
                "DISCLOSURE_TAKES_TWO",
                "LATE_REVIEW_OPEN",
                "LATE_REVIEW_FAILED",
                "STATE_SECRET",
                "DRAFT_STALE",
                "CUT_VOID",
                "CONTRACT_BROKEN",
                "LAST_SCAN",
                "DIFFERS_FROM_SERVED",
                "CORRECTED_HAS_LEFT"));
  }

  Grounds grounds() {
    return grounds;
  }

  private Answer propose(Call call) {
    ProposalRequest request = call.body(ProposalRequest.class);
    ProposalRequest.Checked checked = request.checked();
    DisclosureChoice chosen = checked.choice();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          open.apply(
              new CaseEvent.DisclosureProposed(call.actor().id(), chosen),
              call.actor().login(),
              chosen + " " + checked.ground());
          LocalDate today = WorkingDays.dayOf(tx.now());
          Ground ground = request.ground(grounds, chosen, open.filing().kind(), today);
          LocalDate until =
              chosen == DisclosureChoice.DEFERRED
                  ? request.lastDay(ground, today, asked -> answerBy(tx, open, asked))
                  : null;
          if (chosen.publishes()) {
            requireFittingDraft(tx, open, chosen);
            publicities.choose(tx, open, request.publicity());
            publicities.refuseIfOver(tx, open);
          }
          tx.mapper(DisclosureMapper.class)
              .propose(
                  open.key(),
                  new DisclosureMapper.Proposed(
                      chosen,
                      ground.code(),
                      ground.citation(),
                      checked.reason(),
                      ground.asksThirdParty() ? request.asked(today) : null,
                      until),
                  call.actor().id(),
                  tx.now());
          return answer(id, open);
        });
  }

  /** 政府信息公开条例 art. 32: fifteen working days after it was asked. */
  private LocalDate answerBy(Transaction tx, OpenCase open, LocalDate asked) {
    ClockRule rule = ClockKind.THIRD_PARTY_ANSWER.ruleOrFirst(open.filing().kind(), asked);
    return approvals.disclosureClock().tables().in(tx).after(asked, rule.length()).lastDay();
  }

  private void requireFittingDraft(Transaction tx, OpenCase open, DisclosureChoice chosen) {
    Draft draft = redactions.draftOf(tx, open);
    boolean withheld = chosen == DisclosureChoice.WITHOUT_NAMES;
    if (draft == null || draft.namesWithheld() != withheld) {
      throw Problem.of(
              409,
              "DRAFT_DOES_NOT_FIT",
              "隐私处理稿与公开方式不一致",
              "隐去名称公开须先以 withholdNames 生成隐私处理稿，其他方式须以普通方式生成。案件编号：" + open.id() + "。")
          .asException();
    }
    requireCurrentDraft(tx, open);
  }

  /** What is approved is what the texts, the rules and the marked spans give at that moment. */
  private void requireCurrentDraft(Transaction tx, OpenCase open) {
    if (!redactions.isCurrent(tx, open)) {
      throw Problem.of(
              409,
              "DRAFT_STALE",
              "隐私处理稿已经过时",
              "生成隐私处理稿以后，人工标注、案件文字或者处理规则有变更，请重新生成。案件编号：" + open.id() + "。")
          .asException();
    }
  }

  private Answer approve(Call call) {
    ApprovalRequest request = call.body(ApprovalRequest.class);
    Checks checks = new Checks();
    check(checks, "", request.approved(), request.note());
    checks.orRefuse();
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, call);
          judge(tx, open, Boolean.TRUE.equals(request.approved()), request.note(), call.actor());
          return answer(id, open);
        });
  }

  static void check(
      Checks checks, String prefix, @Nullable Boolean approved, @Nullable String note) {
    checks.required(prefix + "approved", approved);
    String words = checks.optional(prefix + "note", note, 500);
    checks.require(
        !Boolean.FALSE.equals(approved) || words != null,
        prefix + "note",
        "REQUIRED",
        "退回的，须写明理由。");
  }

  /**
   * Approves or sends back what was proposed, after {@link #check}.
   *
   * @param note why it is sent back
   */
  void judge(Transaction tx, OpenCase open, boolean approved, @Nullable String note, Actor actor) {
    if (approved) {
      approve(tx, open, actor);
      return;
    }
    open.apply(new CaseEvent.DisclosureSentBack(actor.id()), actor.login(), "");
    tx.mapper(DisclosureMapper.class).sendBack(open.key(), note == null ? null : note.strip());
  }

  private void approve(Transaction tx, OpenCase open, Actor actor) {
    long by = actor.id();
    DisclosureMapper mapper = tx.mapper(DisclosureMapper.class);
    Disclosure proposed = mapper.ofCase(open.key());
    DisclosureChoice choice = proposed == null ? DisclosureChoice.NOT_PUBLISHED : proposed.choice();
    if (choice.publishes() && open.standing().state() == CaseState.AWAITING_DISCLOSURE_APPROVAL) {
      publicities.refuseIfOver(tx, open);
    }
    open.apply(new CaseEvent.DisclosureApproved(by, choice), actor.login(), choice.name());
    mapper.approve(open.key(), by, tx.now());
    switch (choice) {
      case FULL_TEXT, SUMMARY, WITHOUT_NAMES -> {
        requireCurrentDraft(tx, open);
        publicities.publish(tx, open, null);
        publications.forEach(p -> p.publish(tx, open, choice, actor));
      }
      case DEFERRED -> deferrals.startFor(tx, open);
      case NOT_PUBLISHED -> {}
    }
  }

  private static Answer answer(String id, OpenCase open) {
    return Answer.ok(new Moved(id, open.standing().state())).withVersion(open.version());
  }
}
