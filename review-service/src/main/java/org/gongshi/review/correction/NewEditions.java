package org.gongshi.review.correction;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Objects;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.approval.Decision;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Cases;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.clocks.ClockKind;
import org.gongshi.review.clocks.Clocks;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.disclosure.Edition;
import org.gongshi.review.disclosure.Editions;
import org.gongshi.review.disclosure.Publicities;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Problem;
import org.gongshi.review.identity.Actor;
import org.gongshi.review.redaction.Redactions;
import org.jspecify.annotations.Nullable;

/** Opens the case of a granted correction: its filing in new words, its decision to the letter. */
public final class NewEditions {
  private final Cases cases;
  private final Approvals approvals;
  private final Redactions redactions;
  private final Editions editions;
  private final Publicities publicities;
  private final Clocks clocks;

  public NewEditions(
      Cases cases,
      Approvals approvals,
      Redactions redactions,
      Editions editions,
      Publicities publicities,
      Clocks clocks) {
    this.cases = cases;
    this.approvals = approvals;
    this.redactions = redactions;
    this.editions = editions;
    this.publicities = publicities;
    this.clocks = clocks;
  }

  OpenCase open(
      Transaction tx, OpenCase corrected, Correction granted, @Nullable String note, Actor by) {
    CorrectionRequest proposal = read(granted);
    CorrectionMapper mapper = tx.mapper(CorrectionMapper.class);
    boolean anew = granted.cause() == Edition.Cause.DECIDED_ANEW;
    OpenCase edition =
        anew
            ? decidedAnew(tx, corrected, proposal, by)
            : cases.openEdition(
                tx, corrected, proposal.filing(corrected.filing()), granted.proposer(), by);
    mapper.decide(corrected.key(), true, note, edition.key(), by.id(), tx.now());
    int number = anew ? 1 : editions.nextNumber(tx, corrected);
    editions.put(tx, edition, edition(tx, corrected, granted, proposal, number), by.id());
    if (!anew) {
      approvals.recordEdition(tx, edition, decision(tx, corrected, proposal), number, by.id());
      redactions.carryCuts(tx, corrected, edition);
      publicities.continueFrom(tx, corrected.key(), edition);
      clocks.start(tx, edition, ClockKind.DISCLOSURE, tx.now());
    }
    return edition;
  }

  /** The organ's other case, which went through review and approval by itself. */
  private OpenCase decidedAnew(
      Transaction tx, OpenCase corrected, CorrectionRequest proposal, Actor by) {
    OpenCase other = cases.open(tx, Objects.requireNonNull(proposal.replacement()), by, null);
    CaseState state = other.standing().state();
    boolean decided =
        switch (state) {
          case DECIDED, SERVED, REDACTING, AWAITING_DISCLOSURE_APPROVAL, DEFERRED -> true;
          default -> false;
        };
    if (!decided
        || other.key() == corrected.key()
        || !other.organCode().equals(corrected.organCode())
        || other.kind() != corrected.kind()
        || editions.of(tx, other) != null) {
      throw Problem.of(
              409,
              "NOT_A_REPLACEMENT",
              "所填案件不能替代本案",
              "重新作出决定的案件须为本机关同一类别、已作出决定、尚未公示、未替代其他决定的案件。案件编号：" + other.id() + "。")
          .asException();
    }
    return other;
  }

  private static Edition edition(
      Transaction tx,
      OpenCase corrected,
      Correction granted,
      CorrectionRequest proposal,
      int number) {
    CorrectionRequest.Change change = proposal.change();
    return new Edition(
        corrected.key(),
        corrected.id(),
        number,
        granted.cause(),
        granted.wrong(),
        change == null ? null : change.authority(),
        change == null ? null : change.document(),
        change == null ? null : change.on(),
        proposal.requestNumber(),
        tx.now());
  }

  /** To the letter, unless another authority changed it; published in time from today. */
  private Decision decision(Transaction tx, OpenCase corrected, CorrectionRequest proposal) {
    Decision was = Objects.requireNonNull(approvals.decisionOf(tx, corrected));
    Deadline due =
        approvals.disclosureClock().publicBy(tx, corrected.kind(), WorkingDays.dayOf(tx.now()));
    CorrectionRequest.Change change = proposal.change();
    return new Decision(
        was.documentNumber(),
        change == null ? was.conclusion() : Objects.requireNonNull(change.conclusion()),
        change == null ? was.category() : Objects.requireNonNull(change.category()),
        change == null ? was.amount() : change.amount(),
        was.decidedOn(),
        due.lastDay(),
        due.provisional(),
        // Against a changed decision the days run from the other authority's service.
        change == null ? was.servedOn() : null);
  }

  static CorrectionRequest read(Correction kept) {
    try {
      return Json.mapper().readValue(kept.proposal(), CorrectionRequest.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("correction.proposal is not a proposal", e);
    }
  }
}
