package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class PublicGatesOnMariaDbIT extends PublicGatesTests {
  PublicGatesOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
