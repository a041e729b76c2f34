package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ImportsOnMySqlIT extends ImportsTests {
  ImportsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
