package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CrowdOnMariaDbIT extends CrowdTests {
  CrowdOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
