package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class CrowdOnMySqlIT extends CrowdTests {
  CrowdOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
