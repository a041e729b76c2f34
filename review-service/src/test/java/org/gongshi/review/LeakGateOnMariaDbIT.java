package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class LeakGateOnMariaDbIT extends LeakGateTests {
  LeakGateOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
