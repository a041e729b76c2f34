package org.gongshi.review.audit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Loop;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The record of who read what. A read is stored before its answer is sent, in a queue without a
 * common lock; a loop then gives it its place in the chain. What a killed service leaves in the
 * queue is placed by the next one.
 */
public final class Reads implements AutoCloseable {
  /** The deed of who read one case, or something of it. */
  public static final String CASE_READ = "CaseRead";

  /** The deed of who read something else, such as a page of a list. */
  public static final String READ = "Read";

  private static final Logger LOG = LoggerFactory.getLogger(Reads.class);

  /** Placed at once while the chain's head is locked: a few milliseconds. */
  private static final int BATCH = 100;

  private final Database database;
  private final Audit audit;
  private @Nullable Loop loop;

  public Reads(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  /**
   * Stores that {@code actor} has read something; when this returns, it is on disk.
   *
   * @param detail never a party's name or number
   */
  public void record(String actor, String deed, @Nullable String casePublicId, String detail) {
    database.transact(
        tx -> {
          record(tx, actor, deed, casePublicId, detail);
          return true;
        });
  }

  /** As {@link #record(String, String, String, String)}, in the reader's own transaction. */
  public void record(
      Transaction tx, String actor, String deed, @Nullable String casePublicId, String detail) {
    Deed read = new Deed(tx.now(), actor, deed, casePublicId, detail);
    tx.mapper(AuditMapper.class).queue(read, audit.seal().of(read));
  }

  /** Gives the reads that wait their places, every {@code interval}. */
  public void start(Duration interval) {
    loop = Loop.start("audit-reads", interval, this::placeAll);
  }

  /** Places everything that waits now. */
  public void placeAll() {
    int placed = BATCH;
    while (placed == BATCH) {
      placed = place();
    }
  }

  private int place() {
    return database.transact(
        tx -> {
          AuditMapper mapper = tx.mapper(AuditMapper.class);
          if (mapper.waiting(1).isEmpty()) {
            return 0;
          }
          mapper.lockHead(); // of several services one places at a time
          List<ReadRow> rows = mapper.waiting(BATCH);
          List<Deed> deeds = new ArrayList<>();
          for (ReadRow row : rows) {
            deeds.add(audit.seal().isOn(row) ? row.read() : forged(tx, row));
          }
          if (!rows.isEmpty()) {
            audit.append(tx, deeds);
            mapper.placed(rows.stream().map(ReadRow::id).toList());
          }
          return rows.size();
        });
  }

  /** Someone wrote past the service: that is what the chain shall say, not what they wrote. */
  private static Deed forged(Transaction tx, ReadRow row) {
    return new Deed(tx.now(), "audit", "ForgedReadFound", null, "waiting read " + row.id());
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
      try {
        placeAll();
      } catch (RuntimeException e) {
        LOG.warn("reads stay in the queue until the next start: {}", e.getClass().getSimpleName());
      }
    }
  }
}
