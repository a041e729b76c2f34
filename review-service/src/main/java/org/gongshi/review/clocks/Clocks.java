package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.audit.Audit;
import org.gongshi.review.cases.ActionKind;
import org.gongshi.review.cases.Consequence;
import org.gongshi.review.cases.LicenceDetails;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.days.YearTables;
import org.gongshi.review.http.Problem;
import org.gongshi.review.http.ProblemException;
import org.gongshi.review.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * Starts, stops and meets the legal clocks of a case, in the transaction of the deed that does so.
 * Of each kind and subject at most one runs at a time.
 */
public final class Clocks {
  private static final String PROGRAM = "clocks";

  private final YearTables tables;
  private final Audit audit;

  public Clocks(YearTables tables, Audit audit) {
    this.tables = tables;
    this.audit = audit;
    tables.follow(new Recount());
  }

  /**
   * Starts a clock by the rule in force on the day of {@code from}; one that runs already goes on
   * as it is.
   *
   * @param from the event's instant; its day in Asia/Shanghai is not counted
   * @return whether a clock runs now: no law set one before the first version of the rule
   */
  public boolean start(Transaction tx, OpenCase open, ClockKind kind, Instant from) {
    return start(tx, open, kind, "", from);
  }

  /**
   * As {@link #start(Transaction, OpenCase, ClockKind, Instant)}, for one of several of a kind.
   *
   * @param subject tells them apart, such as a request's number; never a name
   */
  public boolean start(
      Transaction tx, OpenCase open, ClockKind kind, String subject, Instant from) {
    ClockMapper mapper = tx.mapper(ClockMapper.class);
    String key = openKey(open, kind, subject);
    if (mapper.open(key) != null) {
      return true;
    }
    LocalDate startDay = WorkingDays.dayOf(from);
    ClockRule rule = ClockSettings.rule(tx, kind, open.kind(), open.organCode(), startDay);
    if (rule == null) {
      return false;
    }
    Clock clock = new Clock(kind, from, rule.unit(), rule.length());
    Due due = Counting.due(clock, mapper.pauses(open.key()), tables.in(tx));
    mapper.insert(
        open.key(),
        key,
        open.kind(),
        open.organCode(),
        kind,
        subject,
        kind.duty() == Role.HANDLER ? open.standing().handler() : null,
        from,
        startDay,
        rule,
        due.day(),
        due.at(),
        due.provisional(),
        Deadline.State.of(due));
    return true;
  }

  /**
   * Meets a clock that runs; does nothing where none does.
   *
   * @param at when the duty was done, which decides whether it was in time
   */
  public void meet(Transaction tx, OpenCase open, ClockKind kind, Instant at) {
    meet(tx, open, kind, "", at);
  }

  /** As {@link #meet(Transaction, OpenCase, ClockKind, Instant)}, for one of several of a kind. */
  public void meet(Transaction tx, OpenCase open, ClockKind kind, String subject, Instant at) {
    Deadline running = running(tx, open, kind, subject);
    if (running != null) {
      tx.mapper(ClockMapper.class).end(running.id(), Deadline.State.MET, at, null);
    }
  }

  void meet(Transaction tx, Deadline deadline, Instant at, String by) {
    tx.mapper(ClockMapper.class).end(deadline.id(), Deadline.State.MET, at, null);
    audit.record(tx, by, "DutyFulfilled", deadline.casePublicId(), deadline.kind() + " at " + at);
  }

  /**
   * Starts the clock of a change of an organ's powers.
   *
   * @throws ProblemException 409 if one runs for this subject
   */
  Deadline startForOrgan(Transaction tx, String organ, String subject, Instant from, String by) {
    ClockKind kind = ClockKind.POWER_CHANGE_REPORT;
    ClockMapper mapper = tx.mapper(ClockMapper.class);
    String key = organ + "/" + kind + "/" + subject;
    if (mapper.open(key) != null) {
      throw Problem.of(409, "POWER_CHANGE_KNOWN", "该项职权变动已经登记", "同一事项的报送期限正在计算，请报送后再登记新的变动。")
          .asException();
    }
    LocalDate day = WorkingDays.dayOf(from);
    ClockRule rule =
        Objects.requireNonNull(ClockSettings.rule(tx, kind, ActionKind.LICENCE, organ, day));
    Due due =
        Counting.due(new Clock(kind, from, rule.unit(), rule.length()), List.of(), tables.in(tx));
    mapper.insert(
        null,
        key,
        ActionKind.LICENCE, // the rule is the same for all
        organ,
        kind,
        subject,
        null,
        from,
        day,
        rule,
        due.day(),
        due.at(),
        due.provisional(),
        Deadline.State.of(due));
    audit.record(tx, by, "PowerChangeRecorded", null, organ + ", report due " + due.day());
    return Objects.requireNonNull(mapper.open(key));
  }

