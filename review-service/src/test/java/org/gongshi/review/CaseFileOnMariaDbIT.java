package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CaseFileOnMariaDbIT extends CaseFileTests {
  CaseFileOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
