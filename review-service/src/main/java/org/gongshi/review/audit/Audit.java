package org.gongshi.review.audit;

import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.keys.SecretHash;
import org.jspecify.annotations.Nullable;

/** Writes the chain: one entry per deed, in the deed's own transaction. */
public final class Audit {
  private final Database database;
  private final Seal seal;

  /**
   * @param sealKey makes the seals; every service on the database has the same
   */
  public Audit(Database database, SecretHash sealKey) {
    this.database = database;
    this.seal = new Seal(sealKey);
  }

  /** The deeds of one running transaction that are not in the chain yet. */
  private record Waiting(List<Deed> deeds) {}

  /**
   * Appends an entry. It is written right before the transaction commits: the chain's head is a
   * lock that all changes share, so it is taken last and once, and held shortest.
   *
   * @param actor the account's login, or the program's own name
   * @param deed in the past tense
   * @param detail never a party's name or number
   */
  public void record(
      Transaction tx, String actor, String deed, @Nullable String casePublicId, String detail) {
    Deed done = new Deed(tx.now(), actor, deed, casePublicId, detail);
    List<Deed> waiting = tx.part(Waiting.class, () -> new Waiting(new ArrayList<>())).deeds();
    if (waiting.isEmpty()) {
      tx.beforeCommit(
          () -> {
            List<Deed> all = List.copyOf(waiting);
            waiting.clear();
            append(tx, all);
          });
    }
    waiting.add(done);
  }

  void append(Transaction tx, List<Deed> deeds) {
    AuditMapper mapper = tx.mapper(AuditMapper.class);
    AuditMapper.Head head = mapper.lockHead();
    List<AuditRow> rows = new ArrayList<>(deeds.size());
    for (Deed deed : deeds) {
      AuditEntry entry = AuditEntry.after(head, deed);
      rows.add(AuditRow.of(entry, seal.of(entry)));
      head = new AuditMapper.Head(entry.seq(), entry.hash());
    }
    mapper.insert(rows);
    mapper.moveHead(head.seq(), head.hash());
  }

  /** Every deed about the case, in the order of the chain; who only read it is in the trail. */
  public List<AuditEntry> ofCase(String casePublicId) {
    return database.transact(tx -> ofCase(tx, casePublicId));
  }

  /** As {@link #ofCase(String)}, as the transaction sees it. */
  public List<AuditEntry> ofCase(Transaction tx, String casePublicId) {
    return tx.mapper(AuditMapper.class).ofCase(casePublicId, Reads.CASE_READ);
  }

  Seal seal() {
    return seal;
  }
}
