package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class TakedownOnMariaDbIT extends TakedownTests {
  TakedownOnMariaDbIT() {
    super(TestServer.MARIADB);
  }
}
