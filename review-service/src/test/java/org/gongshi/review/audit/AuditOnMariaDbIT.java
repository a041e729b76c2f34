package org.gongshi.review.audit;

import org.gongshi.review.database.TestServer;

final class AuditOnMariaDbIT extends AuditTests {
  AuditOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
