package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ProceedingOnMariaDbIT extends ProceedingTests {
  ProceedingOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
