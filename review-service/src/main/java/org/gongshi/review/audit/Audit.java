package org.gongshi.review.audit;

import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Writes the chain, one entry per deed in the deed's own transaction, and proves it unbroken. */
public final class Audit {
  private static final int PAGE = 1000;

  private final Database database;

  public Audit(Database database) {
    this.database = database;
  }

  /**
   * The state of the chain.
   *
   * @param brokenAt the first sequence number that does not follow from the one before, or null if
   *     all do
   */
  public record Verification(long entries, @Nullable Long brokenAt) {}

  /**
   * Appends an entry; the chain's head stays locked until the transaction ends, which keeps the
   * order.
   */
  public void record(
      Transaction tx, String actor, String deed, @Nullable String casePublicId, String detail) {
    AuditMapper mapper = tx.mapper(AuditMapper.class);
    AuditEntry entry =
        AuditEntry.next(mapper.lockHead(), tx.now(), actor, deed, casePublicId, detail);
    mapper.insert(entry);
    mapper.moveHead(entry.seq(), entry.hash());
  }

  public List<AuditEntry> ofCase(String casePublicId) {
    return database.transact(tx -> tx.mapper(AuditMapper.class).ofCase(casePublicId));
  }

  /**
   * Reads the whole chain and says where it first breaks: an entry altered, missing or out of
   * order.
   */
  public Verification verify() {
    AuditMapper.Head end = database.transact(tx -> tx.mapper(AuditMapper.class).head());
    AuditMapper.Head head = new AuditMapper.Head(0, "");
    while (head.seq() < end.seq()) {
      long after = head.seq();
      List<AuditEntry> page =
          database.transact(tx -> tx.mapper(AuditMapper.class).page(after, PAGE));
      if (page.isEmpty()) {
        return new Verification(head.seq(), head.seq() + 1);
      }
      for (AuditEntry entry : page) {
        if (!entry.follows(head)) {
          return new Verification(head.seq(), head.seq() + 1);
        }
        head = new AuditMapper.Head(entry.seq(), entry.hash());
        if (head.seq() == end.seq()) {
          boolean sameEnd = head.hash().equals(end.hash());
          return new Verification(head.seq(), sameEnd ? null : head.seq());
        }
      }
    }
    return new Verification(head.seq(), null);
  }
}
