package org.gongshi.review.cases;

import org.gongshi.review.database.Transaction;

/**
 * What a later step of the flow does when something has happened to a case, in the same
 * transaction.
 */
public interface Consequence {
  /** When a case has been filed; not for one that was imported. */
  default void begin(Transaction tx, OpenCase open) {}

  /** When something was brought against the case's decision, or has ended. */
  default void contested(Transaction tx, OpenCase open) {}

  /** When a case has moved. */
  default void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event) {}
}
