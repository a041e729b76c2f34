package org.gongshi.review.supervision;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Jobs;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/**
 * Sends the messages of reminders, each once; a message that fails is tried again and at last given
 * up, for the administrator to see.
 */
public final class Deliveries {
  static final String WORK = "send-reminder";
  private static final int BATCH = 200;
  private static final String PROGRAM = "reminders";

  private final Database database;
  private final Audit audit;
  private final Jobs jobs;
  private final SupervisionSettings settings;
  private final Letters letters = new Letters();

  public Deliveries(Database database, Audit audit, Jobs jobs, SupervisionSettings settings) {
    this.database = database;
    this.audit = audit;
    this.jobs = jobs;
    this.settings = settings;
    jobs.once(WORK, settings.attempts(), settings.firstWait(), this::send, this::giveUp);
  }

  /**
   * Hands every new message to the jobs. One whose job is still there, as after it was given up and
   * revived at the same moment, is handed over in a later round, when that job has gone.
   */
  public void request() {
    List<Long> batch;
    int requested;
    do {
      batch = database.transact(tx -> tx.mapper(DeliveryMapper.class).notRequested(BATCH));
      requested = 0;
      for (long id : batch) {
        if (jobs.request(WORK, id)) {
          requested++;
          database.transact(
              tx -> {
                tx.mapper(DeliveryMapper.class).requested(id);
                return true;
              });
        }
      }
    } while (batch.size() == BATCH && requested > 0);
  }

  /** Sends a message that waits; one that is sent or given up is left alone. */
  void send(long id) {
    DeliveryMapper.Message message =
        database.<DeliveryMapper.@Nullable Message>transact(
            tx -> tx.mapper(DeliveryMapper.class).waiting(id));
    if (message == null) {
      return;
    }
    try {
      letters.send(message, settings, database.transact(Transaction::now));
    } catch (IOException e) {
      database.transact(
          tx -> {
            tx.mapper(DeliveryMapper.class).failed(id, nameless(e));
            return true;
          });
      throw new UncheckedIOException(e);
    }
    database.transact(tx -> tx.mapper(DeliveryMapper.class).sent(id, tx.now()));
  }

  void giveUp(long id) {
    database.transact(
        tx -> {
          if (tx.mapper(DeliveryMapper.class).giveUp(id, tx.now()) > 0) {
            audit.record(tx, PROGRAM, "ReminderGivenUp", null, "message " + id);
          }
          return true;
        });
  }

  /** What failed, without the words of servers, which may quote what was sent. */
  private static String nameless(IOException failure) {
    return failure instanceof Refusal
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getSimpleName();
  }

  /** The other side answered, and not as it should. */
  static final class Refusal extends IOException {
    private static final long serialVersionUID = 1L;

    Refusal(String message) {
      super(message);
    }
  }
}
