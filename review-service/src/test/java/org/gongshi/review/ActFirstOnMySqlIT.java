package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ActFirstOnMySqlIT extends ActFirstTests {
  ActFirstOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
