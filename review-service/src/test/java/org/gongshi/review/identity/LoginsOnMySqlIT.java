package org.gongshi.review.identity;

import org.gongshi.review.database.TestServer;

final class LoginsOnMySqlIT extends LoginsTests {
  LoginsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
