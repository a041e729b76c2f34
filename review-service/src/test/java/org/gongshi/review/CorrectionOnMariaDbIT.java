package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CorrectionOnMariaDbIT extends CorrectionTests {
  CorrectionOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
