package org.gongshi.review.approval;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.List;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.days.Deadline;
import org.gongshi.review.days.Moved;
import org.gongshi.review.days.TableChange;
import org.gongshi.review.days.WorkingDays;

/** Counts the publication day of every decision anew that is not public yet. */
final class PublicByRecount implements TableChange {
  private static final int PAGE = 1000;

  @Override
  public List<Moved> follow(Transaction tx, WorkingDays now, int year) {
    ApprovalMapper mapper = tx.mapper(ApprovalMapper.class);
    LocalDate first = LocalDate.of(year - 1, Month.DECEMBER, 1); // its new year may begin there
    LocalDate last = LocalDate.of(year, Month.DECEMBER, 31);
    List<Moved> moved = new ArrayList<>();
    List<ApprovalMapper.Owed> page = mapper.owedBetween(first, last, 0, PAGE);
    while (!page.isEmpty()) {
      for (ApprovalMapper.Owed owed : page) {
        Deadline due = DisclosureClock.publicBy(now, owed.kind(), owed.decidedOn());
        if (!due.equals(new Deadline(owed.publicBy(), owed.publicByProvisional()))) {
          mapper.movePublicBy(owed.caseId(), due.lastDay(), due.provisional());
          moved.add(
              new Moved(
                  owed.casePublicId(),
                  "决定登记的公示截止日期",
                  owed.publicBy(),
                  due.lastDay(),
                  due.provisional()));
        }
      }
      page = mapper.owedBetween(first, last, page.getLast().caseId(), PAGE);
    }
    return moved;
  }
}
