package org.gongshi.review.cases;

import org.gongshi.review.database.Transaction;

/** What a later step of the flow does when a case has moved, in the same transaction. */
public interface Consequence {
  /** When a case has been filed; not for one that was imported. */
  default void begin(Transaction tx, OpenCase open) {}

  void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event);
}
