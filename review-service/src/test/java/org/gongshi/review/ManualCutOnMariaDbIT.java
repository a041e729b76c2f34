package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ManualCutOnMariaDbIT extends ManualCutTests {
  ManualCutOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
