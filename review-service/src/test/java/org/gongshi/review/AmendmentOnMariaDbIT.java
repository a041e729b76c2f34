package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class AmendmentOnMariaDbIT extends AmendmentTests {
  AmendmentOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
