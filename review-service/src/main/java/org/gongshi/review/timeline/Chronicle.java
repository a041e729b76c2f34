package org.gongshi.review.timeline;

import java.util.List;
import java.util.Set;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;

/** One step's part of the time line of a case. */
public interface Chronicle {
  /** Everything that this step knows to have happened, or to be due, in any order. */
  List<Happening> of(Transaction tx, OpenCase open);

  /** The deeds of the record that it tells in its own words, so that none is told twice. */
  default Set<String> ownDeeds() {
    return Set.of();
  }
}
