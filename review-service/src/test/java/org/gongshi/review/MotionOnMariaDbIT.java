package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class MotionOnMariaDbIT extends MotionTests {
  MotionOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
