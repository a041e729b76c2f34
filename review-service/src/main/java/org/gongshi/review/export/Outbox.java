package org.gongshi.review.export;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Loop;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.keys.SigningKey;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The transactional outbox. Errands are enqueued by the transaction that decides them and run
 * afterwards, by any instance, each at least once; running one again changes nothing. A failed
 * errand is tried again, later each time.
 */
public final class Outbox implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Database database;
  private final ContentFolder folder;
  private final SigningKey key;
  private final Duration interval;
  private volatile @Nullable Loop loop;

  /**
   * @param interval how often the outbox is looked at when nobody wakes it
   */
  public Outbox(Database database, java.nio.file.Path content, SigningKey key, Duration interval) {
    this.database = database;
    this.folder = new ContentFolder(content);
    this.key = key;
    this.interval = interval;
  }

  /** How far behind the outbox is. */
  public record Backlog(int open, @Nullable Instant oldest) {}

  public Backlog backlog() {
    return database.transact(
        tx -> {
          ExportMapper mapper = tx.mapper(ExportMapper.class);
          return new Backlog(mapper.open(), mapper.oldestOpen());
        });
  }

  /** Signs and enqueues a file, in the caller's transaction. */
  public void enqueue(Transaction tx, long caseKey, Errand errand, String path, byte[] payload) {
    enqueue(tx, caseKey, errand, path, payload, errand.urgency(), null);
  }

  /**
   * As {@link #enqueue(Transaction, long, Errand, String, byte[])}, to be done soon.
   *
   * @param urgency the lower goes first
   * @param after the errand that has to be done before, or null
   */
  public void enqueue(
      Transaction tx,
      long caseKey,
      Errand errand,
      String path,
      byte[] payload,
      int urgency,
      @Nullable Long after) {
    tx.mapper(ExportMapper.class)
        .enqueue(
            caseKey,
            errand,
            path,
            payload,
            key.sign(payload),
            org.gongshi.review.identifiers.Sha256.of(payload),
            urgency,
            after,
            tx.now());
  }

  /** The errand that publishes the case, or null. */
  public static @Nullable Long publishErrand(Transaction tx, long caseKey) {
    return tx.mapper(ExportMapper.class).publishErrand(caseKey);
  }

  /** The errand that writes the case's last attachment, or null. */
  static @Nullable Long attachErrand(Transaction tx, long caseKey) {
    return tx.mapper(ExportMapper.class).attachErrand(caseKey);
  }

  /** Where the case's decision was last exported to, below the content folder, or null. */
  public static @Nullable String publishedPath(Transaction tx, long caseKey) {
    return tx.mapper(ExportMapper.class).publishedPath(caseKey);
  }

  /** Runs errands until none is due. */
  public void drain() {
    while (database.transact(this::runNext)) {}
  }

  /** Looks at the outbox now. */
  public void wake() {
    Loop running = loop;
    if (running != null) {
      running.wake();
    }
  }

  public void start() {
    loop = Loop.start("outbox", interval, this::drain);
  }

  private boolean runNext(Transaction tx) {
    ExportMapper mapper = tx.mapper(ExportMapper.class);
    OutboxRow row = mapper.next(tx.now());
    if (row == null) {
      return false;
    }
    mapper.lockCase(row.caseId());
    try {
      run(mapper, row);
      mapper.done(row.id(), tx.now());
    } catch (IOException | RuntimeException e) {
      LOG.error(
          "errand {} ({}) failed at attempt {}", row.id(), row.errand(), row.attempts() + 1, e);
      Duration wait = Duration.ofSeconds(1L << Math.min(row.attempts(), 9));
      Instant due = tx.now().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait);
      mapper.retryAt(row.id(), due, e.getClass().getSimpleName());
    }
    return true;
  }

  private void run(ExportMapper mapper, OutboxRow row) throws IOException {
    switch (row.errand()) {
      case PUBLISH -> {
        if (mapper.suppressions(row.caseId()) == 0) {
          folder.put(row.path(), row.payload(), row.signature());
        }
      }
      case ATTACH -> {
        if (mapper.suppressions(row.caseId()) == 0) {
          folder.put(row.path(), row.payload());
        }
      }
      case SUPPRESS -> {
        folder.put(row.path(), row.payload(), row.signature());
        String published = mapper.publishedPath(row.caseId());
        if (published != null) {
          folder.remove(published);
        }
        for (String attached : mapper.attachedPaths(row.caseId())) {
          folder.remove(attached);
        }
      }
    }
  }

  @Override
  public void close() {
    Loop running = loop;
    if (running != null) {
      running.close();
    }
  }
}
