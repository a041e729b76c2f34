package org.gongshi.review.supervision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.identity.Role;

/**
 * Finds the deadlines that have come near or run out, and tells those whose duty they are: the
 * responsible person, or all of the organ with the duty's role while nobody is named; of an overdue
 * one its heads too. Each account once per deadline and stage, however many instances look; a
 * deadline that was put off is told of anew.
 */
public final class Reminders {
  private static final int BATCH = 200;

  private final Database database;
  private final YearTables tables;
  private final SupervisionSettings settings;

  public Reminders(Database database, YearTables tables, SupervisionSettings settings) {
    this.database = database;
    this.tables = tables;
    this.settings = settings;
  }

  /**
   * Makes the reminders that are due.
   *
   * @return of how many deadlines
   */
  public int find() {
    int found = 0;
    for (Stage stage : Stage.values()) {
      int batch;
      do {
        batch = database.transact(tx -> find(tx, stage));
        found += batch;
      } while (batch == BATCH);
    }
    return found;
  }

  /** The first instant that is too far ahead for a deadline to be near at {@code now}. */
  static Instant nearUntil(WorkingDays days, Instant now, int nearDays) {
    LocalDate last = days.after(WorkingDays.dayOf(now), nearDays).lastDay();
    return WorkingDays.startOf(last.plusDays(1));
  }

  private int find(Transaction tx, Stage stage) {
    ReminderMapper mapper = tx.mapper(ReminderMapper.class);
    Instant now = tx.now();
    List<ReminderMapper.Found> found =
        switch (stage) {
          case NEAR ->
              mapper.unmarked(
                  stage, now, nearUntil(tables.read(tx), now, settings.nearDays()), BATCH);
          case OVERDUE -> mapper.unmarked(stage, Instant.EPOCH, now, BATCH);
        };
    for (ReminderMapper.Found deadline : found) {
      if (mapper.mark(deadline.id(), deadline.round(), stage, now) > 0) {
        tell(mapper, deadline, stage, now);
      }
    }
    return found.size();
  }

  private void tell(
      ReminderMapper mapper, ReminderMapper.Found deadline, Stage stage, Instant now) {
    Set<Long> told = new LinkedHashSet<>();
    Long responsible = deadline.responsible();
    if (responsible != null && mapper.isEnabled(responsible) > 0) {
      told.add(responsible);
    } else {
      told.addAll(of(mapper, deadline.kind().duty(), deadline.organCode()));
    }
    if (stage == Stage.OVERDUE) {
      told.addAll(of(mapper, Role.APPROVER, deadline.organCode()));
    }
    for (long account : told) {
      mapper.insert(deadline, stage, account, now);
    }
    if (settings.mail() != null) {
      mapper.mail(deadline.id(), deadline.round(), stage, now);
    }
    if (settings.webhook() != null) {
      mapper.call(deadline.id(), deadline.round(), stage, now);
    }
  }

  /** The organ's own people, or those of all organs where it has none. */
  private static List<Long> of(ReminderMapper mapper, Role role, String organ) {
    List<Long> own = mapper.accounts(role, organ);
    return own.isEmpty() ? mapper.accountsOfAllOrgans(role) : own;
  }
}
