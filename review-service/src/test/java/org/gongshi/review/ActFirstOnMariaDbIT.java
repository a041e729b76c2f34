package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ActFirstOnMariaDbIT extends ActFirstTests {
  ActFirstOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
