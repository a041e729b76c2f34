package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class SessionsOnMariaDbIT extends SessionsTests {
  SessionsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
