package org.gongshi.review.disclosure;

import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;

/**
 * What happens to a case whose disclosure was approved; the export implements it, in the approving
 * transaction.
 */
public interface Publication {
  void publish(Transaction tx, OpenCase open, DisclosureChoice choice);
}
