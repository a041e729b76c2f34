package org.gongshi.review.cases;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.gongshi.review.cases.CaseEvent.*;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of {@link CaseEvent}: what officials call them, whose they are, where they are asked.
 */
public enum Move {
  INVESTIGATION_STARTED(
      InvestigationStarted.class,
      "开始调查",
      "POST investigation",
      Set.of(Role.HANDLER),
      by -> List.of(new InvestigationStarted(by))),
  AMENDED(
      Amended.class, "补正案件信息", "PUT filing", Set.of(Role.HANDLER), by -> List.of(new Amended(by))),
  PROPOSAL_MADE(
      ProposalMade.class,
      "提出处理建议",
      "POST proposal",
      Set.of(Role.HANDLER),
      by -> List.of(new ProposalMade(by, false))),
  PROPOSAL_SUBMITTED(
      ProposalSubmitted.class,
      "提交处理建议",
      "POST submission",
      Set.of(Role.HANDLER),
      by -> List.of(new ProposalSubmitted(by))),
  ACT_FIRST_DECLARED(
      ActFirstDeclared.class,
      "申报先实施后审核",
      "POST act-first",
      Set.of(Role.HANDLER),
      by -> List.of(new ActFirstDeclared(by))),
  REVIEWER_ASSIGNED(
      ReviewerAssigned.class,
      "指定法制审核人员",
      "POST reviewer",
      Set.of(Role.LEGAL_REVIEWER),
      by -> List.of(new ReviewerAssigned(by, 0))),
  QUESTION_ASKED(
      QuestionAsked.class,
      "法制审核提出问题",
      "POST review-questions",
      Set.of(Role.LEGAL_REVIEWER),
      by -> List.of(new QuestionAsked(by))),
  QUESTION_ANSWERED(
      QuestionAnswered.class,
      "答复法制审核的问题",
      "POST review-questions/{number}/answer",
      Set.of(Role.HANDLER),
      by -> List.of(new QuestionAnswered(by))),
  REVIEW_PASSED(
      ReviewPassed.class,
      "法制审核通过",
      "POST legal-review",
      Set.of(Role.LEGAL_REVIEWER),
      by -> List.of(new ReviewPassed(by))),
  REVIEW_RETURNED(
      ReviewReturned.class,
      "法制审核退回",
      "POST legal-review",
      Set.of(Role.LEGAL_REVIEWER),
      by -> List.of(new ReviewReturned(by))),
  LATE_REVIEWED(
      LateReviewed.class,
      "补充法制审核",
      "POST late-review",
      Set.of(Role.LEGAL_REVIEWER),
      by -> List.of(new LateReviewed(by, true))),
  DISCUSSION_CALLED(
      DiscussionCalled.class,
      "召集集体讨论",
      "POST discussions",
      Set.of(Role.APPROVER),
      by -> List.of(new DiscussionCalled(by))),
  DISCUSSION_RECORDED(
      DiscussionRecorded.class,
      "登记集体讨论结果",
      "POST discussions/{number}/record",
      Set.of(Role.APPROVER),
      by -> List.of(new DiscussionRecorded(by, true))),
  DECISION_SENT_BACK(
      DecisionSentBack.class,
      "负责人退回",
      "POST decision-return",
      Set.of(Role.APPROVER),
      by -> List.of(new DecisionSentBack(by))),
  DECIDED(
      Decided.class,
      "作出决定",
      "POST decision",
      Set.of(Role.APPROVER),
      by -> List.of(new Decided(by))),
  DECIDED_ON_THE_SPOT(
      DecidedOnTheSpot.class,
      "当场作出决定",
      "POST on-the-spot-decision",
      Set.of(Role.HANDLER),
      by -> List.of(new DecidedOnTheSpot(by))),
  SERVED(Served.class, "登记送达", "POST service", Set.of(Role.HANDLER), by -> List.of(new Served(by))),
  SUSPENDED(
      Suspended.class,
      "中止办理",
      "POST motions/{number}/decision",
      Set.of(Role.APPROVER),
      by -> List.of(new Suspended(by))),
  RESUMED(
      Resumed.class,
      "恢复办理",
      "POST motions/{number}/decision",
      Set.of(Role.APPROVER),
      by -> List.of(new Resumed(by))),
  TRANSFERRED(
      Transferred.class,
      "移送",
      "POST motions/{number}/decision",
      Set.of(Role.APPROVER),
      by -> List.of(new Transferred(by))),
  CLOSED(
      Closed.class,
      "终结办理",
      "POST motions/{number}/decision",
      Set.of(Role.APPROVER),
      by -> List.of(new Closed(by))),
  DECISION_REVOKED(
      DecisionRevoked.class,
      "决定被撤销",
      "POST revocation",
      Set.of(Role.APPROVER),
      by -> List.of(new DecisionRevoked(by))),
  REDACTION_DRAFTED(
      RedactionDrafted.class,
      "起草隐私处理稿",
      "POST redaction",
      Set.of(Role.DISCLOSURE_OFFICER),
      by -> List.of(new RedactionDrafted(by))),
  DISCLOSURE_PROPOSED(
      DisclosureProposed.class,
      "提出公示意见",
      "POST disclosure",
      Set.of(Role.DISCLOSURE_OFFICER),
      by -> choices(choice -> new DisclosureProposed(by, choice))),
  DISCLOSURE_APPROVED(
      DisclosureApproved.class,
      "审核公示意见",
      "POST disclosure-approval",
      Set.of(Role.DISCLOSURE_APPROVER),
      by -> choices(choice -> new DisclosureApproved(by, choice))),
  DISCLOSURE_SENT_BACK(
      DisclosureSentBack.class,
      "退回公示意见",
      "POST disclosure-approval",
      Set.of(Role.DISCLOSURE_APPROVER),
      by -> List.of(new DisclosureSentBack(by))),
  DEFERRAL_ENDED(DeferralEnded.class, "暂缓公开结束", null, Set.of(), by -> List.of(new DeferralEnded())),
  EDITION_DROPPED(
      EditionDropped.class, "更正终止", null, Set.of(), by -> List.of(new EditionDropped())),
  RECEIPT_CAME(ReceiptCame.class, "公示程序回执：已公示", null, Set.of(), by -> List.of(new ReceiptCame())),
  TAKEN_DOWN(
      TakenDown.class,
      "退出公示",
      "POST withdrawal",
      Set.of(Role.DISCLOSURE_OFFICER, Role.DISCLOSURE_APPROVER),
      by -> Arrays.stream(Exit.values()).<CaseEvent>map(e -> new TakenDown(by, e)).toList());

