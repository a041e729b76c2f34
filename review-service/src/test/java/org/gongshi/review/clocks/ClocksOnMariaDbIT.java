package org.gongshi.review.clocks;

import org.gongshi.review.database.TestServer;

final class ClocksOnMariaDbIT extends ClocksTests {
  ClocksOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
