package org.gongshi.review.export;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.Decision;
import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.Filing;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.disclosure.Editions;
import org.gongshi.review.disclosure.Publication;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.redaction.CutKind;
import org.gongshi.review.redaction.Draft;
import org.gongshi.review.redaction.Redactions;
import org.gongshi.review.registers.Organ;
import org.jspecify.annotations.Nullable;

/**
 * Turns an approved case into the exact bytes of its decision file, checks them, and hands them to
 * the outbox.
 */
public final class Exports implements Publication {
  private final Approvals approvals;
  private final Redactions redactions;
  private final Editions editions;
  private final Contract contract;
  private final AttachedFiles attachedFiles;
  private final Proceedings proceedings;
  private final Outbox outbox;

  public Exports(
      Approvals approvals,
      Redactions redactions,
      Editions editions,
      Contract contract,
      AttachedFiles attachedFiles,
      Proceedings proceedings,
      Outbox outbox) {
    this.approvals = approvals;
    this.redactions = redactions;
    this.editions = editions;
    this.contract = contract;
    this.attachedFiles = attachedFiles;
    this.proceedings = proceedings;
    this.outbox = outbox;
  }

  @Override
  public void publish(Transaction tx, OpenCase open, DisclosureChoice choice, Actor by) {
    Decision decision = Objects.requireNonNull(approvals.decisionOf(tx, open));
    Draft draft = Objects.requireNonNull(redactions.draftOf(tx, open));
    // A summary says less than the served text, so it has nothing beside it either.
    List<AttachedFile> attached =
        choice == DisclosureChoice.SUMMARY ? List.of() : attachedFiles.of(tx, open, draft);
    PublicDecision published =
        publicDecision(
            tx,
            open,
            decision,
            draft,
            choice,
            LocalDate.ofInstant(tx.now(), Approvals.ZONE),
            attached.stream().map(AttachedFile::told).toList());
    byte[] file = DecisionFile.of(published);
    List<String> violations = contract.violationsOfDecision(file);
    if (!violations.isEmpty()) {
      throw refuse(open, "CONTRACT_BROKEN", "公示内容不符合公示数据格式：" + String.join("，", violations));
    }
    Map<Integer, String> readBack = AttachedFiles.readBack(attached);
    List<String> leaks =
        new ArrayList<>(redactions.lastScan(tx, open, draft.namesWithheld(), file));
    readBack.forEach(
        (number, text) -> {
          if (redactions.showsSecrets(tx, open, draft.namesWithheld(), text)) {
            leaks.add("/attachment-" + number);
          }
        });
    if (!leaks.isEmpty()) {
      throw refuse(open, "LAST_SCAN", "公示内容中仍有应当隐去的信息，位置：" + String.join("，", leaks));
    }
    List<String> differences = redactions.prove(tx, open, draft, file, readBack);
    if (!differences.isEmpty()) {
      throw refuse(
          open, "DIFFERS_FROM_SERVED", "公示内容与送达文书除隐去的文字外仍有不同，位置：" + String.join("，", differences));
    }
    // The takedown of what an edition replaces waits for it, so it goes before other publications.
    int urgency = editions.of(tx, open) == null ? Errand.PUBLISH.urgency() : Errand.SOON;
    // The decision names its attachments, so they lie there before it.
    Long before = null;
    for (AttachedFile one : attached) {
      String path = published.pathOf(one.told());
      outbox.enqueue(tx, open.key(), Errand.ATTACH, path, one.bytes(), urgency, before);
      before = Outbox.attachErrand(tx, open.key());
    }
    outbox.enqueue(tx, open.key(), Errand.PUBLISH, published.path(), file, urgency, before);
  }

  /** Of what is published; a summary has no attachments. */
  private static Map<CutKind, Integer> counts(Draft draft, DisclosureChoice choice) {
    return choice == DisclosureChoice.SUMMARY ? draft.countsWithoutAttachments() : draft.counts();
  }

  private static org.gongshi.review.http.ProblemException refuse(
      OpenCase open, String code, String detail) {
    return Problem.of(409, code, "不能公示", detail + "。请退回公示意见，修改后重新生成隐私处理稿。案件编号：" + open.id() + "。")
        .asException();
  }

  /**
   * 行政复议法 art. 20: 60 days; 行政诉讼法 art. 46: six months. A last day on a holiday moves on (民事诉讼法 art.
   * 85).
   */
  private PublicDecision.@Nullable Remedies remedies(Transaction tx, @Nullable LocalDate servedOn) {
    if (servedOn == null) {
      return null;
    }
    WorkingDays days = approvals.disclosureClock().tables().in(tx);
    return new PublicDecision.Remedies(
        days.onOrAfter(servedOn.plusDays(60)).lastDay(),
        days.onOrAfter(servedOn.plusMonths(6)).lastDay());
  }

  private PublicDecision publicDecision(
      Transaction tx,
      OpenCase open,
      Decision decision,
      Draft draft,
      DisclosureChoice choice,
      LocalDate approvedOn,
      List<PublicDecision.Attached> attached) {
    Filing filing = open.filing();
    Edition edition = editions.of(tx, open);
    return new PublicDecision(
        new PublicDecision.CaseId(open.id()),
        edition == null ? 1 : edition.number(),
        edition == null
            ? null
            : new PublicDecision.Replaced(
                new PublicDecision.CaseId(edition.corrects()), edition.cause()),
        filing.sample(),
        filing.kind(),
        filing.procedure(),
        draft.title(),
        new PublicDecision.DocumentNumber(decision.documentNumber()),
        new Organ(filing.organCode(), open.organName()),
        draft.matter(),
        draft.category(),
        draft.parties(),
        choice == DisclosureChoice.SUMMARY ? null : draft.facts(),
        draft.basis(),
        draft.conclusion(),
        decision.amount(),
        filing.officers(),
        decision.decidedOn(),
        decision.servedOn(),
        decision.publicBy(),
        remedies(tx, decision.servedOn()),
        choice,
        approvedOn,
        counts(draft, choice),
        attached,
        proceedings.of(tx, open));
  }
}
