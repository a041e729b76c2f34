package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class FixityOnMySqlIT extends FixityTests {
  FixityOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
