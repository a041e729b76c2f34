package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ManualCutOnMySqlIT extends ManualCutTests {
  ManualCutOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
