package org.gongshi.review.database;

import java.time.Instant;
import org.apache.ibatis.session.SqlSession;

/**
 * One running transaction and its one moment.
 *
 * @param now the instant that everything in this transaction is dated with, UTC
 */
public record Transaction(SqlSession session, Instant now) {

  /**
   * The mapper of a feature, bound to this transaction. Mappers stay package-private; each feature
   * passes its own.
   */
  public <M> M mapper(Class<M> type) {
    var configuration = session.getConfiguration();
    if (!configuration.hasMapper(type)) {
      synchronized (configuration) {
        if (!configuration.hasMapper(type)) {
          configuration.addMapper(type);
        }
      }
    }
    return session.getMapper(type);
  }
}
