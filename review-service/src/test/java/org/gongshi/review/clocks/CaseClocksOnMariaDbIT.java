package org.gongshi.review.clocks;

import org.gongshi.review.database.TestServer;

final class CaseClocksOnMariaDbIT extends CaseClocksTests {
  CaseClocksOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