  /** Ends a clock whose duty fell away; does nothing where none runs. */
  public void cancel(Transaction tx, OpenCase open, ClockKind kind, String why) {
    cancel(tx, open, kind, "", why);
  }

  /** As {@link #cancel(Transaction, OpenCase, ClockKind, String)}, for one of several of a kind. */
  public void cancel(Transaction tx, OpenCase open, ClockKind kind, String subject, String why) {
    Deadline running = running(tx, open, kind, subject);
    if (running != null) {
      cancel(tx, open, running, why);
    }
  }

  /** Ends all clocks of a case, such as when it is closed without a decision. */
  public void cancelAll(Transaction tx, OpenCase open, String why) {
    for (Deadline running : tx.mapper(ClockMapper.class).openOfCase(open.key())) {
      cancel(tx, open, running, why);
    }
  }

  /**
   * Stops the clocks that this pause stops, running ones and those that start while it lasts. A
   * pause of the same reason that lasts already goes on.
   */
  public void pause(Transaction tx, OpenCase open, Pause reason, Instant from) {
    if (lasting(tx, open, reason) == null) {
      tx.mapper(ClockMapper.class).pause(open.key(), reason, from);
      recount(tx, open, reason);
      audit.record(tx, PROGRAM, "ClocksPaused", open.id(), reason.name());
    }
  }

  /** The pause of this reason that lasts, or null. */
  static @Nullable Stop lasting(Transaction tx, OpenCase open, Pause reason) {
    return tx.mapper(ClockMapper.class).pauses(open.key()).stream()
        .filter(s -> s.reason() == reason && s.until() == null)
        .findFirst()
        .orElse(null);
  }

  /** Ends a pause; does nothing where none of the reason lasts. */
  public void resume(Transaction tx, OpenCase open, Pause reason, Instant to) {
    if (tx.mapper(ClockMapper.class).resume(open.key(), reason, to) > 0) {
      recount(tx, open, reason);
      audit.record(tx, PROGRAM, "ClocksResumed", open.id(), reason.name());
    }
  }

  /**
   * What a decision does: it meets the clock that asked for it, and starts those of service and of
   * disclosure.
   *
   * @param day the day of the decision, Asia/Shanghai
   */
  public void decided(Transaction tx, OpenCase open, LocalDate day) {
    Instant at = WorkingDays.startOf(day);
    CaseClocks.metByDecision().forEach(kind -> meet(tx, open, kind, at));
    boolean granted =
        open.filing().details() instanceof LicenceDetails d
            && d.outcome() == LicenceDetails.Outcome.GRANTED;
    start(tx, open, granted ? ClockKind.LICENCE_DELIVERY : ClockKind.SERVICE, at);
    start(tx, open, ClockKind.DISCLOSURE, at);
  }

  /**
   * What the service of the decision does.
   *
   * @param day the day of service, Asia/Shanghai
   */
  public void served(Transaction tx, OpenCase open, LocalDate day) {
    meet(tx, open, ClockKind.SERVICE, WorkingDays.startOf(day));
    meet(tx, open, ClockKind.LICENCE_DELIVERY, WorkingDays.startOf(day));
  }

  /** What the events of cases do to their clocks; the wiring hands it to the cases. */
  public Consequence onCases() {
    return new CaseClocks(this);
  }

  /**
   * Starts a clock, or starts it anew where it runs from another day; cancels it where {@code from}
   * is null. A clock that has ended stays ended.
   */
  void align(Transaction tx, OpenCase open, ClockKind kind, @Nullable Instant from) {
    Deadline running = running(tx, open, kind, "");
    if (running != null && !running.startedAt().equals(from)) {
      cancel(tx, open, running, "起算日期更正");
    }
    boolean ended = running == null && ofCase(tx, open).stream().anyMatch(d -> d.wasMet(kind));
    if (from != null && !ended) {
      start(tx, open, kind, from);
    }
  }

  /**
   * Extends a running clock, once, before it has run out. The caller records the reason and who
   * approved it.
   *
   * @param length in the clock's own unit
   * @throws ProblemException 409 if none runs, it was extended before, it has run out, or the law
   *     gives less
   */
  public void extend(Transaction tx, OpenCase open, ClockKind kind, int length) {
    Deadline running = requireExtendable(tx, open, kind, length);
    Clock longer = new Clock(kind, running.startedAt(), running.unit(), running.length() + length);
    set(tx, open, running, longer, length, running.round() + 1);
    audit.record(
        tx, PROGRAM, "ClockExtended", open.id(), kind + " by " + length + " " + running.unit());
  }

