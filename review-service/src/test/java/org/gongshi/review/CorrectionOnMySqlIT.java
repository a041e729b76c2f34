package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CorrectionOnMySqlIT extends CorrectionTests {
  CorrectionOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
