package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ProceedingOnMySqlIT extends ProceedingTests {
  ProceedingOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
