package org.gongshi.review.recording;

import java.time.Duration;
import java.time.Instant;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;

/** When records have to be in (及时归集), and by how much they are late. */
record Lateness(RecordingSettings settings, YearTables tables) {

  /** From a transmitting device: within hours of its end; from any other: within working days. */
  Instant dueOf(Transaction tx, Instant recordedTo, boolean online) {
    return online
        ? recordedTo.plus(settings.onlineWithin())
        : endOf(tx, recordedTo, settings.offlineWithin());
  }

  Instant dueOfPaper(Transaction tx, Instant madeTo) {
    return endOf(tx, madeTo, settings.paperWithin());
  }

  private Instant endOf(Transaction tx, Instant from, int workingDays) {
    return WorkingDays.startOf(
        tables.in(tx).after(WorkingDays.dayOf(from), workingDays).lastDay().plusDays(1));
  }

  /** Whole minutes, rounded up; 0 when in time. */
  static long minutes(Instant due, Instant came) {
    return came.isAfter(due) ? Duration.between(due, came).plusSeconds(59).toMinutes() : 0;
  }
}
