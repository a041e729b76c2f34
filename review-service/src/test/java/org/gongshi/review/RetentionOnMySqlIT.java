package org.gongshi.review;

import org.gongshi.review.database.TestServer;

final class RetentionOnMySqlIT extends RetentionTests {
  RetentionOnMySqlIT() {
    super(TestServer.MYSQL);
  }
}
