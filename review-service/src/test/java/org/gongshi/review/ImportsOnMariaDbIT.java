package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class ImportsOnMariaDbIT extends ImportsTests {
  ImportsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
