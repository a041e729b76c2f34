package org.gongshi.review.days;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.http.Json;
import org.gongshi.review.identifiers.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The yearly tables, kept in the database so that every instance counts alike: those that the
 * program carries, the installation's files, and what was put by hand. When a table arrives, every
 * open deadline is counted anew with it.
 */
public final class YearTables {
  private static final String PROGRAM = "working-days";

  private final Database database;
  private final Audit audit;
  private final List<TableChange> followers = new ArrayList<>();
  private volatile @Nullable Known known;

  public YearTables(Database database, Audit audit) {
    this.database = database;
    this.audit = audit;
  }

  private record Known(long revision, WorkingDays days) {}

  /**
   * What an arrival did.
   *
   * @param changed false if this very table was known
   * @param moved every deadline whose last day moved or became certain
   */
  record Arrival(int year, boolean changed, List<Moved> moved) {}

  /** Lets a step count anew when a table arrives; called while the service is wired. */
  public void follow(TableChange change) {
    followers.add(change);
  }

  /**
   * The calendar to count a deadline with that this transaction writes: no table arrives before it
   * ends.
   */
  public WorkingDays in(Transaction tx) {
    YearTableMapper mapper = tx.mapper(YearTableMapper.class);
    return at(mapper, mapper.holdRevision());
  }

  /** The calendar to read with. */
  public WorkingDays read(Transaction tx) {
    YearTableMapper mapper = tx.mapper(YearTableMapper.class);
    return at(mapper, mapper.revision());
  }

  private WorkingDays at(YearTableMapper mapper, long revision) {
    Known last = known;
    if (last != null && last.revision() == revision) {
      return last.days();
    }
    WorkingDays days = WorkingDays.of(mapper.documents().stream().map(YearTables::table).toList());
    known = new Known(revision, days);
    return days;
  }

  /**
   * Takes in the tables that the program carries and the files of {@code folder}, each once, so
   * that what was put later by hand stays.
   */
  public void takeIn(Path folder) {
    List<TableFiles.Found> found = new ArrayList<>(TableFiles.carried());
    found.addAll(TableFiles.in(folder));
    for (TableFiles.Found file : found) {
      database.transact(
          tx -> {
            YearTableMapper mapper = tx.mapper(YearTableMapper.class);
            mapper.lockRevision();
            return mapper.markTakenIn(Sha256.of(file.bytes()), tx.now()) > 0
                && put(tx, file.table(), PROGRAM).changed();
          });
    }
  }

  /** Replaces a year's table and counts every open deadline anew, all in one transaction. */
  Arrival put(Transaction tx, YearTable table, String by) {
    YearTableMapper mapper = tx.mapper(YearTableMapper.class);
    WorkingDays before = at(mapper, mapper.lockRevision());
    if (table.equals(before.table(table.year()))) {
      return new Arrival(table.year(), false, List.of());
    }
    mapper.put(table.year(), new String(Json.write(table), StandardCharsets.UTF_8), by, tx.now());
    mapper.raiseRevision();
    WorkingDays now = before.with(table);
    List<Moved> moved = new ArrayList<>();
    followers.forEach(f -> moved.addAll(f.follow(tx, now, table.year())));
    audit.record(
        tx, by, "WorkingDaysPut", null, table.year() + "; deadlines moved: " + moved.size());
    for (Moved m : moved) {
      audit.record(
          tx,
          by,
          "DeadlineMoved",
          m.caseId(),
          m.what() + ": " + m.from() + " -> " + m.to() + (m.provisional() ? " (provisional)" : ""));
    }
    return new Arrival(table.year(), true, List.copyOf(moved));
  }

  private static YearTable table(String document) {
    try {
      return Json.mapper().readValue(document, YearTable.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("working_day_table.document is not a table", e);
    }
  }
}
