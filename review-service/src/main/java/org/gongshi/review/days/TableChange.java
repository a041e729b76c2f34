package org.gongshi.review.days;

import java.util.List;
import org.gongshi.review.database.Transaction;

/** What a step of the flow counts anew when a year's table arrives, in the same transaction. */
public interface TableChange {
  /**
   * Counts anew every open deadline that {@code year} may touch.
   *
   * @param now the calendar with the new table
   * @return what moved, or became certain
   */
  List<Moved> follow(Transaction tx, WorkingDays now, int year);
}
