package org.gongshi.review.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.approval.Approvals;
import org.gongshi.review.cases.CaseState;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Json;
import org.gongshi.review.http.Problem;
import org.gongshi.review.redaction.Redactions;

/**
 * 行政复议、行政诉讼 in the file of a decision. What comes up while the decision is public is put into the
 * file that two persons approved; whatever else that file says stays to the letter.
 */
public final class Proceedings implements Consequence {
  private final Approvals approvals;
  private final Redactions redactions;
  private final Contract contract;
  private final Outbox outbox;

  public Proceedings(Approvals approvals, Redactions redactions, Contract contract, Outbox outbox) {
    this.approvals = approvals;
    this.redactions = redactions;
    this.contract = contract;
    this.outbox = outbox;
  }

  /** What was accepted against the decision, with the names in it cut. */
  List<PublicDecision.Proceeding> of(Transaction tx, OpenCase open) {
    return approvals.proceedings(tx, open).stream()
        .map(
            p ->
                new PublicDecision.Proceeding(
                    p.kind(),
                    redactions.redactForPublic(tx, open, p.body()),
                    p.acceptedOn(),
                    p.suspendsExecution(),
                    p.outcome(),
                    p.endedOn()))
        .toList();
  }

  @Override
  public void contested(Transaction tx, OpenCase open) {
    CaseState state = open.standing().state();
    if (state != CaseState.EXPORTED && state != CaseState.PUBLISHED) {
      return;
    }
    ExportMapper mapper = tx.mapper(ExportMapper.class);
    byte[] approved = Objects.requireNonNull(mapper.published(open.key())).payload();
    ObjectNode file = read(approved);
    DecisionFile.putProceedings(file, of(tx, open));
    byte[] now = ContractBytes.of(file);
    if (Arrays.equals(approved, now)) {
      return;
    }
    List<String> violations = contract.violationsOfDecision(now);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("a proceeding that breaks the contract: " + violations);
    }
    boolean namesWithheld =
        Objects.requireNonNull(redactions.draftOf(tx, open), "a published case has a draft")
            .namesWithheld();
    if (!redactions.lastScan(tx, open, namesWithheld, now).isEmpty()) {
      throw Problem.of(
              409, "LAST_SCAN", "不能公示", "复议机关或者法院的名称中有应当隐去的信息，请核对后重新登记。案件编号：" + open.id() + "。")
          .asException();
    }
    // In the order of their making, however often one of them has to be tried.
    outbox.enqueue(
        tx,
        open.key(),
        Errand.PUBLISH,
        Objects.requireNonNull(Outbox.publishedPath(tx, open.key())),
        now,
        Errand.PUBLISH.urgency(),
        Outbox.publishErrand(tx, open.key()));
  }

  private static ObjectNode read(byte[] file) {
    try {
      return (ObjectNode) Json.mapper().readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException("a file that was exported cannot be read", e);
    }
  }
}
