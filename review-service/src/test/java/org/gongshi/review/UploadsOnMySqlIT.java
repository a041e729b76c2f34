package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class UploadsOnMySqlIT extends UploadsTests {
  UploadsOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
