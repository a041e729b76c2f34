package org.gongshi.review.audit;

import org.gongshi.review.database.TestServer;

final class AuditOnMySqlIT extends AuditTests {
  AuditOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
