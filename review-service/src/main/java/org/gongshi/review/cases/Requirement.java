package org.gongshi.review.cases;

import java.util.List;
import org.gongshi.review.database.Transaction;

/** What a later step of the flow wants to be there before a case may move on. */
public interface Requirement {
  /** Everything that is missing for {@code next}; empty if nothing is. */
  List<Missing> missing(Transaction tx, OpenCase open, CaseEvent next);
}
