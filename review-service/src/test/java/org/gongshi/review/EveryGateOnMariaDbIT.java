package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class EveryGateOnMariaDbIT extends EveryGateTests {
  EveryGateOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
