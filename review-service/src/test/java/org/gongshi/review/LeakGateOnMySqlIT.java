package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class LeakGateOnMySqlIT extends LeakGateTests {
  LeakGateOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
