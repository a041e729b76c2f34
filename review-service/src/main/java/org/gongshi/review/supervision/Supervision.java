package org.gongshi.review.supervision;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.database.Database;
import org.gongshi.review.database.Jobs;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.http.Endpoint;
import org.gongshi.review.http.Once;

/** Watches the deadlines: boards when asked, reminders by itself. */
public final class Supervision implements AutoCloseable {
  private final Jobs jobs;
  private final Reminders reminders;
  private final Deliveries deliveries;
  private final List<Endpoint> endpoints = new ArrayList<>();

  public Supervision(
      Database database,
      Once once,
      Audit audit,
      YearTables tables,
      SupervisionSettings settings,
      InstantSource clock) {
    jobs = new Jobs(database, clock, settings.look());
    reminders = new Reminders(database, tables, settings);
    deliveries = new Deliveries(database, audit, jobs, settings);
    jobs.every("find-reminders", settings.interval(), this::remind);
    endpoints.addAll(new Boards(database, tables, settings).endpoints());
    endpoints.addAll(new ReminderEndpoints(database, once, audit).endpoints());
  }

  public List<Endpoint> endpoints() {
    return List.copyOf(endpoints);
  }

  public void start() {
    jobs.start();
  }

  /** Finds what is due and has it sent, once; the jobs do so again and again. */
  void remind() {
    reminders.find();
    deliveries.request();
  }

  @Override
  public void close() {
    jobs.close();
  }
}
