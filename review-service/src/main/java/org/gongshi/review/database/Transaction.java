package org.gongshi.review.database;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.ibatis.session.SqlSession;

/**
 * One running transaction and its one moment.
 *
 * @param now the instant that everything in this transaction is dated with, UTC
 * @param mappers those that are wholly known; the library calls one known before it has read it
 * @param last what is still to be done before the commit
 * @param parts what features keep while it runs, by type
 */
public record Transaction(
    SqlSession session,
    Instant now,
    Set<Class<?>> mappers,
    List<Runnable> last,
    Map<Class<?>, Object> parts) {

  Transaction(SqlSession session, Instant now, Set<Class<?>> mappers) {
    this(session, now, mappers, new ArrayList<>(), new HashMap<>());
  }

  /**
   * The mapper of a feature, bound to this transaction. Mappers stay package-private; each feature
   * passes its own.
   */
  public <M> M mapper(Class<M> type) {
    var configuration = session.getConfiguration();
    if (!mappers.contains(type)) {
      synchronized (configuration) {
        if (!configuration.hasMapper(type)) {
          configuration.addMapper(type);
        }
        mappers.add(type);
      }
    }
    return session.getMapper(type);
  }

  /**
   * Has {@code work} done right before the commit, in the order asked for: the place for a lock
   * that all transactions share. If it fails, nothing is committed.
   */
  public void beforeCommit(Runnable work) {
    last.add(work);
  }

  /** What a feature keeps for as long as this transaction runs, made when it is first asked for. */
  public <P> P part(Class<P> type, Supplier<P> made) {
    return type.cast(parts.computeIfAbsent(type, absent -> made.get()));
  }

  void finish() {
    for (int i = 0; i < last.size(); i++) { // work may ask for more
      last.get(i).run();
    }
  }
}
