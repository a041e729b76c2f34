package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class UploadsOnMariaDbIT extends UploadsTests {
  UploadsOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
