package org.gongshi.review.clocks;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Moved;
import org.gongshi.review.days.TableChange;
import org.gongshi.review.days.WorkingDays;

/** Counts all open clocks anew that a year's table may touch. Ended clocks stay as they ended. */
final class Recount implements TableChange {
  private static final int PAGE = 1000;

  @Override
  public List<Moved> follow(Transaction tx, WorkingDays now, int year) {
    ClockMapper mapper = tx.mapper(ClockMapper.class);
    LocalDate first = LocalDate.of(year - 1, Month.DECEMBER, 1); // its new year may begin there
    LocalDate last = LocalDate.of(year, Month.DECEMBER, 31);
    List<Moved> moved = new ArrayList<>();
    List<Deadline> page = mapper.openBetween(first, last, 0, PAGE);
    while (!page.isEmpty()) {
      Map<Long, List<Stop>> stops = stops(mapper, page);
      for (Deadline deadline : page) {
        Moved change =
            recount(mapper, deadline, stops.getOrDefault(deadline.caseId(), List.of()), now);
        if (change != null) {
          moved.add(change);
        }
      }
      page = mapper.openBetween(first, last, page.getLast().id(), PAGE);
    }
    return moved;
  }

  private static @org.jspecify.annotations.Nullable Moved recount(
      ClockMapper mapper, Deadline deadline, List<Stop> stops, WorkingDays now) {
    Due due = Counting.due(deadline.clock(), stops, now);
    boolean otherDay = !Objects.equals(due.day(), deadline.dueDay());
    if (!otherDay && due.provisional() == deadline.provisional()) {
      return null;
    }
    mapper.set(
        deadline.id(),
        deadline.extension(),
        due.day(),
        due.at(),
        due.provisional(),
        Deadline.State.of(due),
        deadline.round() + (otherDay ? 1 : 0));
    return new Moved(
        deadline.casePublicId(),
        deadline.kind().label(),
        deadline.dueDay(),
        due.day(),
        due.provisional());
  }

  private static Map<Long, List<Stop>> stops(ClockMapper mapper, List<Deadline> page) {
    List<Long> cases =
        page.stream().map(Deadline::caseId).filter(Objects::nonNull).distinct().toList();
    Map<Long, List<Stop>> stops = new HashMap<>();
    if (!cases.isEmpty()) {
      for (ClockMapper.StopOfCase s : mapper.pausesOf(cases)) {
        stops.computeIfAbsent(s.caseId(), c -> new ArrayList<>()).add(s.stop());
      }
    }
    return stops;
  }
}
