package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RetentionOnMariaDbIT extends RetentionTests {
  RetentionOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
