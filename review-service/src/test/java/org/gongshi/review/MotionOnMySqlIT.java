package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class MotionOnMySqlIT extends MotionTests {
  MotionOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
