package org.gongshi.review.disclosure;

import static org.gongshi.review.http.Endpoint.anyOf;
import static org.gongshi.review.http.Endpoint.post;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.cases.CaseEvent;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Moved;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.http.Answer;
import org.gongshi.review.http.Call;
import org.gongshi.review.http.Checks;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Role;
import org.gongshi.review.redaction.Draft;
import org.gongshi.review.redaction.Redactions;
import org.jspecify.annotations.Nullable;

/** Four eyes on what becomes public: one officer proposes, another approves or sends back. */
public final class Disclosures {
  private final Once once;
  private final Cases cases;
  private final Redactions redactions;
  private final Publication publication;

  public Disclosures(Once once, Cases cases, Redactions redactions, Publication publication) {
    this.once = once;
    this.cases = cases;
    this.redactions = redactions;
    this.publication = publication;
  }

  record ProposalRequest(@Nullable DisclosureChoice choice, @Nullable String basis) {}

  record ApprovalRequest(@Nullable Boolean approved, @Nullable String note) {}

  public List<Endpoint> endpoints() {
    return List.of(
        post(
                "/api/v1/cases/{id}/disclosure",
                anyOf(Role.DISCLOSURE_OFFICER),
                "提出公示意见：公开方式及依据",
                ProposalRequest.class,
                this::propose)
            .versioned()
            .answers(Moved.class)
            .refuses("WRONG_STATE", "REQUIREMENT_MISSING", "STATE_SECRET", "DRAFT_DOES_NOT_FIT"),
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
                "CONTRACT_BROKEN",
                "LAST_SCAN"));
  }

  private Answer propose(Call call) {
    ProposalRequest request = call.body(ProposalRequest.class);
    Checks checks = new Checks();
    DisclosureChoice choice = checks.required("choice", request.choice());
    String basis = checks.text("basis", request.basis(), 1000);
    checks.orRefuse();
    DisclosureChoice chosen = Objects.requireNonNull(choice);
    String id = call.parameter("id");
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
          open.apply(
              new CaseEvent.DisclosureProposed(call.actor().id(), chosen),
              call.actor().login(),
              chosen.name());
          Draft draft = redactions.draftOf(tx, open);
          boolean fits =
              !chosen.publishes()
                  || (draft != null
                      && draft.namesWithheld() == (chosen == DisclosureChoice.WITHOUT_NAMES));
          if (!fits) {
            throw Problem.of(
                    409,
                    "DRAFT_DOES_NOT_FIT",
                    "隐私处理稿与公开方式不一致",
                    "隐去名称公开须先以 withholdNames 生成隐私处理稿，其他方式须以普通方式生成。案件编号：" + id + "。")
                .asException();
          }
          tx.mapper(DisclosureMapper.class)
              .propose(open.key(), chosen, basis, call.actor().id(), tx.now());
          return answer(id, open);
        });
  }

  private Answer approve(Call call) {
    ApprovalRequest request = call.body(ApprovalRequest.class);
    Checks checks = new Checks();
    Boolean approved = checks.required("approved", request.approved());
    String note = checks.optional("note", request.note(), 500);
    checks.require(
        !Boolean.FALSE.equals(approved) || note != null, "note", "REQUIRED", "退回的，须写明理由。");
    checks.orRefuse();
    String id = call.parameter("id");
    long by = call.actor().id();
    return once.change(
        call,
        tx -> {
          OpenCase open = cases.open(tx, id, call.actor(), call.expectedVersion());
          DisclosureMapper mapper = tx.mapper(DisclosureMapper.class);
          if (!Boolean.TRUE.equals(approved)) {
            open.apply(new CaseEvent.DisclosureSentBack(by), call.actor().login(), "");
            return answer(id, open);
          }
          DisclosureChoice choice =
              Objects.requireNonNullElse(mapper.choice(open.key()), DisclosureChoice.NOT_PUBLISHED);
          open.apply(
              new CaseEvent.DisclosureApproved(by, choice), call.actor().login(), choice.name());
          mapper.approve(open.key(), by, tx.now());
          if (choice.publishes()) {
            publication.publish(tx, open, choice);
          }
          return answer(id, open);
        });
  }

  private static Answer answer(String id, OpenCase open) {
    return Answer.ok(Map.of("id", id, "state", open.standing().state()))
        .withVersion(open.version());
  }
}
