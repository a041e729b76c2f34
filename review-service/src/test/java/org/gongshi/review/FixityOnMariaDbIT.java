package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class FixityOnMariaDbIT extends FixityTests {
  FixityOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
