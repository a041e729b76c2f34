package org.gongshi.review.search;

import java.time.Duration;
import java.util.List;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.DatabaseUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes words of the texts that changed. Triggers name the cases in the transaction that changes
 * them, so none is forgotten whoever writes; the words follow a moment later and stay out of the
 * change's way. A search makes good what is due first, so an official finds what was filed before.
 */
final class TextIndex implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TextIndex.class);
  private static final int BATCH = 50;

  /** Cases that a search makes good itself before it answers; more only after a great import. */
  private static final int BEFORE_A_SEARCH = 500;

  private final Database database;
  private volatile boolean closed;
  private volatile Thread thread = Thread.currentThread();

  TextIndex(Database database) {
    this.database = database;
  }

  /** Starts to look for changed texts. */
  void start(Duration interval) {
    thread =
        Thread.ofVirtual()
            .name("text-index")
            .start(
                () -> {
                  while (!closed) {
                    try {
                      if (batch() < BATCH) {
                        Thread.sleep(interval);
                      }
                    } catch (InterruptedException e) {
                      return;
                    } catch (DatabaseUnavailableException e) {
                      LOG.warn("the text index waits: {}", e.getMessage());
                      pause(interval);
                    } catch (RuntimeException e) {
                      LOG.error("indexing texts failed, and goes on", e);
                      pause(interval);
                    }
                  }
                });
  }

  /** Makes good what is due now. */
  void catchUp() {
    for (int done = 0; done < BEFORE_A_SEARCH; ) {
      int batch = batch();
      if (batch < BATCH) {
        return;
      }
      done += batch;
    }
  }

  private int batch() {
    return database.transact(
        tx -> {
          SearchMapper mapper = tx.mapper(SearchMapper.class);
          List<Long> due = mapper.due(BATCH);
          for (long caseId : due) {
            mapper.put(caseId, mapper.texts(caseId).words(mapper.names(caseId)));
            mapper.done(caseId);
          }
          return due.size();
        });
  }

  private void pause(Duration interval) {
    try {
      Thread.sleep(interval);
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  @Override
  public void close() {
    closed = true;
    Thread running = thread;
    if (running.isVirtual()) {
      running.interrupt();
    }
  }
}
