package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class PublicGatesOnMySqlIT extends PublicGatesTests {
  PublicGatesOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
