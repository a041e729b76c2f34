package org.gongshi.review.disclosure;

import java.util.List;
import org.gongshi.review.cases.OpenCase;
import org.gongshi.review.database.Transaction;
import org.jspecify.annotations.Nullable;

/** Which case stands in the place of which. */
public final class Editions {
  /** What the case replaces, or null where it is the first of its kind. */
  public @Nullable Edition of(Transaction tx, OpenCase open) {
    return tx.mapper(EditionMapper.class).ofCase(open.key());
  }

  /** Makes {@code open} a later edition; its decision may be recorded from then on. */
  public void put(Transaction tx, OpenCase open, Edition edition, long by) {
    tx.mapper(EditionMapper.class).insert(open.key(), edition, by, tx.now());
  }

  /** The public ids of the cases that replace this one or are about to, latest first. */
  public List<String> successors(Transaction tx, OpenCase open) {
    return tx.mapper(EditionMapper.class).successors(open.key());
  }

  /** The cases of this one's editions that were begun and are not public yet, by public id. */
  public List<String> begun(Transaction tx, OpenCase open) {
    return tx.mapper(EditionMapper.class).begun(open.key());
  }

  /** The number of the next edition of the case's decision. */
  public int nextNumber(Transaction tx, OpenCase open) {
    return tx.mapper(EditionMapper.class).highestNumber(open.key()) + 1;
  }
}
