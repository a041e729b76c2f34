package org.gongshi.review.clocks;

import org.gongshi.review.database.TestServer;

final class CaseClocksOnMySqlIT extends CaseClocksTests {
  CaseClocksOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
