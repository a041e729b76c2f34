package org.gongshi.review.audit;

import org.gongshi.review.RunningService;
import org.gongshi.review.database.Database;
import org.gongshi.review.keys.SecretHash;

/** The audit of a running service, with its key, for tests that go past its API. */
public final class TestAudit {
  private TestAudit() {}

  /**
   * @param database the one that {@code service} is on: one chain has one key
   */
  public static Audit of(RunningService service, Database database) {
    return new Audit(database, SecretHash.ofAudit(service.data().resolve("keys")));
  }
}
