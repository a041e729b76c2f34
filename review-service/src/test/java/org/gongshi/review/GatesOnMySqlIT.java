package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class GatesOnMySqlIT extends GatesTests {
  GatesOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
