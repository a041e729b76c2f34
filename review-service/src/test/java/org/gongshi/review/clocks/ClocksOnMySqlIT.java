package org.gongshi.review.clocks;

import org.gongshi.review.database.TestServer;

final class ClocksOnMySqlIT extends ClocksTests {
  ClocksOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