  private final Class<? extends CaseEvent> event;
  private final String title;
  private final @Nullable String request;
  private final Set<Role> roles;
  private final LongFunction<List<CaseEvent>> events;

  /**
   * @param request method and path below the case, or null where the program itself does it
   */
  Move(
      Class<? extends CaseEvent> event,
      String title,
      @Nullable String request,
      Set<Role> roles,
      LongFunction<List<CaseEvent>> events) {
    this.event = event;
    this.title = title;
    this.request = request;
    this.roles = roles;
    this.events = events;
  }

  private static List<CaseEvent> choices(
      java.util.function.Function<DisclosureChoice, CaseEvent> event) {
    return Arrays.stream(DisclosureChoice.values()).map(event).toList();
  }

  public String title() {
    return title;
  }

  public @Nullable String request() {
    return request;
  }

  public Set<Role> roles() {
    return roles;
  }

  Class<? extends CaseEvent> event() {
    return event;
  }

  /** One event of each sort of this kind, done by the account {@code by}. */
  List<CaseEvent> events(long by) {
    return events.apply(by);
  }

  /** What officials call a deed of the record, or null where it moves no case. */
  public static @Nullable String titleOf(String deed) {
    return Stream.of(values())
        .filter(move -> move.event.getSimpleName().equals(deed))
        .map(Move::title)
        .findFirst()
        .orElse(null);
  }
}
