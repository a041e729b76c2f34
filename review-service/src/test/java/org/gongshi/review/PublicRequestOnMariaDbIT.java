package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class PublicRequestOnMariaDbIT extends PublicRequestTests {
  PublicRequestOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
