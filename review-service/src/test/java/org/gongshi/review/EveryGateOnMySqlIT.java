package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class EveryGateOnMySqlIT extends EveryGateTests {
  EveryGateOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
