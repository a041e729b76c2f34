package org.gongshi.review.clocks;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gongshi.review.days.WorkingDays;
import org.gongshi.review.identifiers.LegalBasis;
import org.jspecify.annotations.Nullable;

/**
 * How a deadline was counted, day by day, by the tables that are known now.
 *
 * @param summary the whole in a few sentences
 * @param days from the day of the event to the last day, or to the pause that lasts; none for a
 *     clock in hours
 */
record Explanation(
    DeadlineView deadline, String summary, List<Stopped> pauses, List<ExplainedDay> days) {

  /** A pause that stops this clock, and the law that lets it. */
  record Stopped(Pause reason, String label, Instant from, @Nullable Instant until, String basis) {}

  static Explanation of(Deadline deadline, List<Stop> stops, WorkingDays calendar, Instant now) {
    Telling telling = new Telling(deadline, calendar);
    Due due = Counting.due(deadline.clock(), stops, calendar, telling);
    return new Explanation(
        DeadlineView.of(deadline, now),
        summary(deadline, due),
        stopped(deadline, stops),
        List.copyOf(telling.days));
  }

  private static String summary(Deadline d, Due due) {
    StringBuilder said = new StringBuilder();
    said.append("“").append(d.kind().label()).append("”的期限为").append(d.length());
    said.append(d.unit().label()).append("（").append(d.basisLaw()).append(d.basisArticle());
    said.append("）");
    if (d.extension() > 0) {
      said.append("，经批准延长").append(d.extension()).append(d.unit().label());
    }
    said.append("。起算日为").append(date(d.startDay()));
    said.append(d.unit() == ClockUnit.HOURS ? "，自事件发生的时刻起算。" : "，当日不计入。");
    LocalDate last = due.day();
    if (last == null) {
      said.append("期限因中止尚未恢复计算，最后一日待恢复后确定。");
    } else {
      said.append("最后一日为").append(date(last)).append("。");
      if (due.provisional()) {
        said.append("其中有的年份节假日安排尚未录入，最后一日为暂定。");
      }
    }
    if (!d.isOpen() && !Objects.equals(last, d.dueDay()) && d.dueDay() != null) {
      said.append("该期限结束时按当时的节假日安排计算，最后一日为").append(date(d.dueDay())).append("。");
    }
    return said.toString();
  }

  private static String date(LocalDate day) {
    return day + "（" + ExplainedDay.weekday(day) + "）";
  }

  private static List<Stopped> stopped(Deadline deadline, List<Stop> stops) {
    List<Stopped> stopped = new ArrayList<>();
    for (Stop stop : stops) {
      LegalBasis basis = deadline.kind().basisOf(stop.reason());
      if (basis != null) {
        stopped.add(
            new Stopped(
                stop.reason(), stop.reason().label(), stop.from(), stop.until(), basis.citation()));
      }
    }
    return stopped;
  }

  /** Writes down what the counting tells. */
  private static final class Telling implements Counting.Teller {
    private final WorkingDays calendar;
    private final boolean workingOnly;
    private final int length;
    private final List<ExplainedDay> days = new ArrayList<>();

    Telling(Deadline deadline, WorkingDays calendar) {
      this.calendar = calendar;
      this.workingOnly = deadline.unit() == ClockUnit.WORKING_DAYS;
      this.length = deadline.clock().length();
      if (deadline.unit() != ClockUnit.HOURS) {
        days.add(ExplainedDay.event(deadline.startDay()));
      }
    }

    @Override
    public void counted(LocalDate day, int number) {
      days.add(ExplainedDay.counted(calendar.day(day), number, number == length, workingOnly));
    }

    @Override
    public void rested(LocalDate day) {
      days.add(ExplainedDay.rested(calendar.day(day)));
    }

    @Override
    public void stopped(LocalDate day, Pause reason) {
      days.add(ExplainedDay.paused(calendar.day(day), reason));
    }

    @Override
    public void movedOn(LocalDate day) {
      days.add(ExplainedDay.movedOn(calendar.day(day)));
    }
  }
}
