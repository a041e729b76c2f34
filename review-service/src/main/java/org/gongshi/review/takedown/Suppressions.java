package org.gongshi.review.takedown;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.cases.Exit;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.export.Contract;
import org.gongshi.review.export.ContractBytes;
import org.gongshi.review.export.Errand;
import org.gongshi.review.export.Outbox;
import org.gongshi.review.redaction.Redactions;
import org.jspecify.annotations.Nullable;

/**
 * Writes takedowns: the row that keeps a decision down for ever, and the signed file that tells the
 * generator.
 */
public final class Suppressions {
  private final Redactions redactions;
  private final Contract contract;
  private final Outbox outbox;

  public Suppressions(Redactions redactions, Contract contract, Outbox outbox) {
    this.redactions = redactions;
    this.contract = contract;
    this.outbox = outbox;
  }

  /** Who or what stands in the place of what is taken down. */
  public record Replacement(OpenCase by, @Nullable Long publishErrand) {}

  /**
   * Takes a case's decision down, in the transaction that moves the case.
   *
   * @param sentence what the public reads; names in it are cut
   * @param by the account, or null for the program itself
   */
  public void suppress(
      Transaction tx,
      OpenCase open,
      ExitCause cause,
      String sentence,
      @Nullable Long by,
      @Nullable Replacement replacement) {
    String reason = redactions.redactForPublic(tx, open, sentence).value();
    tx.mapper(TakedownMapper.class)
        .insert(
            open.key(),
            cause.exit().name(),
            cause,
            reason,
            by,
            tx.now(),
            replacement == null ? null : replacement.by().key());
    String replacedBy = replacement == null ? null : replacement.by().id();
    enqueue(
        tx,
        open,
        file(tx, open, cause.exit(), reason, tx.now(), replacedBy),
        cause.exit() == Exit.LEAKED ? Errand.AT_ONCE : Errand.DOWN,
        replacement == null ? null : replacement.publishErrand());
  }

  /** Says on the tombstone of a case that is down already what stands in its place now. */
  public void nameReplacement(Transaction tx, OpenCase down, OpenCase replacement) {
    TakedownMapper mapper = tx.mapper(TakedownMapper.class);
    Suppression known = Objects.requireNonNull(mapper.ofCase(down.key()), "not taken down");
    mapper.replacedBy(down.key(), replacement.key());
    byte[] file =
        file(tx, down, known.exit(), known.reason(), known.requestedAt(), replacement.id());
    Long published = Outbox.publishErrand(tx, replacement.key());
    enqueue(tx, down, file, Errand.DOWN, published);
  }

  private byte[] file(
      Transaction tx,
      OpenCase open,
      Exit exit,
      String reason,
      Instant at,
      @Nullable String replacedBy) {
    String decision = Objects.requireNonNull(Outbox.publishedPath(tx, open.key()));
    ObjectNode file = JsonNodeFactory.instance.objectNode();
    file.put("contract", "gongshi.suppression/1");
    file.put("id", open.id());
    file.put("exit", exit.name());
    file.put("reason", reason);
    file.put("suppressedAt", at.truncatedTo(ChronoUnit.MILLIS).toString());
    file.put("path", decision.replaceFirst("\\.json$", ".html"));
    if (replacedBy != null) {
      file.put("replacedBy", replacedBy);
    }
    byte[] bytes = ContractBytes.of(file);
    List<String> violations = contract.violationsOfSuppression(bytes);
    if (!violations.isEmpty()) {
      throw new IllegalStateException("a suppression that breaks the contract: " + violations);
    }
    return bytes;
  }

  private void enqueue(
      Transaction tx, OpenCase open, byte[] file, int urgency, @Nullable Long after) {
    String path = "suppressed/" + open.id() + ".json";
    outbox.enqueue(tx, open.key(), Errand.SUPPRESS, path, file, urgency, after);
  }
}
