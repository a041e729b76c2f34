package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class GatesOnMariaDbIT extends GatesTests {
  GatesOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
