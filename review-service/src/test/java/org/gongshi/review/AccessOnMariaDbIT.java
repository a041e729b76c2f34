package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class AccessOnMariaDbIT extends AccessTests {
  AccessOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
