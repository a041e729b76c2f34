package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class SessionsOnMySqlIT extends SessionsTests {
  SessionsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
