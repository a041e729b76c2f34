package org.gongshi.review.disclosure;

import org.gongshi.review.cases.DisclosureChoice;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.gongshi.review.identity.Actor;

/**
 * What happens to a case whose disclosure was approved, in the approving transaction: the export,
 * and the takedown of what an edition replaces.
 */
public interface Publication {
  void publish(Transaction tx, OpenCase open, DisclosureChoice choice, Actor by);
}
