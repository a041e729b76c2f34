package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class TwoInstancesOnMariaDbIT extends TwoInstancesTests {
  TwoInstancesOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
