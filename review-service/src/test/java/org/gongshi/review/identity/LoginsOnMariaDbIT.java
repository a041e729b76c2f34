package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class LoginsOnMariaDbIT extends LoginsTests {
  LoginsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
