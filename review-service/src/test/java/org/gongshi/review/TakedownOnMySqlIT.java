package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class TakedownOnMySqlIT extends TakedownTests {
  TakedownOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
