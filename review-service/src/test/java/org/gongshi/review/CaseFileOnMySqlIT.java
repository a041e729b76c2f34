package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CaseFileOnMySqlIT extends CaseFileTests {
  CaseFileOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