  /** Refuses what {@link #extend} would refuse. */
  public void mayExtend(Transaction tx, OpenCase open, ClockKind kind, int length) {
    requireExtendable(tx, open, kind, length);
  }

  private Deadline requireExtendable(Transaction tx, OpenCase open, ClockKind kind, int length) {
    Deadline running = running(tx, open, kind, "");
    if (running == null) {
      throw refused(
          open, kind, "CLOCK_NOT_RUNNING", "没有正在计算的期限", "“" + kind.label() + "”的期限没有在计算。");
    }
    if (running.extension() > 0) {
      throw refused(open, kind, "ALREADY_EXTENDED", "期限已经延长过", "“" + kind.label() + "”的期限只能延长一次。");
    }
    if (running.mayExtend() == 0) {
      throw refused(open, kind, "NOT_EXTENDABLE", "期限不能延长", "依法“" + kind.label() + "”的期限不得延长。");
    }
    if (running.isLate(tx.now())) {
      throw refused(open, kind, "CLOCK_RUN_OUT", "期限已经届满", "延长期限须在届满之前批准，请按逾期情况处理。");
    }
    if (length < 1 || length > running.mayExtend()) {
      throw refused(
          open,
          kind,
          "EXTENSION_TOO_LONG",
          "延长的时间不符合规定",
          "最多可以延长" + running.mayExtend() + running.unit().label() + "。");
    }
    return running;
  }

  List<Deadline> ofCase(Transaction tx, OpenCase open) {
    return tx.mapper(ClockMapper.class).ofCase(open.key());
  }

  @Nullable Deadline find(Transaction tx, long id) {
    return tx.mapper(ClockMapper.class).byId(id);
  }

  Explanation explain(Transaction tx, Deadline deadline) {
    Long caseId = deadline.caseId();
    List<Stop> stops = caseId == null ? List.of() : tx.mapper(ClockMapper.class).pauses(caseId);
    return Explanation.of(deadline, stops, tables.read(tx), tx.now());
  }

  /** Makes one account responsible for a running clock. */
  public void assign(Transaction tx, OpenCase open, ClockKind kind, long account) {
    assign(tx, open, kind, "", account);
  }

  /** As {@link #assign(Transaction, OpenCase, ClockKind, long)}, for one of several of a kind. */
  public void assign(Transaction tx, OpenCase open, ClockKind kind, String subject, long account) {
    Deadline running = running(tx, open, kind, subject);
    if (running != null) {
      tx.mapper(ClockMapper.class).assign(running.id(), account);
    }
  }

  private static void set(Transaction tx, Deadline deadline, Due due, int extension, int round) {
    tx.mapper(ClockMapper.class)
        .set(
            deadline.id(),
            extension,
            due.day(),
            due.at(),
            due.provisional(),
            Deadline.State.of(due),
            round);
  }

  private void set(
      Transaction tx, OpenCase open, Deadline deadline, Clock clock, int extension, int round) {
    List<Stop> stops = tx.mapper(ClockMapper.class).pauses(open.key());
    set(tx, deadline, Counting.due(clock, stops, tables.in(tx)), extension, round);
  }

  private void recount(Transaction tx, OpenCase open, Pause reason) {
    for (Deadline running : tx.mapper(ClockMapper.class).openOfCase(open.key())) {
      if (running.kind().isStoppedBy(reason)) {
        set(tx, open, running, running.clock(), running.extension(), running.round() + 1);
      }
    }
  }

  private void cancel(Transaction tx, OpenCase open, Deadline running, String why) {
    tx.mapper(ClockMapper.class).end(running.id(), Deadline.State.CANCELLED, tx.now(), why);
    audit.record(tx, PROGRAM, "ClockCancelled", open.id(), running.kind() + ": " + why);
  }

  private static @Nullable Deadline running(
      Transaction tx, OpenCase open, ClockKind kind, String subject) {
    return tx.mapper(ClockMapper.class).open(openKey(open, kind, subject));
  }

  private static String openKey(OpenCase open, ClockKind kind, String subject) {
    return open.id() + "/" + kind + "/" + subject;
  }

  private static ProblemException refused(
      OpenCase open, ClockKind kind, String code, String title, String detail) {
    ClockRule rule =
        Objects.requireNonNull(kind.rules().getFirst(), "every clock has at least one rule");
    return Problem.of(409, code, title, detail + "案件编号：" + open.id() + "。")
        .withBasis(rule.basis().citation())
        .asException();
  }
}
