package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class TwoInstancesOnMySqlIT extends TwoInstancesTests {
  TwoInstancesOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
