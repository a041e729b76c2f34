package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class PublicRequestOnMySqlIT extends PublicRequestTests {
  PublicRequestOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
