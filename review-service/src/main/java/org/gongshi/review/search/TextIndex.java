package org.gongshi.review.search;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Rounds;
import org.gongshi.review.database.Transaction;

/**
 * Makes words of the texts that changed. Triggers name the cases in the transaction that changes
 * them, so none is forgotten whoever writes; the words follow a moment later and stay out of the
 * change's way. A search makes good what is due first, so an official finds what was filed before.
 */
final class TextIndex implements AutoCloseable {
  private static final int BATCH = 50;

  /** Cases that a search makes good itself before it answers; more only after a great import. */
  private static final int BEFORE_A_SEARCH = 500;

  /** How long a search waits for texts that another instance, or the round, has in hand. */
  private static final int MOST_LOOKS = 100;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  private final Database database;
  private final Rounds rounds;

  TextIndex(Database database) {
    this.database = database;
    rounds =
        new Rounds(database, List.of(new Rounds.Duty("the text index", tx -> batch(tx) == BATCH)));
  }

  /** Starts to look for changed texts. */
  void start(Duration interval) {
    rounds.start(interval);
  }

  /** Makes good what is due now, or waits a moment for who is at it. */
  void catchUp() {
    int done = 0;
    for (int looks = 0; looks < MOST_LOOKS && done < BEFORE_A_SEARCH; looks++) {
      int batch = database.transact(TextIndex::batch);
      done += batch;
      if (batch < BATCH && !database.transact(tx -> tx.mapper(SearchMapper.class).anyDue())) {
        return;
      }
      if (batch == 0) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
    }
  }

  private static int batch(Transaction tx) {
    SearchMapper mapper = tx.mapper(SearchMapper.class);
    List<Long> due = mapper.due(BATCH);
    for (long caseId : due) {
      mapper.put(caseId, mapper.texts(caseId).words(mapper.names(caseId)));
      mapper.done(caseId);
    }
    return due.size();
  }

  @Override
  public void close() {
    rounds.close();
  }
}
