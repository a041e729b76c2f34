package org.gongshi.review.cases;

import org.gongshi.review.database.Transaction;

/** What a later step of the flow does when a case has moved, in the same transaction. */
public interface Consequence {
  void follow(Transaction tx, OpenCase open, CaseState from, CaseEvent event);
}
